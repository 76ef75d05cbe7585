package consensus;

import static hustings.model.Condition.DETECTED;
import static hustings.model.Condition.FIXED;
import static hustings.model.Condition.HEARTBEATS_ONLY;
import static hustings.model.Condition.MAJORITY;
import static hustings.model.Condition.SYNCHRONOUS;
import static hustings.model.Property.AGREEMENT;
import static hustings.model.Property.LEADER_LIVENESS;
import static hustings.model.Property.QUIESCENCE;
import static hustings.model.Property.STABILITY;
import static hustings.model.Property.TERMINATION;
import static hustings.model.Property.TERM_UNIQUENESS;
import static hustings.model.Property.VALIDITY;
import static hustings.model.Quantity.TERMS;
import static hustings.model.Quantity.TICKS;
import static hustings.model.Starters.ALL;
import static hustings.model.Starters.ONE;
import static hustings.model.Timing.EQUAL;

import hustings.model.Complexity;
import hustings.model.Costs;
import hustings.model.Counterexample;
import hustings.model.Paper;
import hustings.model.Promise;
import hustings.model.Where;

/**
 * Safety needs no clock: two majorities share a node, and that node remembers its vote through a
 * crash. Time only decides how soon somebody wins. T is the heartbeat timeout (12Δ + 1 unless the
 * detector has its own), and nodes wait for more than T and at most twice as long. Where a detector
 * tells of a crash, it stands in for that timer: whoever is told campaigns at once, so do all who
 * start, and heartbeats are not sent. Otherwise, and always with CheckQuorum, which counts the
 * answers, the leader sends them every 5Δ, or those of the detector count as its own. A node that
 * comes back where none are sent asks who leads: SEEK and its answer count as detection, as they
 * only find a leader that there is. Who grants its vote waits anew only if it knows no leader; the
 * paper has it wait anew always.
 *
 * <p>Only the election is here, not the log: two positions in it stand for all, and who has the
 * older one cannot win against a majority that has the newer.
 *
 * <p>Diego Ongaro, John Ousterhout: In search of an understandable consensus algorithm. USENIX
 * Annual Technical Conference, 2014. Votes before votes, and leaders that check their majority: D.
 * Ongaro, Consensus: bridging theory and practice, PhD thesis, Stanford University, 2014. It was
 * made to be understood, which Paxos was said not to be, and runs in etcd, Consul and many others.
 */
@Paper("https://www.usenix.org/conference/atc14/technical-sessions/presentation/ongaro")
@Costs("the best is one candidate, and one message less if the old leader is dead; votes can split"
        + " without end")
@Complexity(start = ONE, timing = EQUAL, always = "3*n - 3")
@Complexity(start = ONE, timing = EQUAL, when = "prevote=true",
        always = "5*n - 5")
@Complexity(of = TICKS, start = ONE, timing = EQUAL, always = "3*L")
@Complexity(of = TERMS, start = ALL, timing = EQUAL, best = "2",
        mean = "1 + 1/(1 - split(n, option.range, L))", worst = "inf")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY}, given = FIXED)
@Promise(value = STABILITY, given = {SYNCHRONOUS, FIXED}, when = "checkquorum=false")
@Promise(value = STABILITY, given = {SYNCHRONOUS, FIXED, MAJORITY})
@Promise(value = TERMINATION, given = {SYNCHRONOUS, DETECTED, FIXED, MAJORITY},
        when = "option.range>=max(timeout, 12*delta + 1)",
        within = "detect + 12*(2*detect + timeout + option.range) + 3*delta")
@Promise(value = TERMINATION, given = {SYNCHRONOUS, HEARTBEATS_ONLY, FIXED, MAJORITY},
        stabilizes = true,
        when = "option.range>=max(timeout, 12*delta + 1)",
        within = "detect + 12*(2*detect + timeout + option.range) + 3*delta")
@Promise(value = TERMINATION, given = {SYNCHRONOUS, FIXED, MAJORITY}, stabilizes = true,
        when = "option.range>=max(timeout, 12*delta + 1)&checkquorum=true",
        within = "detect + 12*(2*detect + timeout + option.range) + 3*delta")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, DETECTED, FIXED},
        within = "2*detect + delta + option.range")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, FIXED}, within = "2*roundTrip")
@Counterexample(value = {TERM_UNIQUENESS, AGREEMENT},
        when = "nodes leave while votes are on their way",
        scenario = "n=5&ids=ascending&latency=1&start=1,5&until=60&faults=1:drop-1-4,"
                + "2:delay-4-5-10,3:drop-1-5,5:leave-2,5:leave-3")
@Counterexample(value = TERMINATION, when = "no majority is alive",
        scenario = "n=5&ids=ascending&latency=1&start=1&until=500"
                + "&faults=20:crash-1,20:crash-2,20:crash-3")
interface RaftFacts {
    @Where("how likely it is that n timeouts drawn from so many values split the vote, if messages"
            + " take L ticks; with less than 4L values terms after the second differ, as timeouts"
            + " then begin where votes were split")
    static double split(double n, double values, double latency) {
        if (values < 4 * latency || n > 1_000 || n * values > 1_000_000) {
            return Double.NaN;
        }
        double sum = 0;
        int enough = (int) (n - Math.floor(n / 2)) + 1;
        for (int first = 0; first < values; first++) {
            double near = Math.min(latency, values - first) / values;
            double nearer = near - 1 / values;
            double far = 1 - first / values - near;
            double choices = 1;
            for (int k = 1; k <= n; k++) {
                choices *= (n - k + 1) / k;
                sum += k < enough ? 0 : choices * StrictMath.pow(far, n - k)
                        * (StrictMath.pow(near, k) - StrictMath.pow(nearer, k));
            }
        }
        return sum;
    }
}
