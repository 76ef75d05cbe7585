package complete;

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

import hustings.model.Complexity;
import hustings.model.Costs;
import hustings.model.Counterexample;
import hustings.model.Paper;
import hustings.model.Promise;

/**
 * Bully without its cascade. It is cheaper than Bully if one node notices the crash, and dearer
 * if all do, since each of them then appoints the winner. Like Bully it relies on Δ: an answer that
 * takes longer than 2Δ + 1 counts as none. A node that comes back asks for the term, and calls an
 * election in the next one.
 *
 * <p>Published several times as the modified, improved or enhanced bully algorithm; this form is
 * after M. S. Kordafshari, M. Gholipour, M. Jahanshahi, A. T. Haghighat: Modified bully election
 * algorithm in distributed systems. WSEAS Transactions on Information Science and Applications
 * 2(8), 2005. Terms and recovery are additions.
 */
@Paper("https://dl.acm.org/doi/10.5555/1369599.1369602")
@Costs("the best is the largest alone, the worst all but the largest; one initiator after the"
        + " largest has crashed needs 2*n - 2 - 1/(n-1) on average")
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
@Counterexample(value = {TERM_UNIQUENESS, AGREEMENT}, when = "an answer takes longer than Δ allows",
        scenario = "n=3&ids=ascending&latency=1&start=1,2&detector=none"
                + "&faults=0:crash-3,0:slow-2-10&until=60")
@Counterexample(value = INSTANT_UNIQUENESS, when = "the network is split: each part elects its own",
        scenario = "n=5&ids=ascending&latency=1&start=5&detector=heartbeat:5,13"
                + "&faults=100:split-1-2,300:heal&until=400")
interface ModifiedBullyFacts {}
