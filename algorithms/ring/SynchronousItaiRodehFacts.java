package ring;

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
import static hustings.model.Starters.ALL;
import static hustings.model.Timing.EQUAL;

import hustings.model.Complexity;
import hustings.model.Costs;
import hustings.model.Counterexample;
import hustings.model.Paper;
import hustings.model.Promise;
import hustings.model.Where;

/**
 * This is the synchronous form in which model checkers know the election of Itai and Rodeh: a tie
 * spoils a number, not the round. Every draw passes every node, so all know the result without
 * being told, and how many steps behind them the leader is. A round ends for a node when it has
 * heard of all, so any latency will do. Every node takes part. Added for repeated elections: every
 * message carries a term, whoever is told that the leader is gone opens the next one, and a node
 * that comes back asks for one with term 0; and whatever closes the ring round a dead node tells
 * the others how many are left.
 *
 * <p>Alon Itai, Michael Rodeh: Symmetry breaking in distributed networks. Information and
 * Computation 88(1), 1990; as a case study of the model checker PRISM by Marta Kwiatkowska, Gethin
 * Norman, David Parker.
 */
@Paper("https://www.prismmodelchecker.org/casestudies/synchronous_leader.php")
@Costs("n*(n-1) in each round, whoever starts; rounds without a number that only one has drawn can"
        + " repeat without end")
@Complexity(best = "n*(n-1)", mean = "n*(n-1)/unique(n, option.range)", worst = "inf")
@Complexity(of = TICKS, start = ALL, timing = EQUAL,
        best = "(n-1)*L", mean = "(n-1)*L/unique(n, option.range)", worst = "inf")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY},
        given = {CRASH_STOP, CALM, HEALING})
@Promise(value = {INSTANT_UNIQUENESS, STABILITY},
        given = {SYNCHRONOUS, CRASH_STOP, CALM, HEALING})
@Promise(value = TERMINATION, given = {SYNCHRONOUS, CRASH_STOP, CALM, DETECTED, HEALING},
        within = "detect + 24*n*delta", when = "option.range>=n")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, CRASH_STOP, CALM, HEALING},
        within = "n*delta")
@Counterexample(value = TERMINATION, when = "a message is lost: not all draws are known to all",
        scenario = "n=8&ids=ascending&latency=1&detector=none&faults=1:drop-8-1&until=300")
@Counterexample(value = AGREEMENT,
        when = "a node crashes meanwhile: nodes count from different places",
        scenario = "n=8&ids=ascending&latency=1&detector=none&faults=2:crash-8&seed=1&until=300")
interface SynchronousItaiRodehFacts {
    @Where("how likely it is that some number is drawn by only one of n, number by number")
    static double unique(double n, double range) {
        double values = range == 0 ? n : range;
        if (values >= n && n > 170) {
            return 1;
        } else if (n * n * values > 5_000_000) {
            return Double.NaN;
        }
        /* How likely it is, with so many nodes left and the values below gone, that none is. */
        double[] none = new double[(int) n + 1];
        none[0] = 1;
        for (int left = 1; left <= values; left++) {
            none = oneMore(none, left);
        }
        return 1 - none[(int) n];
    }

    private static double[] oneMore(double[] none, int values) {
        double[] next = new double[none.length];
        for (int nodes = 0; nodes < none.length; nodes++) {
            double likely = StrictMath.pow((values - 1.0) / values, nodes);
            for (int drawn = 0; drawn <= nodes && values > 1; drawn++) {
                next[nodes] += drawn == 1 ? 0 : likely * none[nodes - drawn];
                likely *= (double) (nodes - drawn) / (drawn + 1) / (values - 1);
            }
            next[nodes] = values > 1 ? next[nodes] : nodes == 1 ? 0 : 1;
        }
        return next;
    }
}
