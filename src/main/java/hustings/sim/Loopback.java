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

    private final World world;
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

    Loopback(World world) {
        this.world = world;
    }

    /** Nothing waits. */
    void reset() {
        waiting.clear();
        later.clear();
        Arrays.fill(handled, 0);
        delivering = false;
    }

    /** A node sends something to itself. */
    void add(int node, MessageKind kind, Object message) {
        world.spend(1);
        long number = world.trace.isWatched()
                ? world.trace.tellFromLine(world.id(node), new Event.Note(kind.name()
                        + " comes straight back: the node is next on the ring itself"))
                : world.trace.skip(Tape.Mark.OTHER, 0, world.present.cause, world.id(node), 0, 0,
                        Tape.SILENT);
        Letter letter = new Letter(node, message, number, world.processes.isUnasked());
        if (isOften(node)) {
            later(letter);
        } else {
            waiting.add(letter);
        }
    }

    private boolean isOften(int node) {
        if (handled.length == 0) {
            handled = new int[world.membership.places()];
            handledAt = new long[world.membership.places()];
        }
        if (handledAt[node] != world.present.now) {
            handledAt[node] = world.present.now;
            handled[node] = 0;
        }
        return ++handled[node] > MOST_IN_A_TICK;
    }

    private void later(Letter letter) {
        later.add(letter);
        world.wheel.add(world.present.now + 1, new Alarm() {
            @Override
            void ring() {
                if (later.contains(letter) && !world.backlog.hold(letter.node, this)) {
                    later.remove(letter);
                    handle(letter);
                    deliver();
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
    void deliver() {
        delivering = true;
        while (!waiting.isEmpty()) {
            handle(waiting.remove());
        }
        delivering = false;
    }

    private void handle(Letter letter) {
        world.present.cause = letter.number;
        world.processes.comeBack(letter.node, letter.message, letter.unasked);
    }
}
