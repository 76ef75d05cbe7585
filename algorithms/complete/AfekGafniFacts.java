package complete;

import static hustings.model.Condition.CALM;
import static hustings.model.Condition.CRASH_STOP;
import static hustings.model.Condition.DETECTED;
import static hustings.model.Condition.MAJORITY;
import static hustings.model.Condition.SYNCHRONOUS;
import static hustings.model.Property.AGREEMENT;
import static hustings.model.Property.LEADER_LIVENESS;
import static hustings.model.Property.QUIESCENCE;
import static hustings.model.Property.STABILITY;
import static hustings.model.Property.TERMINATION;
import static hustings.model.Property.TERM_UNIQUENESS;
import static hustings.model.Property.VALIDITY;
import static hustings.model.Quantity.TICKS;
import static hustings.model.Starters.ONE;
import static hustings.model.Timing.EQUAL;

import hustings.model.Complexity;
import hustings.model.Costs;
import hustings.model.Counterexample;
import hustings.model.Paper;
import hustings.model.Promise;

/**
 * Domains of the same size are disjoint, so at most n/s candidates ever hold s nodes, and an
 * attack costs no more than four messages: O(n log n) in all, which is the least possible without
 * a sense of direction. No time is assumed and no largest identifier is looked for. The papers know
 * no crashes. Added for them: every message carries the term of its election, a node that does not
 * answer for (n + 1)(2Δ + 1) is passed over, and one that comes back asks all for the term. A crash
 * in the middle of an election is not survived.
 *
 * <p>Ephraim Korach, Shlomo Moran, Shmuel Zaks: Tight lower and upper bounds for some distributed
 * algorithms for a complete network of processors. PODC, 1984. Yehuda Afek, Eli Gafni: Time and
 * message bounds for election in synchronous and asynchronous complete networks. SIAM Journal on
 * Computing 20(2), 1991. The first of the two papers proves that fewer than the order of n log n
 * messages do not suffice; the second is about how much time they take.
 */
@Paper("https://doi.org/10.1137/0220023")
@Costs("the best is one candidate; the worst is a bound, which no run is known to reach")
@Complexity(start = ONE, always = "2*floor(n/2) + n - 1")
@Complexity(of = TICKS, start = ONE, timing = EQUAL, always = "(2*floor(n/2) + 1)*L")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY}, given = CRASH_STOP)
@Promise(value = STABILITY, given = {SYNCHRONOUS, CRASH_STOP, CALM})
@Promise(value = TERMINATION, given = {SYNCHRONOUS, CRASH_STOP, CALM, DETECTED, MAJORITY},
        within = "detect + (n + 2)*(n + dead + 2)*roundTrip")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, CRASH_STOP, CALM}, within = "3*roundTrip")
@Counterexample(value = TERMINATION, when = "a candidate dies that has beaten the others",
        scenario = "n=5&ids=ascending&latency=1&start=5&faults=3:crash-5&until=800")
interface AfekGafniFacts {}
