package complete;

import static hustings.model.Condition.CRASH_STOP;
import static hustings.model.Condition.DETECTED;
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
import static hustings.model.Timing.EQUAL;

import hustings.model.Complexity;
import hustings.model.Costs;
import hustings.model.Counterexample;
import hustings.model.Paper;
import hustings.model.Promise;

/**
 * Compared with the running clock nobody would ever win: to receive a stamp is to outdo it. So
 * every node freezes one stamp in each term, before it takes the sender's clock into account. A
 * node that comes back has lost clock and term; it asks with term 0, and is told who leads. Two
 * leaders of one term, as after a split, become one by their heartbeats: the larger identifier
 * stays.
 *
 * <p>Leslie Lamport: Time, clocks, and the ordering of events in a distributed system.
 * Communications of the ACM 21(7), 1978, for the clocks; the election by stamps is folklore, made
 * well-defined here.
 */
@Paper("https://doi.org/10.1145/359545.359563")
@Costs("the best is one initiator, who has the largest stamp, the worst all of n nodes")
@Complexity(always = "(k+1)*(n-1) + k*(k-1)/2")
@Complexity(of = TICKS, timing = EQUAL,
        always = "2*delta + 1 + L")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, INSTANT_UNIQUENESS, VALIDITY, STABILITY},
        given = {SYNCHRONOUS, CRASH_STOP})
@Promise(value = TERMINATION, given = {SYNCHRONOUS, CRASH_STOP, DETECTED}, when = "stamps=frozen",
        within = "detect + 3*delta + roundTrip + crashes*(5*roundTrip + 2*delta)")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, CRASH_STOP}, when = "stamps=frozen",
        within = "2*roundTrip")
@Counterexample(value = {TERM_UNIQUENESS, AGREEMENT}, when = "an answer takes longer than Δ allows",
        scenario = "n=3&ids=ascending&latency=1&start=1,2&detector=none&faults=0:slow-2-10")
@Counterexample(value = INSTANT_UNIQUENESS, when = "the network is split: each part elects its own",
        scenario = "n=5&ids=ascending&latency=1&start=5&detector=heartbeat:5,13"
                + "&faults=100:split-1-2,300:heal&until=400")
interface LamportFacts {}
