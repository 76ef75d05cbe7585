package ring;

import static hustings.model.Category.ANNOUNCE;
import static hustings.model.Category.ELECTION;
import static hustings.model.Category.TIMER;
import static hustings.model.Category.TRANSPORT;
import static hustings.model.Topology.OVERLAY_RING;

import hustings.model.Algorithm;
import hustings.model.Durable;
import hustings.model.Kind;
import hustings.model.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A list of names goes round the ring; who finds itself on the list knows everyone alive, and the
 * largest name wins.
 *
 * <p>Every message is acknowledged, and a successor that does not answer is skipped. Added for
 * repeated elections: terms, a new election when the leader is suspected or none comes to an end,
 * and term 0 by which a node that comes back asks for one.
 *
 * <p>Andrew Tanenbaum, Maarten van Steen: Distributed Systems, 3rd edition, section 6.4; after
 * Gérard Le Lann: Distributed systems, towards a formal approach. IFIP Congress 1977.
 */
@Algorithm(
        name = "Ring",
        year = 1977,
        topology = OVERLAY_RING,
        best = "2*n",
        worst = "2*n*n",
        costs = "nobody dead; the best is one initiator, the worst all of them",
        paper = "Tanenbaum, van Steen: Distributed Systems, 3rd edition, section 6.4")
public final class Ring extends Node<Ring.Message> {
    private long term;
    /* Serial numbers survive a crash, lest an old ACK be taken for the answer to a new message. */
    @Durable private long sent;
    private final Map<Long, Message> unacknowledged = new TreeMap<>();

    /** What travels round the ring, its acknowledgement, and two timers. */
    sealed interface Message {}

    /** The names of those it has passed; {@code serial} is what its acknowledgement names. */
    @Kind(ELECTION)
    record Election(long term, long serial, List<Integer> names) implements Message {}

    /** The result; {@code left} bounds how far it may still travel. */
    @Kind(ANNOUNCE)
    record Coordinator(long term, long serial, List<Integer> names, int origin, long left)
            implements Message {}

    /** The neighbour has got the message of that number. */
    @Kind(TRANSPORT)
    record Ack(long serial) implements Message {}

    /** The neighbour has not acknowledged in time. */
    @Kind(TIMER)
    record NoAck(long serial, int silent) implements Message {}

    /** The election has not come to an end. */
    @Kind(TIMER)
    record NoResult() implements Message {}

    @Override
    protected void start() {
        // to call an election: open a new term, and send ELECTION([id]) round the ring
        elect(term + 1);
        pass(new Election(term, 0, List.of(id())), next());
    }

    private void elect(long t) {
        term = t;
        campaign(term);
        after(2 * size() * (roundTrip() + delta()) + 1, new NoResult());
    }

    @Override
    protected void suspect(int node) {
        // on suspecting the leader: call an election
        start();
    }

    @Override
    protected void recover() {
        // on coming back: the term is lost, so ask for an election with term 0
        pass(new Election(0, 0, List.of(id())), next());
    }

    private void pass(Message message, int to) {
        // to pass a message on: send it, and wait 2Δ + 1 for its acknowledgement
        if (to == id()) {
            // nobody else is left on the ring: go on as if it had been all the way round
            handle(message);
            return;
        }
        sent++;
        Message numbered = switch (message) {
            case Election(long t, long s, List<Integer> names) -> new Election(t, sent, names);
            case Coordinator(long t, long s, List<Integer> names, int origin, long left) ->
                    new Coordinator(t, sent, names, origin, left);
            default -> throw new IllegalArgumentException("not passed on: " + message);
        };
        unacknowledged.put(sent, numbered);
        send(to, numbered);
        after(roundTrip(), new NoAck(sent, to));
    }

    @Override
    protected void receive(Message message) {
        switch (message) {
            // on ACK: the neighbour lives
            case Ack(long serial) -> {
                unacknowledged.remove(serial);
                cancel(new NoAck(serial, sender()));
            }

            // on no ACK in time: skip the silent node
            case NoAck(long serial, int silent) -> skip(unacknowledged.remove(serial), silent);

            // on no result in time: call an election
            case NoResult timeout -> start();

            case Election(long t, long serial, List<Integer> names) -> {
                reply(new Ack(serial));
                handle(message);
            }
            case Coordinator(long t, long serial, List<Integer> names, int origin, long left) -> {
                reply(new Ack(serial));
                handle(message);
            }
        }
    }

    private void skip(Message message, int silent) {
        switch (message) {
            // on no ACK of a COORDINATOR that has gone n steps: drop it
            case Coordinator(long t, long s, List<Integer> names, int origin, long left)
                    when left <= 1 -> because("it has gone far enough");
            case Coordinator(long t, long s, List<Integer> names, int origin, long left) ->
                    pass(new Coordinator(t, s, names, origin, left - 1), next(silent));
            default -> pass(message, next(silent));
        }
    }

    private void handle(Message message) {
        switch (message) {
            // on ELECTION of term 0: its sender is back and knows no leader, call an election
            case Election(long t, long s, List<Integer> names) when t == 0 -> start();

            // on anything of an earlier term: drop it
            case Election(long t, long s, List<Integer> names) when t < term ->
                    because("term %d is over", t);
            case Coordinator(long t, long s, List<Integer> names, int origin, long left)
                    when t < term -> because("term %d is over", t);

            case Election(long t, long s, List<Integer> names) -> {
                join(t);
                collect(names);
            }
            case Coordinator(long t, long s, List<Integer> names, int origin, long left) -> {
                join(t);
                // on COORDINATOR: settle on the largest name, and pass it on until it is home
                settle(Collections.max(names));
                if (origin != id() && left > 0) {
                    pass(new Coordinator(t, s, names, origin, left - 1), afterMe(names));
                }
            }
            default -> throw new IllegalArgumentException("not handled: " + message);
        }
    }

    private void join(long t) {
        if (t > term) {
            // on anything of a later term: join that election
            elect(t);
        }
    }

    private void collect(List<Integer> names) {
        List<Integer> longer = new ArrayList<>(names);
        if (!names.contains(id())) {
            // on ELECTION without my name: add it and pass the list on
            longer.add(id());
            pass(new Election(term, 0, List.copyOf(longer)), next());
            return;
        }
        // on ELECTION with my name: it has been round; those named from me on are alive
        List<Integer> alive = List.copyOf(names.subList(names.indexOf(id()), names.size()));
        settle(Collections.max(alive));
        if (alive.size() > 1) {
            // tell them: send COORDINATOR round
            pass(new Coordinator(term, 0, alive, id(), size()), afterMe(alive));
        }
    }

    private int afterMe(List<Integer> names) {
        return names.get((names.indexOf(id()) + 1) % names.size());
    }

    private void settle(int winner) {
        if (leader() == NONE || winner > leader()) {
            cancel(new NoResult());
            if (winner == id()) {
                // the largest name is mine: lead
                lead(term);
            } else {
                // the largest name is another's: follow it
                follow(winner, term);
            }
        }
    }
}
