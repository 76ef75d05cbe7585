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
 * In every round all tell their neighbours the largest identifier they know; after as many rounds
 * as the graph is wide, everyone knows the largest of all.
 *
 * <p>Nobody has to announce anything: each decides by itself, and all do in the same tick. The
 * price is that the network is in lock step, and that its diameter is known. One link too few in
 * that number, and two nodes that far apart may both lead. The textbook knows no crashes. What is
 * added for them: a message carries its term, which is the number of the common start, and for the
 * diameter is taken that of the graph of live nodes.
 *
 * <p>Nancy Lynch: Distributed Algorithms. Morgan Kaufmann, 1996, section 4.1. As simple as an
 * election in a general network can be; what it takes for granted is what others do without.
 */
@Algorithm(
        name = "FloodMax",
        year = 1996,
        topology = GRAPH,
        lockStep = true,
        best = "2*n*floor(n/2)",
        worst = "2*n*floor(n/2)",
        costsFrom = 3,
        costs = "the graph is a ring of three or more; in general 2·links·diameter, always",
        paper = "Lynch: Distributed Algorithms, section 4.1")
@Complexity(of = TICKS, always = "floor(n/2)*delta")
@Complexity(from = 3, mean = "2*n*floor(n/2)")
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
        scenario = "n=7&graph=line&ids=6,1,5,2,4,3,7&latency=1&flood-max.diameter=3&until=60")
@Breaks(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY}, when = "a message takes longer than Δ",
        scenario = "n=6&graph=line&ids=6,1,2,3,4,5&latency=2&delta=1&until=60")
public final class FloodMax extends Node<FloodMax.Message> {
    @Option(value = "how many rounds it floods; 0 is the diameter, and fewer may elect several"
            + " leaders", tells = DIAMETER)
    private int diameter;

    private long term;
    private int best;
    private long round;
    private long rounds;

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
        rounds = diameter > 0 ? diameter : diameter();
        campaign(term);
        beginRound();
    }

    private void beginRound() {
        if (round < rounds) {
            // to begin a round: send MAX(best) to all neighbours
            round++;
            spread(new Max(term, best));
            after(delta(), new RoundEnds());
        } else if (best == id()) {
            // after round D, best = id: lead
            lead(term);
        } else {
            // after round D, best ≠ id: follow best
            follow(best, term);
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
                because("%d is the largest so far", j);
            }

            // on MAX(j), j ≤ best: nothing new
            case Max(long t, int j) -> because("%d is known", best);

            // on the end of a round: begin the next
            case RoundEnds() -> beginRound();
        }
    }
}
