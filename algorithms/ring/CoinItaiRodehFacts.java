package ring;

import static hustings.model.Condition.CALM;
import static hustings.model.Condition.CRASH_STOP;
import static hustings.model.Condition.DETECTED;
import static hustings.model.Condition.HEALING;
import static hustings.model.Condition.ORDERED;
import static hustings.model.Condition.SYNCHRONOUS;
import static hustings.model.Property.AGREEMENT;
import static hustings.model.Property.INSTANT_UNIQUENESS;
import static hustings.model.Property.LEADER_LIVENESS;
import static hustings.model.Property.QUIESCENCE;
import static hustings.model.Property.STABILITY;
import static hustings.model.Property.TERMINATION;
import static hustings.model.Property.TERM_UNIQUENESS;
import static hustings.model.Property.VALIDITY;
import static hustings.model.Starters.ONE;

import hustings.model.Complexity;
import hustings.model.Costs;
import hustings.model.Counterexample;
import hustings.model.Paper;
import hustings.model.Promise;
import hustings.model.Where;

/**
 * This is the asynchronous form in which model checkers know the election of Itai and Rodeh. In
 * each round every link carries one coin and one count, so it costs 2n messages; two candidates
 * that toss the same stay both. The ring has to keep the order of messages. Added for repeated
 * elections: every message carries a term, whoever is told that the leader is gone opens the next
 * one, and a node that comes back asks for one with term 0; and whatever closes the ring round a
 * dead node tells the others how many are left.
 *
 * <p>Alon Itai, Michael Rodeh: Symmetry breaking in distributed networks. Information and
 * Computation 88(1), 1990; Wan Fokkink, Jun Pang: Variations on Itai–Rodeh leader election for
 * anonymous rings and their analysis in PRISM. Journal of Universal Computer Science 12(8), 2006.
 */
@Paper("https://www.prismmodelchecker.org/casestudies/asynchronous_leader.php")
@Costs("2*n in each round, and n to tell; the best is one initiator, and rounds in which nobody"
        + " drops out can repeat without end")
@Complexity(start = ONE, always = "3*n")
@Complexity(mean = "2*n*rounds(k) + n")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY},
        given = {CRASH_STOP, CALM, ORDERED, HEALING})
@Promise(value = {INSTANT_UNIQUENESS, STABILITY},
        given = {SYNCHRONOUS, CRASH_STOP, CALM, ORDERED, HEALING})
@Promise(value = TERMINATION,
        given = {SYNCHRONOUS, CRASH_STOP, CALM, ORDERED, DETECTED, HEALING},
        within = "detect + 80*n*delta")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, CRASH_STOP, CALM, ORDERED, HEALING},
        within = "n*delta")
@Counterexample(value = TERMINATION, when = "a message is lost: a candidate waits for ever",
        scenario = "n=8&ids=ascending&latency=1&detector=none&faults=1:drop-8-1&until=800")
interface CoinItaiRodehFacts {
    @Where("the mean number of rounds of coins until one of k is left, by a recursion over how many"
            + " drop out")
    static double rounds(double k) {
        if (k > 1_000) {
            return Double.NaN;
        }
        double[] mean = new double[(int) k + 1];
        for (int m = 2; m <= k; m++) {
            double likely = StrictMath.pow(2, 1.0 - m);
            double stay = likely;
            double sum = 1;
            for (int out = 1; 2 * out <= m; out++) {
                likely *= (double) (m - 2 * out + 2) * (m - 2 * out + 1)
                        / ((2.0 * out - 1) * 2 * out);
                sum += likely * mean[m - out];
            }
            mean[m] = sum / (1 - stay);
        }
        return k == 1 ? 1 : mean[(int) k];
    }
}
