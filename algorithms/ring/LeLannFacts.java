package ring;

import static hustings.model.Condition.CALM;
import static hustings.model.Condition.CONNECTED;
import static hustings.model.Condition.CRASH_STOP;
import static hustings.model.Condition.DETECTED;
import static hustings.model.Condition.HEALING;
import static hustings.model.Condition.ORDERED;
import static hustings.model.Condition.RELIABLE;
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
 * The first algorithm of its kind, and the yardstick of all later ones: best, mean and worst are
 * the same. It needs links that keep the order, or a node gets its own identifier back before it
 * has seen a larger one. Where bystanders only relay, the largest of those who stand wins, and has
 * to tell the others. Added for repeated elections: every message carries a term, whoever suspects
 * the leader opens the next one, and a node that comes back asks for one with term 0.
 *
 * <p>Gérard Le Lann: Distributed systems, towards a formal approach. IFIP Congress 1977. The
 * problem begins here: a ring network had lost its token, and exactly one node had to make a new
 * one.
 */
@Paper("Gérard Le Lann: Distributed systems, towards a formal approach. IFIP 1977")
@Costs("always the same, as everyone joins; k nodes among bystanders who only relay need k*n + n")
@Complexity(always = "n^2")
@Complexity(when = "bystanders=relay", always = "k*n + n")
@Complexity(of = TICKS, start = ALL, timing = EQUAL, always = "n*L")
@Complexity(of = TICKS, start = ONE, timing = EQUAL,
        always = "(2*n - 1)*L")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY},
        given = {CRASH_STOP, CALM, RELIABLE, CONNECTED, ORDERED})
@Promise(value = {INSTANT_UNIQUENESS, STABILITY},
        given = {SYNCHRONOUS, CRASH_STOP, CALM, ORDERED})
@Promise(value = TERMINATION,
        given = {SYNCHRONOUS, CRASH_STOP, CALM, ORDERED, DETECTED, HEALING},
        within = "detect + 2*n*delta")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, CRASH_STOP, CALM, ORDERED, HEALING},
        within = "n*delta")
@Counterexample(value = TERMINATION, when = "a message is lost: its owner waits for ever",
        scenario = "n=8&ids=ascending&latency=1&detector=none&faults=4:drop-3-4&until=300")
@Counterexample(value = {AGREEMENT, VALIDITY},
        when = "a message overtakes another: a node decides too early",
        scenario = "n=6&ids=ascending&order=any&latency=1-9&detector=none&seed=14&until=200")
interface LeLannFacts {}
