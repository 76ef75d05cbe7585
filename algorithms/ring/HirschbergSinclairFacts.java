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
 * The first algorithm with O(n log n) messages in the worst case: at most one node in 2^k + 1 gets
 * as far as phase k + 1. Every node takes part, and compares with its own identifier only, so the
 * cost depends neither on latencies nor on who starts. The paper has losers answer NO; without that
 * a question that meets a larger node just ends. Added for repeated elections: every message
 * carries a term, whoever suspects the leader opens the next one, and a node that comes back asks
 * for one with term 0. A crash in the middle of an election is not survived.
 *
 * <p>Daniel Hirschberg, James Sinclair: Decentralized extrema-finding in circular configurations of
 * processors. Communications of the ACM 23(11), 1980. It was the first with O(n log n) messages in
 * the worst case. Its authors thought that a ring of one direction would need n² of them; Peterson,
 * and Dolev, Klawe and Rodeh, showed two years later that it does not.
 */
@Paper("https://doi.org/10.1145/359024.359029")
@Costs("from two nodes on, whoever starts; the worst is about 4*n*log2(n), and never more than"
        + " 8*n*(1 + ceil(log2(n))) + n")
@Complexity(mean = "mean(n, 1) + n")
@Complexity(when = "no=true", best = "4*(2^ceil(log2(n)) - 1) + 7*n - 4",
        mean = "mean(n, 2) + n", worst = "most(n, 2) + n")
@Complexity(of = TICKS, start = ALL, timing = EQUAL,
        always = "(2*(2^ceil(log2(n)) - 1) + 2*n - 1)*L")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY}, given = {CRASH_STOP, CALM})
@Promise(value = INSTANT_UNIQUENESS, given = {SYNCHRONOUS, CRASH_STOP, CALM})
@Promise(value = STABILITY, given = {SYNCHRONOUS, CRASH_STOP, CALM, HEALING})
@Promise(value = TERMINATION, given = {SYNCHRONOUS, CRASH_STOP, CALM, DETECTED, HEALING},
        within = "detect + 8*n*delta")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, CRASH_STOP, CALM, HEALING},
        within = "8*n*delta")
@Counterexample(value = TERMINATION, when = "a message is lost: who asked waits for ever",
        scenario = "n=8&ids=ascending&latency=1&detector=none&faults=1:drop-8-1&until=300")
@Counterexample(value = TERMINATION, when = "the largest node crashes: others wait for its answer",
        scenario = "n=8&ids=ascending&latency=1&detector=none&faults=2:crash-8&until=300")
interface HirschbergSinclairFacts {
    @Where("the mean over all arrangements, by the recursion over where the largest of those"
            + " between two larger ones stands; a step to a larger one counts once, or twice with"
            + " NO")
    static double mean(double n, double steps) {
        if (n > 65_536) {
            return Double.NaN;
        }
        double sum = 0;
        double last = 0;
        for (int m = 1; m < n; m++) {
            last = (losers(m, steps) + 2 * sum) / m;
            sum += last;
        }
        return last + winner(n);
    }

    /** What the losers of an interval cost that are its largest, over all places in it. */
    private static double losers(int m, double steps) {
        double sum = 0;
        for (long reach = 1; reach == 1 || reach < m; reach *= 2) {
            long least = reach / 2 + 1;
            long most = m - reach / 2;
            long near = Math.min(reach, most);
            if (least <= near) {
                sum += steps * (least + near) * (near - least + 1);
            }
            sum += 4.0 * reach * Math.max(0, most - Math.max(near, least - 1));
        }
        return sum;
    }

    @Where("the most that any arrangement costs, by the same recursion")
    static double most(double n, double steps) {
        if (n > 2_048) {
            return Double.NaN;
        }
        double[] cost = new double[(int) n];
        for (int m = 1; m < n; m++) {
            for (int p = 1; p <= (m + 1) / 2; p++) {
                cost[m] = Math.max(cost[m],
                        loser(p, m + 1 - p, steps) + cost[p - 1] + cost[m - p]);
            }
        }
        return cost[(int) n - 1] + winner(n);
    }

    /** What a node costs whose next larger ones are so far off, the nearer one first. */
    private static double loser(int near, int far, double steps) {
        double sum = 0;
        for (long reach = 1; reach == 1 || near > reach / 2; reach *= 2) {
            sum += near > reach ? 2 * reach : steps * near;
            sum += far > reach ? 2 * reach : steps * far;
        }
        return sum;
    }

    private static double winner(double n) {
        return 4 * (Math.pow(2, Math.ceil(StrictMath.log(n) / StrictMath.log(2))) - 1) + 2 * n;
    }
}
