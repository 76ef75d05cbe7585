package ring;

import static hustings.model.Category.ELECTION;
import static hustings.model.Category.TIMER;
import static hustings.model.Condition.CALM;
import static hustings.model.Condition.CRASH_STOP;
import static hustings.model.Condition.DETECTED;
import static hustings.model.Condition.HEALING;
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
import static hustings.model.Topology.RING;

import hustings.model.Algorithm;
import hustings.model.Breaks;
import hustings.model.Complexity;
import hustings.model.Kind;
import hustings.model.Node;
import hustings.model.Promise;

/**
 * Each identifier has a time of its own in which its token may go round the ring; the smallest one
 * comes first, and keeps all others from ever sending theirs.
 *
 * <p>Silence is information here: whoever has heard nothing when its time comes knows that no node
 * is smaller. Hence n messages, fewer than any algorithm can do that only compares identifiers, and
 * no announcement: when the phase is over, all know that the token is home. The price is lock step,
 * a known n, and a time that grows with the smallest identifier. A message that comes too late lets
 * another token start. The textbook knows no crashes. What is
 * added for them: a message carries its term, which is the number of the common start, and the
 * ring closes round a dead node. That is not enough for a crash in the middle of an election.
 *
 * <p>Greg Frederickson, Nancy Lynch: Electing a leader in a synchronous ring. Journal of the ACM
 * 34(1), 1987; as told by Nancy Lynch: Distributed Algorithms, 1996, section 3.5.1. It shows what
 * the lower bound of n log n messages rests on: that identifiers are only compared, and that
 * silence tells nothing.
 */
@Algorithm(
        name = "TimeSlice",
        year = 1987,
        topology = RING,
        lockStep = true,
        counts = "(least - 1)*n*delta",
        best = "n",
        worst = "n",
        costs = "always, in n rounds for each identifier up to the smallest",
        paper = "https://doi.org/10.1145/7531.7919")
@Complexity(always = "n")
@Complexity(of = TICKS, always = "n*least*delta")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY, INSTANT_UNIQUENESS, STABILITY},
        given = {SYNCHRONOUS, CRASH_STOP, CALM, HEALING})
@Promise(value = TERMINATION, given = {SYNCHRONOUS, CRASH_STOP, CALM, DETECTED, HEALING},
        within = "detect + n*least*delta")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, CRASH_STOP, CALM, HEALING}, within = "delta")
@Breaks(value = {TERM_UNIQUENESS, VALIDITY}, when = "a message takes longer than Δ",
        scenario = "n=6&ids=1,5,4,3,6,2&latency=3&delta=1&until=60")
@Breaks(value = VALIDITY, when = "a token is lost: who has not seen it sends its own, and wins",
        scenario = "n=6&ids=1,5,4,3,6,2&latency=1&detector=none&faults=2:drop-5-4&until=60")
public final class TimeSlice extends Node<TimeSlice.Message> {
    /* No run has so many rounds, and more might not be countable. */
    private static final long ENDLESS = 1_000_000_000_000L;

    private long term;
    private long startedAt;

    /** What travels round the ring, and what a node waits for. */
    sealed interface Message {}

    /** The identifier of a node that has heard nothing before its time came. */
    @Kind(ELECTION)
    record Token(long term, int candidate) implements Message {}

    /** The time of this node has come. */
    @Kind(TIMER)
    record Phase() implements Message {}

    /** The time of that node is over. */
    @Kind(TIMER)
    record PhaseEnds(int candidate) implements Message {}

    @Override
    protected long rank() {
        return -id();
    }

    @Override
    protected void start() {
        // to start, with all others in the same tick: wait for phase id; each takes n rounds
        cancelTimers();
        term = commonStart();
        startedAt = now();
        campaign(term);
        if (id() == 1 || size() == 1) {
            launch();
        } else {
            after(endOfPhase(id() - 1) - now(), new Phase());
        }
    }

    private long endOfPhase(int v) {
        return startedAt + Math.min((long) v * size(), ENDLESS) * delta();
    }

    private void launch() {
        // to begin phase id: nobody is smaller, so send TOKEN(id) round the ring
        send(next(), new Token(term, id()));
    }

    @Override
    protected void receive(Message message) {
        switch (message) {
            // on TOKEN of another term: drop it
            case Token(long t, int j) when t != term -> because("it is of term %d", t);

            // on TOKEN(id): it came all the way round, so lead
            case Token(long t, int j) when j == id() -> lead(term);

            // on TOKEN(j): j is the smallest; never send my own, and pass it on
            case Token(long t, int j) -> {
                cancel(new Phase());
                withdraw(term);
                send(next(), message);
                after(Math.max(1, endOfPhase(j) - now()), new PhaseEnds(j));
            }

            // on phase id, and no token has come: begin it
            case Phase() -> launch();

            // on the end of phase j: the token is home again, so follow j
            case PhaseEnds(int j) -> follow(j, term);
        }
    }
}
