package ring;

import static hustings.model.Category.TIMER;
import static hustings.model.Category.TRANSPORT;

import hustings.model.Durable;
import hustings.model.Kind;
import hustings.model.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;

/**
 * A ring on which every message is acknowledged, and a node that does not answer is skipped; with
 * terms, the way back after a crash, and a new election where none comes to an end.
 *
 * @param <M> what travels round the ring
 */
abstract class AcknowledgedRing<M extends AcknowledgedRing.Passed>
        extends Node<AcknowledgedRing.Message> {
    /** The election that this node is in. */
    protected long term;
    /* Serial numbers survive a crash, lest an old ACK be taken for the answer to a new message. */
    @Durable private long sent;
    private final Map<Long, Attempt<M>> unacknowledged = new TreeMap<>();
    /** Whose lists this node has passed on: if an ACK is late, a list comes twice. */
    protected final Set<Integer> passed = new TreeSet<>();
    /** Whose lists it has found itself on. */
    protected final Set<Integer> finished = new TreeSet<>();
    /** Whose results it has passed on. */
    protected final Set<Integer> told = new TreeSet<>();

    /** A message that has not been acknowledged, and whom it was sent to last. */
    record Attempt<M>(M message, int to) {}

    /** What travels round the ring, its acknowledgement, and two timers. */
    sealed interface Message permits Passed, Ack, NoAck, NoResult {}

    /** What travels round the ring; {@code serial} is what its acknowledgement names. */
    non-sealed interface Passed extends Message {
        /** The term of its election. */
        long term();

        /** Its number, by which whoever has sent it knows it again. */
        long serial();

        /** How many more nodes it may come to: any number, unless it says so. */
        default long left() {
            return Long.MAX_VALUE;
        }

        /** The same message under another number, which may come to one node less. */
        default Passed further(long number) {
            return this;
        }
    }

    /** The message of that number has arrived. */
    @Kind(TRANSPORT)
    record Ack(long serial) implements Message {}

    /** The message of that number has not been acknowledged in time. */
    @Kind(TIMER)
    record NoAck(long serial) implements Message {}

    /** The election has not come to an end. */
    @Kind(TIMER)
    record NoResult() implements Message {}

    /** What calls to the election of a term. */
    protected abstract M call(long t, long serial);

    /** A message of the present term. */
    protected abstract void hear(M message);

    @SuppressWarnings("unchecked")
    private void skip(M message, int following) {
        if (message.left() <= 1) {
            // on no ACK of a COORDINATOR that has gone n steps: drop it
            because("it has gone far enough");
        } else {
            attempt((M) message.further(message.serial()), following);
        }
    }

    /** Goes over to a term. */
    protected final void open(long t) {
        term = t;
        passed.clear();
        finished.clear();
        told.clear();
        campaign(term);
        awaitResult();
    }

    private void awaitResult() {
        setTimer(2 * size() * (roundTrip() + delta()) + 1, new NoResult());
    }

    @Override
    protected void suspect(int node) {
        // on suspecting the leader: call an election
        start();
    }

    @Override
    protected void recover() {
        // on coming back: the term is lost, so ask for an election with term 0, and wait for it
        sendOn(serial -> call(0, serial), next());
        if (leader() == NONE) {
            awaitResult();
        }
    }

    @Override
    protected void heartbeat(int node, long t) {
        if (t > term || t == term && leader() != NONE && node != leader()) {
            // on HEARTBEAT of another leader than mine: call an election after its term
            term = t;
            start();
        }
    }

    /** Who comes after this node on a list that has gone round. */
    protected final int afterMe(List<Integer> names) {
        return names.get((names.indexOf(id()) + 1) % names.size());
    }

    /** Passes on a message with a number of its own. */
    protected final void sendOn(LongFunction<M> numbered, int to) {
        sent++;
        attempt(numbered.apply(sent), to);
    }

    /** Passes on a message that has its number. */
    protected final void attempt(M message, int to) {
        // to pass a message on: send it, and wait 2Δ + 1 for its acknowledgement
        if (to == id()) {
            // nobody else is left on the ring: go on as if it had been all the way round
            handle(message);
            return;
        }
        unacknowledged.put(message.serial(), new Attempt<>(message, to));
        send(to, message);
        setTimer(roundTrip(), new NoAck(message.serial()));
    }

    @Override
    @SuppressWarnings("unchecked")
    protected final void receive(Message message) {
        switch (message) {
            // on ACK: the neighbour lives
            case Ack(long serial) -> {
                unacknowledged.remove(serial);
                cancel(new NoAck(serial));
            }

            // on no ACK in time: skip the silent node
            case NoAck(long serial) -> {
                Attempt<M> attempt = unacknowledged.remove(serial);
                skip(attempt.message, next(attempt.to));
            }

            // on no result in time: call an election
            case NoResult timeout -> start();

            case Passed passed -> {
                reply(new Ack(passed.serial()));
                handle((M) passed);
            }
        }
    }

    private void handle(M message) {
        if (message.term() == 0) {
            // on anything of term 0: its sender is back and knows no leader, call an election
            start();
        } else if (message.term() < term) {
            // on anything of an earlier term: drop it
            because("term %d is over", message.term());
        } else {
            if (message.term() > term) {
                // on anything of a later term: join that election
                open(message.term());
            }
            hear(message);
        }
    }
}
