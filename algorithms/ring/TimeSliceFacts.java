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

import hustings.model.Complexity;
import hustings.model.Costs;
import hustings.model.Counterexample;
import hustings.model.Paper;
import hustings.model.Promise;

/**
 * Silence is information here: whoever has heard nothing when its time comes knows that no node is
 * smaller. Hence n messages, fewer than any algorithm can do that only compares identifiers, and no
 * announcement: when the phase is over, all know that the token is home. The price is lock step, a
 * known n, and a time that grows with the smallest identifier. A message that comes too late lets
 * another token start. The textbook knows no crashes. What is added for them: a message carries its
 * term, which is the number of the common start, and the ring closes round a dead node. That is not
 * enough for a crash in the middle of an election.
 *
 * <p>Greg Frederickson, Nancy Lynch: Electing a leader in a synchronous ring. Journal of the ACM
 * 34(1), 1987; as told by Nancy Lynch: Distributed Algorithms, 1996, section 3.5.1. It shows what
 * the lower bound of n log n messages rests on: that identifiers are only compared, and that
 * silence tells nothing.
 */
@Paper("https://doi.org/10.1145/7531.7919")
@Costs("always, in n rounds for each identifier up to the smallest")
@Complexity(always = "n")
@Complexity(of = TICKS, always = "n*least*delta")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY, INSTANT_UNIQUENESS, STABILITY},
        given = {SYNCHRONOUS, CRASH_STOP, CALM, HEALING})
@Promise(value = TERMINATION, given = {SYNCHRONOUS, CRASH_STOP, CALM, DETECTED, HEALING},
        within = "detect + n*least*delta")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, CRASH_STOP, CALM, HEALING}, within = "delta")
@Counterexample(value = {TERM_UNIQUENESS, VALIDITY}, when = "a message takes longer than Δ",
        scenario = "n=6&ids=1,5,4,3,6,2&latency=3&delta=1&until=60")
@Counterexample(value = VALIDITY,
        when = "a token is lost: who has not seen it sends its own, and wins",
        scenario = "n=6&ids=1,5,4,3,6,2&latency=1&detector=none&faults=2:drop-5-4&until=60")
interface TimeSliceFacts {}
