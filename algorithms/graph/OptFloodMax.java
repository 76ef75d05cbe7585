package graph;

import static hustings.model.Category.ELECTION;
import static hustings.model.Category.TIMER;
import static hustings.model.Condition.CALM;
import static hustings.model.Condition.CRASH_STOP;
import static hustings.model.Condition.DETECTED;
import static hustings.model.Condition.SYNCHRONOUS;
import static hustings.model.Condition.TOLD_DIAMETER;
import static hustings.model.Option.Fact.DIAMETER;
import static hustings.model.Property.AGREEMENT;
import static hustings.model.Property.INSTANT_UNIQUENESS;
import static hustings.model.Property.LEADER_LIVENESS;
import static hustings.model.Property.QUIESCENCE;
import static hustings.model.Property.STABILITY;
import static hustings.model.Property.TERMINATION;
import static hustings.model.Property.TERM_UNIQUENESS;
import static hustings.model.Property.VALIDITY;
import static hustings.model.Quantity.TICKS;
import static hustings.model.Topology.GRAPH;

import hustings.model.Algorithm;
import hustings.model.Breaks;
import hustings.model.Complexity;
import hustings.model.Kind;
import hustings.model.Node;
import hustings.model.Option;
import hustings.model.Promise;

/**
 * FloodMax in which only those speak who have something new to tell: a larger identifier that they
 * have heard of in the round before.
 *
 * <p>As many rounds, and the same model: lock step, and the diameter is known. Only messages are
 * saved, and how many depends on where the identifiers are: most nodes fall silent soon if they
 * are shuffled. The textbook knows no crashes. What is added for them: a message carries its term,
 * which is the number of the common start, and for the diameter is taken that of the graph of live
 * nodes.
 *
 * <p>Nancy Lynch: Distributed Algorithms. Morgan Kaufmann, 1996, section 4.1.2.
 */
@Algorithm(
        name = "OptFloodMax",
        year = 1996,
        topology = GRAPH,
        lockStep = true,
        best = "2*n + 4*floor(n/2) + 2*floor((n+1)/2)*floor(log2((n-1)/2))"
                + " - 2^(floor(log2((n-1)/2)) + 2)",
        worst = "2*n*floor(n/2) - 2*(floor(n/2) - 1)^2",
        costsFrom = 3,
        costs = "the graph is a ring of three or more; the mean is over all arrangements",
        paper = "Lynch: Distributed Algorithms, section 4.1.2")
@Complexity(from = 3, mean = "2*n*(2*H(2*floor(n/2) - 1) - H(floor(n/2) - 1) - 1)")
@Complexity(of = TICKS, always = "floor(n/2)*delta")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY, INSTANT_UNIQUENESS, STABILITY},
        given = {SYNCHRONOUS, CRASH_STOP, CALM, TOLD_DIAMETER})
@Promise(value = TERMINATION,
        given = {SYNCHRONOUS, CRASH_STOP, CALM, DETECTED, TOLD_DIAMETER},
        within = "detect + max(n, option.diameter)*delta")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, CRASH_STOP, CALM, TOLD_DIAMETER},
        within = "delta")
@Breaks(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY, INSTANT_UNIQUENESS},
        when = "the graph is wider than its nodes are told",
        scenario = "n=7&graph=line&ids=6,1,5,2,4,3,7&latency=1&opt-flood-max.diameter=3&until=60")
@Breaks(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY}, when = "a message takes longer than Δ",
        scenario = "n=6&graph=line&ids=6,1,2,3,4,5&latency=2&delta=1&until=60")
public final class OptFloodMax extends Node<OptFloodMax.Message> {
    @Option(value = "how many rounds it floods; 0 is the diameter, and fewer may elect several"
            + " leaders", tells = DIAMETER)
    private int diameter;

    private long term;
    private int best;
    private long round;
    private long rounds;
    private boolean news;

    /** What neighbours tell each other, and what divides the rounds. */
    sealed interface Message {}

    /** The largest identifier that the sender knows. */
    @Kind(ELECTION)
    record Max(long term, int best) implements Message {}

    /** Δ ticks are over: all that has been sent in this round has arrived. */
    @Kind(TIMER)
    record RoundEnds() implements Message {}

    @Override
    protected void start() {
        // to start, with all others in the same tick: know only id, and begin round 1
        cancelTimers();
        term = commonStart();
        best = id();
        round = 0;
        news = true;
        rounds = diameter > 0 ? diameter : diameter();
        campaign(term);
        beginRound();
    }

    private void beginRound() {
        if (round < rounds) {
            round++;
            after(delta(), new RoundEnds());
            tell();
        } else if (best == id()) {
            // after round D, best = id: lead
            lead(term);
        } else {
            // after round D, best ≠ id: follow best
            follow(best, term);
        }
    }

    private void tell() {
        if (news) {
            // to begin a round with a new best: send MAX(best) to all neighbours
            news = false;
            spread(new Max(term, best));
        } else {
            // to begin a round without a new best: say nothing
            because("all neighbours know of %d", best);
        }
    }

    @Override
    protected void receive(Message message) {
        switch (message) {
            // on MAX of another term, or after round D: drop it
            case Max(long t, int j) when t != term -> because("it is of term %d", t);
            case Max(long t, int j) when leader() != NONE -> because("it comes too late");

            // on MAX(j), j > best: best becomes j
            case Max(long t, int j) when j > best -> {
                best = j;
                news = true;
                because("%d is the largest so far", j);
            }

            // on MAX(j), j ≤ best: nothing new
            case Max(long t, int j) -> because("%d is known", best);

            // on the end of a round: begin the next
            case RoundEnds() -> beginRound();
        }
    }
}
