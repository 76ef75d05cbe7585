package complete;

import static hustings.model.Category.ANNOUNCE;
import static hustings.model.Category.ELECTION;
import static hustings.model.Category.TIMER;
import static hustings.model.Condition.CRASH_STOP;
import static hustings.model.Condition.DETECTED;
import static hustings.model.Condition.FIXED;
import static hustings.model.Condition.REMEMBERED;
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
import static hustings.model.Topology.COMPLETE;

import hustings.model.Algorithm;
import hustings.model.Breaks;
import hustings.model.Complexity;
import hustings.model.Durable;
import hustings.model.Kind;
import hustings.model.Node;
import hustings.model.Option;
import hustings.model.Promise;

/**
 * Whoever misses the leader asks all larger nodes whether they live; if none answers it leads, and
 * otherwise the larger ones do the same among themselves.
 *
 * <p>The textbook form of the algorithm, with terms. The answer, here OK, is ALIVE or ANSWER in
 * other books. The paper of 1982 has two phases, which the textbooks have dropped: the winner first
 * halts all smaller nodes and gathers their answers, and then tells them the new state. It relies
 * on Δ: an answer that takes longer than 2Δ + 1 counts as none. Heartbeats, where the detector
 * sends them, announce the leader again.
 *
 * <p>Hector Garcia-Molina: Elections in a distributed computing system. IEEE Transactions on
 * Computers C-31(1), 1982. Terms and the three ways to recover are additions; QUERY and its answer
 * count as part of the election, as one always follows. Most textbooks teach elections by it.
 */
@Algorithm(
        name = "Bully",
        year = 1982,
        topology = COMPLETE,
        best = "n - 1",
        worst = "n^2 - 1",
        costs = "the best is the largest alone, the worst the smallest, or all; one initiator after"
                + " the largest has crashed needs n*(2*n-1)/6 + n - 2 on average",
        paper = "https://doi.org/10.1109/TC.1982.1675885")
@Complexity(start = ALL, always = "n^2 - 1")
@Complexity(start = ONE, best = "n - 1", mean = "(n^2 - 1)/3 + n - 1", worst = "n^2 - 1")
@Complexity(best = "k*(k-1) + n - 1", worst = "n^2 - 1")
@Complexity(timing = EQUAL, mean = "k*(n+1)*((n+2)/(k+2) - 2/(k+1)) + n - 1")
@Complexity(of = TICKS, timing = EQUAL, best = "L", mean = "(2 - k/n)*L", worst = "2*L")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, INSTANT_UNIQUENESS, VALIDITY, STABILITY},
        given = {SYNCHRONOUS, CRASH_STOP})
@Promise(value = {TERM_UNIQUENESS, AGREEMENT}, given = {SYNCHRONOUS, REMEMBERED, FIXED},
        when = "recovery=query")
@Promise(value = TERMINATION, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + 3*delta + roundTrip + crashes*(3*roundTrip + interval + 2*delta)")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, CRASH_STOP}, within = "2*roundTrip")
@Breaks(value = {TERM_UNIQUENESS, AGREEMENT}, when = "an answer takes longer than Δ allows",
        scenario = "n=3&ids=ascending&latency=1&start=1&detector=none&faults=0:crash-3,0:slow-2-10")
@Breaks(value = INSTANT_UNIQUENESS, when = "the network is split: each part elects its own",
        scenario = "n=5&ids=ascending&latency=1&start=5&detector=heartbeat:5,13"
                + "&faults=100:split-1-2,300:heal&until=400")
@Breaks(value = {TERM_UNIQUENESS, VALIDITY}, when = "an answer is lost",
        scenario = "n=3&ids=ascending&latency=1&start=1&detector=none"
                + "&faults=0:crash-3,2:drop-2-1&until=60")
@Breaks(value = TERM_UNIQUENESS, when = "the winner leaves before all have heard of it: who is then"
        + " the largest need not ask anybody",
        scenario = "n=3&ids=ascending&latency=1-4&start=1&faults=2:leave-3&until=60&seed=14")
public final class Bully extends Node<Bully.Message> {
    @Option("what a node does that comes back after a crash")
    private Recovery recovery = Recovery.QUERY;

    @Durable private long term;
    private State state = State.NORMAL;

    /** What a node is doing. */
    enum State { NORMAL, LEADING, ELECTING, WAITING, LISTENING, QUERYING }

    /** What a node does that comes back: elect, listen for a leader, or ask for the term. */
    enum Recovery { EAGER, LISTEN, QUERY }

    /** What nodes tell each other, and the two timers. */
    sealed interface Message {}

    /** Asks a larger node whether it lives. */
    @Kind(ELECTION)
    record Election(long term) implements Message {}

    /** A larger node lives. */
    @Kind(ELECTION)
    record Ok(long term) implements Message {}

    /** The sender leads. */
    @Kind(ANNOUNCE)
    record Coordinator(long term) implements Message {}

    /** Asks for the term. */
    @Kind(ELECTION)
    record Query(long term) implements Message {}

    /** Tells the term. */
    @Kind(ELECTION)
    record Current(long term) implements Message {}

    /** No answer has come in time. */
    @Kind(TIMER)
    record NoAnswer() implements Message {}

    /** No leader has shown itself in time. */
    @Kind(TIMER)
    record NoLeader() implements Message {}

    @Override
    protected void start() {
        // to call an election: hold one in the next term, which who comes back has to ask for
        switch (state) {
            case QUERYING, LISTENING -> prepare(term);
            default -> elect(term + 1);
        }
    }

    @Override
    protected void suspect(int node) {
        if (state == State.NORMAL) {
            // on suspecting the leader: hold an election in the next term
            elect(term + 1);
        }
    }

    private void elect(long t) {
        cancelTimers();
        term = t;
        state = State.ELECTING;
        campaign(term);
        // to hold an election: send ELECTION to every larger node
        int larger = broadcast(j -> j > id(), new Election(term));
        if (larger == 0) {
            win();
        } else {
            // wait 2Δ + 1 for an OK
            after(roundTrip(), new NoAnswer());
        }
    }

    private void learn(long t) {
        if (t > term && state == State.ELECTING) {
            /* I have asked nobody in that term, so I cannot win it. */
            elect(t + 1);
        } else {
            term = Math.max(term, t);
        }
    }

    private void prepare(long t) {
        term = Math.max(term, t);
        if (state == State.LISTENING) {
            query();
        } else {
            because("I am asking for the term, and hold one then");
        }
    }

    private void win() {
        // to win: lead, and send COORDINATOR to every smaller node
        cancelTimers();
        state = State.LEADING;
        lead(term);
        broadcast(j -> j < id(), new Coordinator(term));
    }

    @Override
    protected void receive(Message message) {
        switch (message) {
            case Election(long t) -> {
                // on ELECTION(t), which comes from a smaller node: answer OK
                reply(new Ok(Math.max(t, term)));
                if (state == State.LISTENING || state == State.QUERYING) {
                    // not yet settled after coming back: hold one when I know the latest term
                    prepare(t);
                } else if (t > term) {
                    // a later term than mine: hold the election in it
                    elect(t);
                }
            }

            case Ok(long t) -> {
                term = Math.max(term, t);
                if (state == State.ELECTING) {
                    // on OK: a larger node lives, wait for its COORDINATOR
                    state = State.WAITING;
                    cancel(new NoAnswer());
                    withdraw(term);
                    after(2 * roundTrip() + heartbeatInterval(), new NoLeader());
                }
            }

            case Coordinator(long t) -> hear(sender(), t, false);

            // on no answer in time to my QUERY: hold an election in the next term
            case NoAnswer none when state == State.QUERYING -> elect(term + 1);

            // on no OK in time: win
            case NoAnswer none -> win();

            case NoLeader none when state == State.LISTENING -> query();

            // on no COORDINATOR in time: who answered has died, hold an election in the next term
            case NoLeader none -> elect(term + 1);

            case Query(long t) -> {
                if (state != State.LEADING) {
                    learn(t);
                }
                // on QUERY: answer my term
                reply(new Current(term));
            }

            // on the answer to my QUERY: remember the latest term
            case Current(long t) -> {
                learn(t);
                because("term %d is known", term);
            }
        }
    }

    @Override
    protected void heartbeat(int node, long t) {
        hear(node, t, true);
    }

    private void hear(int leader, long t, boolean isHeartbeat) {
        boolean contending = state == State.ELECTING || state == State.WAITING;
        if (state == State.QUERYING) {
            // on COORDINATOR or HEARTBEAT while I ask for the term: remember the latest term
            term = Math.max(term, t);
            because("term %d is known", term);
        } else if (leader < id() && isHeartbeat && (t < term || contending && t <= term)) {
            // on HEARTBEAT of a smaller node whose term is over: it will learn of the new leader
            because("%d leads in term %d, and it is term %d", leader, t, term);
        } else if (leader < id()) {
            // on COORDINATOR or HEARTBEAT of a smaller node: bully it, in a fresh term
            elect(Math.max(t, term) + 1);
        } else if (t >= term) {
            // on COORDINATOR or HEARTBEAT of a larger node: follow it
            cancelTimers();
            term = t;
            state = State.NORMAL;
            follow(leader, term);
        }
    }

    @Override
    protected void recover() {
        switch (recovery) {
            // on coming back, EAGER: hold an election in the next term
            case EAGER -> elect(term + 1);

            case LISTEN -> {
                // on coming back, LISTEN: wait for a heartbeat; without one, ask for the term
                state = State.LISTENING;
                withdraw(term);
                after(heartbeatTimeout(), new NoLeader());
            }

            case QUERY -> query();
        }
    }

    private void query() {
        // on coming back, QUERY: ask every node for its term
        state = State.QUERYING;
        withdraw(term);
        broadcast(new Query(term));
        after(roundTrip(), new NoAnswer());
    }
}
