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
import static hustings.model.Timing.EQUAL;

import hustings.model.Complexity;
import hustings.model.Costs;
import hustings.model.Counterexample;
import hustings.model.Paper;
import hustings.model.Promise;

/**
 * While the smallest goes round, the next gets half of the way, the one after it a quarter, and so
 * on; that is why all of them together send fewer than 2n messages, of which no comparison of
 * identifiers is capable. Nobody needs to know n. The price is time: 2^v rounds a link for the
 * smallest v, and v = 40 would take longer than any run here; more is cut down to that. Who leads
 * does not rest on lock step, only the count does. What is added: the result is announced; a
 * message carries its term, which is the number of the common start; the ring closes round a dead
 * node. A crash in the middle of an election is not survived.
 *
 * <p>Greg Frederickson, Nancy Lynch: Electing a leader in a synchronous ring. Journal of the ACM
 * 34(1), 1987; as told by Nancy Lynch: Distributed Algorithms, 1996, section 3.5.2. Like TimeSlice
 * it gets below n log n messages by using identifiers as numbers, and pays with time.
 */
@Paper("https://doi.org/10.1145/7531.7919")
@Costs("identifiers 1 to n in all arrangements; the worst is a bound")
@Complexity(of = TICKS, timing = EQUAL, always = "(n*2^least - 1)*delta + n*L")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY}, given = {CRASH_STOP})
@Promise(value = {INSTANT_UNIQUENESS, STABILITY}, given = {SYNCHRONOUS, CRASH_STOP, CALM})
@Promise(value = TERMINATION, given = {SYNCHRONOUS, CRASH_STOP, CALM, DETECTED, HEALING},
        within = "detect + n*(2^least + 1)*delta")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, CRASH_STOP, CALM, HEALING}, within = "n*delta")
@Counterexample(value = TERMINATION,
        when = "the token of the smallest is lost: it has stopped all others",
        scenario = "n=8&ids=ascending&latency=1&detector=none&faults=4:drop-2-3&until=200")
interface VariableSpeedsFacts {}
