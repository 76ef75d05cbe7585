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
 * The textbook form of the algorithm, with terms. The answer, here OK, is ALIVE or ANSWER in
 * other books. The paper of 1982 has two phases, which the textbooks have dropped: the winner first
 * halts all smaller nodes and gathers their answers, and then tells them the new state. It relies
 * on Δ: an answer that takes longer than 2Δ + 1 counts as none. Heartbeats, where the detector
 * sends them, announce the leader again.
 *
 * <p>Hector Garcia-Molina: Elections in a distributed computing system. IEEE Transactions on
 * Computers C-31(1), 1982. Terms and the three ways to recover are additions; QUERY and its answer
 * count as part of the election, as one always follows. Most textbooks teach elections by it.
 */
@Paper("https://doi.org/10.1109/TC.1982.1675885")
@Costs("the best is the largest alone, the worst the smallest, or all; one initiator after the"
        + " largest has crashed needs n*(2*n-1)/6 + n - 2 on average")
@Complexity(start = ALL, always = "n^2 - 1")
@Complexity(start = ONE, best = "n - 1", worst = "n^2 - 1")
@Complexity(start = ONE, timing = EQUAL, mean = "(n^2 - 1)/3 + n - 1")
@Complexity(best = "k*(k-1) + n - 1", worst = "n^2 - 1")
@Complexity(timing = EQUAL, mean = "k*(n+1)*((n+2)/(k+2) - 2/(k+1)) + n - 1")
@Complexity(of = TICKS, timing = EQUAL, best = "L", mean = "(2 - k/n)*L", worst = "2*L")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, INSTANT_UNIQUENESS, VALIDITY, STABILITY},
        given = {SYNCHRONOUS, CRASH_STOP})
@Promise(value = {TERM_UNIQUENESS, AGREEMENT}, given = {SYNCHRONOUS, REMEMBERED, FIXED},
        when = "recovery=query")
@Promise(value = TERMINATION, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + 3*delta + roundTrip + crashes*(3*roundTrip + interval + 2*delta)")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, CRASH_STOP}, within = "2*roundTrip")
@Counterexample(value = {TERM_UNIQUENESS, AGREEMENT}, when = "an answer takes longer than Δ allows",
        scenario = "n=3&ids=ascending&latency=1&start=1&detector=none&faults=0:crash-3,0:slow-2-10")
@Counterexample(value = INSTANT_UNIQUENESS, when = "the network is split: each part elects its own",
        scenario = "n=5&ids=ascending&latency=1&start=5&detector=heartbeat:5,13"
                + "&faults=100:split-1-2,300:heal&until=400")
@Counterexample(value = {TERM_UNIQUENESS, VALIDITY}, when = "an answer is lost",
        scenario = "n=3&ids=ascending&latency=1&start=1&detector=none"
                + "&faults=0:crash-3,2:drop-2-1&until=60")
@Counterexample(value = TERM_UNIQUENESS,
        when = "the winner leaves before all have heard of it: who is then"
        + " the largest need not ask anybody",
        scenario = "n=3&ids=ascending&latency=1-4&start=1&faults=2:leave-3&until=60&seed=14")
interface BullyFacts {}
