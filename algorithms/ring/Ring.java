package ring;

import static hustings.model.Category.ANNOUNCE;
import static hustings.model.Category.ELECTION;
import static hustings.model.Category.TIMER;
import static hustings.model.Category.TRANSPORT;
import static hustings.model.Condition.CALM;
import static hustings.model.Condition.CRASH_STOP;
import static hustings.model.Condition.DETECTED;
import static hustings.model.Condition.SYNCHRONOUS;
import static hustings.model.Property.AGREEMENT;
import static hustings.model.Property.INSTANT_UNIQUENESS;
import static hustings.model.Property.LEADER_LIVENESS;
import static hustings.model.Property.QUIESCENCE;
import static hustings.model.Property.STABILITY;
import static hustings.model.Property.TERMINATION;
import static hustings.model.Property.TERM_UNIQUENESS;
import static hustings.model.Property.VALIDITY;
import static hustings.model.Quantity.TICKS;
import static hustings.model.Starters.ALL;
import static hustings.model.Starters.ONE;
import static hustings.model.Timing.EQUAL;
import static hustings.model.Topology.OVERLAY_RING;

import hustings.model.Algorithm;
import hustings.model.Breaks;
import hustings.model.Complexity;
import hustings.model.Durable;
import hustings.model.Kind;
import hustings.model.Node;
import hustings.model.Promise;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;

/**
 * A list of names goes round the ring; who finds itself on the list knows everyone alive, and the
 * largest name wins.
 *
 * <p>Every message is acknowledged, and a successor that does not answer is skipped. Added for
 * repeated elections: terms, a new election when the leader is suspected or none comes to an end,
 * and term 0 by which a node that comes back asks for one. Added against acknowledgements that are
 * late: a node passes each list and each result on only once, or copies would breed copies.
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
@Complexity(always = "2*n*k")
@Complexity(of = TICKS, start = ALL, timing = EQUAL, always = "n*L")
@Complexity(of = TICKS, start = ONE, timing = EQUAL, always = "(2*n - 1)*L")
@Promise(value = {INSTANT_UNIQUENESS, VALIDITY, STABILITY}, given = {SYNCHRONOUS, CRASH_STOP})
@Promise(value = {TERM_UNIQUENESS, AGREEMENT}, given = {SYNCHRONOUS, CRASH_STOP, CALM})
@Promise(value = TERMINATION, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + (2*n+1)*delta + dead*roundTrip"
                + " + crashes*(2*n*(roundTrip + delta) + detect + (2*n+1)*delta)")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, CRASH_STOP},
        within = "3*n*delta + (dead + 1)*roundTrip")
@Breaks(value = {TERM_UNIQUENESS, VALIDITY},
        when = "an acknowledgement is late: a live node is skipped",
        scenario = "n=5&ids=ascending&latency=1&start=1&detector=none&faults=0:slow-5-20")
@Breaks(value = TERM_UNIQUENESS,
        when = "the winner crashes before a list comes by that its own has overtaken",
        scenario = "n=4&ids=ascending&latency=1-4&order=any&start=1,4&detector=none"
                + "&faults=6:crash-4&until=60&seed=156")
@Breaks(value = INSTANT_UNIQUENESS, when = "the network is split: each part elects its own",
        scenario = "n=5&ids=ascending&latency=1&start=5&detector=heartbeat:5,13"
                + "&faults=100:split-1-2,300:heal&until=400")
public final class Ring extends Node<Ring.Message> {
    private long term;
    /* Serial numbers survive a crash, lest an old ACK be taken for the answer to a new message. */
    @Durable private long sent;
    private final Map<Long, Attempt> unacknowledged = new TreeMap<>();
    private final Set<Integer> passed = new TreeSet<>();
    private final Set<Integer> finished = new TreeSet<>();
    private final Set<Integer> told = new TreeSet<>();

    /** A message that has not been acknowledged, and whom it was sent to last. */
    record Attempt(Message message, int to) {}

    /** What travels round the ring, its acknowledgement, and two timers. */
    sealed interface Message {}

    /** The names of those it has passed; {@code serial} is what its acknowledgement names. */
    @Kind(ELECTION)
    record Election(long term, long serial, List<Integer> names) implements Message {}

    /** The result, told by {@code origin}; {@code left} bounds how far it may still travel. */
    @Kind(ANNOUNCE)
    record Coordinator(long term, long serial, List<Integer> names, int origin, long left)
            implements Message {}

    /** The message of that number has arrived. */
    @Kind(TRANSPORT)
    record Ack(long serial) implements Message {}

    /** The message of that number has not been acknowledged in time. */
    @Kind(TIMER)
    record NoAck(long serial) implements Message {}

    /** The election has not come to an end. */
    @Kind(TIMER)
    record NoResult() implements Message {}

    @Override
    protected void start() {
        // to call an election: open a new term, and send ELECTION([id]) round the ring
        open(term + 1);
        pass(serial -> new Election(term, serial, List.of(id())), next());
    }

    private void open(long t) {
        term = t;
        passed.clear();
        finished.clear();
        told.clear();
        campaign(term);
        awaitResult();
    }

    @Override
    protected void suspect(int node) {
        // on suspecting the leader: call an election
        start();
    }

    @Override
    protected void recover() {
        // on coming back: the term is lost, so ask for an election with term 0, and wait for it
        pass(serial -> new Election(0, serial, List.of(id())), next());
        if (leader() == NONE) {
            awaitResult();
        }
    }

    private void awaitResult() {
        after(2 * size() * (roundTrip() + delta()) + 1, new NoResult());
    }

    @Override
    protected void heartbeat(int node, long t) {
        if (t > term || t == term && leader() != NONE && node != leader()) {
            // on HEARTBEAT of another leader than mine: call an election after its term
            term = t;
            start();
        }
    }

    private void pass(LongFunction<Message> numbered, int to) {
        sent++;
        attempt(sent, numbered.apply(sent), to);
    }

    private void attempt(long serial, Message message, int to) {
        // to pass a message on: send it, and wait 2Δ + 1 for its acknowledgement
        if (to == id()) {
            // nobody else is left on the ring: go on as if it had been all the way round
            handle(message);
            return;
        }
        unacknowledged.put(serial, new Attempt(message, to));
        send(to, message);
        after(roundTrip(), new NoAck(serial));
    }

    @Override
    protected void receive(Message message) {
        switch (message) {
            // on ACK: the neighbour lives
            case Ack(long serial) -> {
                unacknowledged.remove(serial);
                cancel(new NoAck(serial));
            }

            // on no ACK in time: skip the silent node
            case NoAck(long serial) -> skip(serial, unacknowledged.remove(serial));

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

    private void skip(long serial, Attempt attempt) {
        int following = next(attempt.to);
        switch (attempt.message) {
            // on no ACK of a COORDINATOR that has gone n steps: drop it
            case Coordinator(long t, long s, List<Integer> names, int origin, long left)
                    when left <= 1 -> because("it has gone far enough");
            case Coordinator(long t, long s, List<Integer> names, int origin, long left) ->
                    attempt(serial, new Coordinator(t, s, names, origin, left - 1), following);
            default -> attempt(serial, attempt.message, following);
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
                hear(names, origin, left);
            }
            default -> throw new IllegalArgumentException("not handled: " + message);
        }
    }

    private void join(long t) {
        if (t > term) {
            // on anything of a later term: join that election
            open(t);
        }
    }

    private void collect(List<Integer> names) {
        int starter = names.get(0);
        boolean home = names.contains(id());
        if (!(home ? finished : passed).add(starter)) {
            // on ELECTION that I have passed on already: drop it
            because("the list of %d has been here", starter);
        } else if (home) {
            finish(List.copyOf(names.subList(names.indexOf(id()), names.size())));
        } else {
            // on ELECTION without my name: add it and pass the list on
            List<Integer> longer = new ArrayList<>(names);
            longer.add(id());
            pass(serial -> new Election(term, serial, List.copyOf(longer)), next());
        }
    }

    private void finish(List<Integer> alive) {
        // on ELECTION with my name: it has been round; those named from me on are alive
        settle(Collections.max(alive));
        if (alive.size() > 1) {
            // tell them: send COORDINATOR round
            pass(serial -> new Coordinator(term, serial, alive, id(), size()), afterMe(alive));
        }
    }

    private void hear(List<Integer> names, int origin, long left) {
        // on COORDINATOR: settle on the largest name, and pass it on until it is home
        settle(Collections.max(names));
        if (origin != id() && left > 0 && told.add(origin)) {
            pass(serial -> new Coordinator(term, serial, names, origin, left - 1), afterMe(names));
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
