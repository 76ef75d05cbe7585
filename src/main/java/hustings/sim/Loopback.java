package hustings.sim;

import hustings.model.MessageKind;
import hustings.run.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * What a node sends to itself because it is next on its ring itself: no link carries it, so it is
 * no message, costs nothing, and is handled as soon as the node has done what it is doing.
 *
 * <p>What has lost its owner may go round for ever; so after a few times it takes until the next
 * tick.
 */
final class Loopback {
    private static final int MOST_IN_A_TICK = 16;

    private final Membership membership;
    private final Present present;
    private final Trace trace;
    private final Handling handling;
    private final WorkMeter work;
    private final Alarms alarms;
    private final Deque<Letter> waiting = new ArrayDeque<>();
    private int[] handled = new int[0];
    private long[] handledAt = new long[0];
    private boolean delivering;
    private final List<Letter> later = new ArrayList<>();

    /**
     * Something a node has sent to itself, the number of the event with which it did, and whether
     * it did so without having been asked by another.
     */
    private record Letter(int node, Object message, long number, boolean unasked) {}

    /** Hands nodes what they have sent to themselves. */
    interface Receiver {
        /** A node is handed a message, which it sent unasked or not. */
        void comeBack(int node, Object message, boolean unasked);
    }

    Loopback(Membership membership, Present present, Trace trace, Handling handling,
            WorkMeter work, Alarms alarms) {
        this.membership = membership;
        this.present = present;
        this.trace = trace;
        this.handling = handling;
        this.work = work;
        this.alarms = alarms;
    }

    /** Nothing waits. */
    void reset() {
        waiting.clear();
        later.clear();
        Arrays.fill(handled, 0);
        delivering = false;
    }

    /** A node sends something to itself; the receiver hands it over if it takes a tick. */
    void add(int node, MessageKind kind, Object message, Receiver receiver) {
        work.spend(1);
        long number = trace.isWatched()
                ? trace.tellFromLine(membership.id(node), new Event.Note(kind.name()
                        + " comes straight back: the node is next on the ring itself"))
                : trace.skip(Tape.Mark.OTHER, 0, present.cause, membership.id(node), 0, 0,
                        Tape.SILENT);
        Letter letter = new Letter(node, message, number, handling.isUnasked());
        if (isOften(node)) {
            later(letter, receiver);
        } else {
            waiting.add(letter);
        }
    }

    private boolean isOften(int node) {
        if (handled.length == 0) {
            handled = new int[membership.places()];
            handledAt = new long[membership.places()];
        }
        if (handledAt[node] != present.now) {
            handledAt[node] = present.now;
            handled[node] = 0;
        }
        return ++handled[node] > MOST_IN_A_TICK;
    }

    private void later(Letter letter, Receiver receiver) {
        later.add(letter);
        alarms.setAfter(1, new Alarm() {
            @Override
            void ring() {
                if (later.contains(letter) && !alarms.hold(letter.node, this)) {
                    later.remove(letter);
                    handle(letter, receiver);
                    deliver(receiver);
                }
            }
        });
    }

    /** The process of a node is gone, and with it what it has sent to itself. */
    void forget(int node) {
        waiting.removeIf(letter -> letter.node == node);
        later.removeIf(letter -> letter.node == node);
    }

    /** How much will be handled only in the next tick. */
    long count() {
        return later.size();
    }

    /** Whether anything of a node will be handled only in the next tick. */
    boolean isWaitingFor(int node) {
        return later.stream().anyMatch(letter -> letter.node == node);
    }

    /** Whether anything waits to be handled. */
    boolean isWaiting() {
        return !waiting.isEmpty() && !delivering;
    }

    /** Handles what waits, and what comes of it. */
    void deliver(Receiver receiver) {
        delivering = true;
        while (!waiting.isEmpty()) {
            handle(waiting.remove(), receiver);
        }
        delivering = false;
    }

    private void handle(Letter letter, Receiver receiver) {
        present.cause = letter.number;
        receiver.comeBack(letter.node, letter.message, letter.unasked);
    }
}
