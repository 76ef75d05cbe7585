package ring;

import static hustings.model.Category.ANNOUNCE;
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
import static hustings.model.Timing.EQUAL;
import static hustings.model.Topology.RING;

import hustings.model.Algorithm;
import hustings.model.Breaks;
import hustings.model.Complexity;
import hustings.model.Kind;
import hustings.model.Node;
import hustings.model.Promise;

/**
 * All tokens travel at once, but that of identifier v takes 2^v rounds for a link: the smallest is
 * twice as fast as the next, and overtakes them all.
 *
 * <p>While the smallest goes round, the next gets half of the way, the one after it a quarter, and
 * so on; that is why all of them together send fewer than 2n messages, of which no comparison of
 * identifiers is capable. Nobody needs to know n. The price is time: 2^v rounds a link for the
 * smallest v, and v = 40 would take longer than any run here; more is cut down to that. Who leads
 * does not rest on lock step, only the count does. What is added: the result is announced; a
 * message carries its term, which is the number of the common start; the ring closes round a dead
 * node. A crash in the middle of an election is not survived.
 *
 * <p>Greg Frederickson, Nancy Lynch: Electing a leader in a synchronous ring. Journal of the ACM
 * 34(1), 1987; as told by Nancy Lynch: Distributed Algorithms, 1996, section 3.5.2. Like TimeSlice
 * it gets below n log n messages by using identifiers as numbers, and pays with time.
 */
@Algorithm(
        name = "VariableSpeeds",
        year = 1987,
        topology = RING,
        lockStep = true,
        counts = "(2^least - 1)*n*delta",
        best = "2*n",
        worst = "3*n - 1",
        costs = "identifiers 1 to n in all arrangements; the worst is a bound",
        paper = "https://doi.org/10.1145/7531.7919")
@Complexity(of = TICKS, timing = EQUAL, always = "(n*2^least - 1)*delta + n*L")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY}, given = {CRASH_STOP})
@Promise(value = {INSTANT_UNIQUENESS, STABILITY}, given = {SYNCHRONOUS, CRASH_STOP, CALM})
@Promise(value = TERMINATION, given = {SYNCHRONOUS, CRASH_STOP, CALM, DETECTED, HEALING},
        within = "detect + n*(2^least + 1)*delta")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, CRASH_STOP, CALM, HEALING}, within = "n*delta")
@Breaks(value = TERMINATION, when = "the token of the smallest is lost: it has stopped all others",
        scenario = "n=8&ids=ascending&latency=1&detector=none&faults=4:drop-2-3&until=200")
public final class VariableSpeeds extends Node<VariableSpeeds.Message> {
    private static final int SLOWEST = 40;

    private long term;
    private long startedAt;
    private int least;

    /** What travels round the ring, and what a node waits for. */
    sealed interface Message {}

    /** A candidate's identifier on its way round. */
    @Kind(ELECTION)
    record Token(long term, int candidate) implements Message {}

    /** The result on its way round. */
    @Kind(ANNOUNCE)
    record Elected(long term, int leader) implements Message {}

    /** The token that is held may go on. */
    @Kind(TIMER)
    record GoesOn() implements Message {}

    @Override
    protected long rank() {
        return -id();
    }

    @Override
    protected void start() {
        // to start, with all others in the same tick: take hold of TOKEN(id)
        cancelTimers();
        term = commonStart();
        startedAt = now();
        campaign(term);
        hold(id());
    }

    private void hold(int v) {
        // to hold TOKEN(v): v is the smallest known; wait so that a link takes 2^v rounds
        least = v;
        if (size() == 1) {
            /* Whoever is alone has no link to wait for. */
            send(next(), new Token(term, v));
            return;
        }
        if (v > SLOWEST) {
            because("2^%d rounds would be too long to count; it waits 2^%d", v, SLOWEST);
        }
        long round = Math.ceilDiv(now() - startedAt, delta());
        long leaves = round + (1L << Math.min(v, SLOWEST)) - 1;
        after(startedAt + leaves * delta() - now(), new GoesOn());
    }

    @Override
    protected void receive(Message message) {
        switch (message) {
            // on anything of another term: drop it
            case Token(long t, int j) when t != term -> because("it is of term %d", t);
            case Elected(long t, int j) when t != term -> because("it is of term %d", t);

            // on TOKEN(id): it came all the way round, so lead and send ELECTED(id)
            case Token(long t, int j) when j == id() -> {
                lead(term);
                send(next(), new Elected(term, id()));
            }

            // on TOKEN(j), a smaller one is known: swallow it
            case Token(long t, int j) when j > least -> because("%d > %d", j, least);

            // on TOKEN(j), none smaller is known: hold it instead of any larger one
            case Token(long t, int j) -> {
                withdraw(term);
                hold(j);
            }

            // on the end of the wait: send TOKEN(v) on
            case GoesOn() -> send(next(), new Token(term, least));

            // on ELECTED(id): everyone knows, done
            case Elected(long t, int j) when j == id() -> because("it has been all the way round");

            // on ELECTED(j): follow j and pass it on
            case Elected(long t, int j) -> {
                follow(j, term);
                send(next(), message);
            }
        }
    }
}
