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
import static hustings.model.Starters.ONE;
import static hustings.model.Timing.EQUAL;

import hustings.model.Complexity;
import hustings.model.Costs;
import hustings.model.Counterexample;
import hustings.model.Paper;
import hustings.model.Promise;
import hustings.model.Ties;
import hustings.model.Where;

/**
 * No deterministic algorithm can elect on a ring of nodes that are all alike, nor can any that does
 * not know how many they are: a node knows its own number again by counting to n. Larger is what
 * belongs to a later round, or to the same round with a larger number, so links need not keep the
 * order, and the second copy of a doubled message, which comes late, is dropped. Who wins is up to
 * chance, and a follower learns how far off the leader is, but not who. Added for repeated
 * elections: every message carries a term, whoever is told that the leader is gone opens the next
 * one, and a node that comes back asks for one with term 0; and whatever closes the ring round a
 * dead node tells the others how many are left.
 *
 * <p>Alon Itai, Michael Rodeh: Symmetry breaking in distributed networks. Information and
 * Computation 88(1), 1990; first at the Symposium on Foundations of Computer Science, 1981. Dana
 * Angluin had shown in 1980 that without names nobody can be elected but by chance.
 */
@Paper("https://doi.org/10.1016/0890-5401(90)90004-2")
@Costs("the best is one initiator; if all start, 3*n - 1 where the draws ascend; ties can repeat"
        + " without end")
@Complexity(start = ONE, always = "2*n")
@Complexity(inOrder = true, mean = "draws(n, k, option.range) + n")
@Complexity(of = TICKS, start = ALL, timing = EQUAL, best = "(2*n - 1)*L",
        mean = "(n*rounds(n, option.range) + n - 1)*L", worst = "inf")
@Complexity(of = TICKS, start = ONE, timing = EQUAL,
        always = "(2*n - 1)*L")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY}, given = {CRASH_STOP, CALM, HEALING})
@Promise(value = {INSTANT_UNIQUENESS, STABILITY},
        given = {SYNCHRONOUS, CRASH_STOP, CALM, HEALING})
@Promise(value = TERMINATION, given = {SYNCHRONOUS, CRASH_STOP, CALM, DETECTED, HEALING},
        within = "detect + 24*n*delta", when = "option.range>=n")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, CRASH_STOP, CALM, HEALING},
        within = "n*delta")
@Counterexample(value = TERMINATION,
        when = "a dead node is still counted: nobody can tell what is its own",
        scenario = "n=8&ids=ascending&latency=1&ring=skip&faults=50:crash-leader&seed=1")
@Counterexample(value = TERMINATION,
        when = "a message is lost: whose draw it carried waits for ever",
        scenario = "n=8&ids=ascending&latency=1&detector=none&faults=4:drop-7-8&until=300")
interface ItaiRodehFacts {
    @Where("the mean number of rounds until one of n draws alone is the largest, by a recursion"
            + " over how many tie")
    static double rounds(double n, double range) {
        return Ties.total((int) n, (int) (range == 0 ? n : range), contenders -> 1);
    }

    @Where("the mean number of steps that the draws of k contenders make, by the same recursion")
    static double draws(double n, double k, double range) {
        int values = (int) (range == 0 ? n : range);
        return Ties.total((int) k, values, contenders -> n * round(contenders, values));
    }

    /** How far a draw of so many contenders comes on average, in gaps between them: summed up. */
    private static double round(int contenders, int values) {
        double sum = contenders;
        for (int value = 1; value < values; value++) {
            double below = (double) value / values;
            sum += (1 - StrictMath.pow(below, contenders)) / (1 - below);
        }
        return sum / values;
    }
}
