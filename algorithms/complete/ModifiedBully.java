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
import hustings.model.Promise;

/**
 * Whoever misses the leader asks all larger nodes whether they live, and has the largest that
 * answers lead; the others need not ask again.
 *
 * <p>Bully without its cascade. It is cheaper than Bully if one node notices the crash, and dearer
 * if all do, since each of them then appoints the winner. Like Bully it relies on Δ: an answer that
 * takes longer than 2Δ + 1 counts as none. A node that comes back asks for the term, and calls an
 * election in the next one.
 *
 * <p>Published several times as the modified, improved or enhanced bully algorithm; this form is
 * after M. S. Kordafshari, M. Gholipour, M. Jahanshahi, A. T. Haghighat: Modified bully election
 * algorithm in distributed systems. WSEAS Transactions on Information Science and Applications
 * 2(8), 2005. Terms and recovery are additions.
 */
@Algorithm(
        name = "Modified bully",
        year = 2005,
        topology = COMPLETE,
        best = "n - 1",
        worst = "n^2 + n - 2",
        costs = "the best is the largest alone, the worst all but the largest; one initiator after"
                + " the largest has crashed needs 2*n - 2 - 1/(n-1) on average",
        paper = "https://dl.acm.org/doi/10.5555/1369599.1369602")
@Complexity(start = ALL, always = "n^2 - 1")
@Complexity(start = ONE, best = "n - 1", mean = "2*(n-1) + (n-1)/n", worst = "3*n - 2")
@Complexity(mean = "(k+1)*(n-1) + k*(n-k)/n")
@Complexity(of = TICKS, timing = EQUAL, best = "L",
        mean = "k/n*L + (1 - k/n)*(2*L + 2*delta + 1)", worst = "2*L + 2*delta + 1")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, INSTANT_UNIQUENESS, VALIDITY, STABILITY},
        given = {SYNCHRONOUS, CRASH_STOP})
@Promise(value = {TERM_UNIQUENESS, AGREEMENT}, given = {SYNCHRONOUS, REMEMBERED, FIXED})
@Promise(value = TERMINATION, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + 3*delta + 2*roundTrip + interval"
                + " + crashes*(3*roundTrip + interval + 2*delta)")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, CRASH_STOP}, within = "2*roundTrip")
@Breaks(value = {TERM_UNIQUENESS, AGREEMENT}, when = "an answer takes longer than Δ allows",
        scenario = "n=3&ids=ascending&latency=1&start=1,2&detector=none"
                + "&faults=0:crash-3,0:slow-2-10&until=60")
@Breaks(value = INSTANT_UNIQUENESS, when = "the network is split: each part elects its own",
        scenario = "n=5&ids=ascending&latency=1&start=5&detector=heartbeat:5,13"
                + "&faults=100:split-1-2,300:heal&until=400")
public final class ModifiedBully extends Node<ModifiedBully.Message> {
    @Durable private long term;
    private State state = State.NORMAL;
    private int largest;

    /** What a node is doing. */
    enum State { NORMAL, LEADING, ASKING, WAITING, QUERYING }

    /** What nodes tell each other, and the two timers. */
    sealed interface Message {}

    /** Asks a larger node whether it lives. */
    @Kind(ELECTION)
    record Election(long term) implements Message {}

    /** A larger node lives. */
    @Kind(ELECTION)
    record Ok(long term) implements Message {}

    /** The receiver is to lead. */
    @Kind(ELECTION)
    record Grant(long term) implements Message {}

    /** The sender leads. */
    @Kind(ANNOUNCE)
    record Coordinator(long term) implements Message {}

    /** Asks for the term. */
    @Kind(ELECTION)
    record Query(long term) implements Message {}

    /** Tells the term. */
    @Kind(ELECTION)
    record Current(long term) implements Message {}

    /** The time for answers is over. */
    @Kind(TIMER)
    record Deadline() implements Message {}

    /** No leader has shown itself in time. */
    @Kind(TIMER)
    record NoLeader() implements Message {}

    @Override
    protected void start() {
        // to call an election: hold one in the next term, which who comes back has to ask for
        if (state == State.QUERYING) {
            because("I am asking for the term, and hold one then");
        } else {
            elect(term + 1);
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
        state = State.ASKING;
        largest = NONE;
        campaign(term);
        // to hold an election: send ELECTION to every larger node
        int larger = broadcast(j -> j > id(), new Election(term));
        if (larger == 0) {
            win();
        } else {
            // gather OKs for 2Δ + 1
            after(roundTrip(), new Deadline());
        }
    }

    private void win() {
        // to win: lead, and send COORDINATOR to every smaller node
        cancelTimers();
        state = State.LEADING;
        lead(term);
        broadcast(j -> j < id(), new Coordinator(term));
    }

    private void await(long t) {
        cancelTimers();
        term = t;
        state = State.WAITING;
        withdraw(term);
        after(2 * roundTrip() + heartbeatInterval(), new NoLeader());
    }

    @Override
    protected void receive(Message message) {
        switch (message) {
            case Election(long t) -> answer(t);

            // on OK while I gather them: note who answers
            case Ok(long t) when state == State.ASKING -> note(t);

            // on OK too late: drop it
            case Ok(long t) -> because("the time for answers is over");

            case Grant(long t) when state != State.QUERYING
                    && (t > term || t == term && state != State.LEADING) -> {
                // on GRANT: win
                term = t;
                win();
            }

            // on GRANT when I lead already, or of an earlier term, or while I QUERY: drop it
            case Grant(long t) -> {
                term = Math.max(term, t);
                because("it is term %d", term);
            }

            case Coordinator(long t) -> hear(sender(), t, false);

            case Deadline deadline -> decide();

            // on no COORDINATOR in time: hold an election in the next term
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

    private void answer(long t) {
        // on ELECTION(t), which comes from a smaller node: answer OK, unless I QUERY
        if (state == State.QUERYING) {
            /* The term may have a leader already: whoever waits for it may not be granted it. */
            term = Math.max(term, t);
            because("I hold an election when I know the term");
            return;
        }
        reply(new Ok(Math.max(t, term)));
        if (t > term) {
            // a later term than mine: wait for its COORDINATOR, or to be granted it
            await(Math.max(t, term));
        }
    }

    private void note(long t) {
        learn(t);
        if (state == State.ASKING) {
            largest = Math.max(largest, sender());
            because("%d is the largest that answers", largest);
        }
    }

    private void learn(long t) {
        if (t > term && state == State.ASKING) {
            /* I have asked nobody in that term, so I cannot grant it. */
            await(t);
        } else {
            term = Math.max(term, t);
        }
    }

    private void decide() {
        if (state == State.QUERYING) {
            // on the end of my QUERY: hold an election in the next term
            elect(term + 1);
        } else if (largest == NONE) {
            // if nobody has answered OK in time: win
            win();
        } else {
            // otherwise send GRANT to the largest that has, and wait for its COORDINATOR
            send(largest, new Grant(term));
            await(term);
        }
    }

    @Override
    protected void heartbeat(int node, long t) {
        hear(node, t, true);
    }

    private void hear(int leader, long t, boolean isHeartbeat) {
        boolean contending = state == State.ASKING || state == State.WAITING;
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
        // on coming back: ask every node for its term
        state = State.QUERYING;
        withdraw(term);
        broadcast(new Query(term));
        after(roundTrip(), new Deadline());
    }
}
