package complete;

import static hustings.model.Condition.CALM;
import static hustings.model.Condition.CRASH_STOP;
import static hustings.model.Condition.FIXED;
import static hustings.model.Condition.RUNNING;
import static hustings.model.Condition.SYNCHRONOUS;
import static hustings.model.Condition.TIMELY;
import static hustings.model.Condition.TRUE_CLOCKS;
import static hustings.model.Condition.UNDUPLICATED;
import static hustings.model.Property.AGREEMENT;
import static hustings.model.Property.LEADER_LIVENESS;
import static hustings.model.Property.QUIESCENCE;
import static hustings.model.Property.STABILITY;
import static hustings.model.Property.TERMINATION;
import static hustings.model.Property.TERM_UNIQUENESS;
import static hustings.model.Property.VALIDITY;
import static hustings.model.Timing.EQUAL;

import hustings.model.Complexity;
import hustings.model.Costs;
import hustings.model.Counterexample;
import hustings.model.Paper;
import hustings.model.Promise;

/**
 * It is made for networks that are slow, lose messages and fall apart: each part has a group and
 * a coordinator, and when the parts find each other again there is one. No bound on latency is
 * needed for what is never broken: a group has one coordinator, and whoever is in it knows which.
 * That there is only one group is not promised at any instant, but comes about where all stays as
 * it is for a while. Coordinators of higher rank merge first, or two would invite each other for
 * ever; nobody in particular has to win.
 *
 * <p>A group is named by a counter, which is on stable storage, and its coordinator; its term here
 * is both, one after the other: term 27 is the second group of 7 where identifiers have one digit.
 * That terms never fall is an addition: the answers of coordinators tell their counter, and an
 * invitation into an earlier group is turned down. A node that sleeps wakes with its first message.
 *
 * <p>Hector Garcia-Molina: Elections in a distributed computing system. IEEE Transactions on
 * Computers C-31(1), 1982; the part on asynchronous systems. The same paper has Bully, for systems
 * in which a late answer is none; this is its answer for all others.
 */
@Paper("https://doi.org/10.1109/TC.1982.1675885")
@Costs("the best is one merge of n groups of one: INVITATION, ACCEPT and READY; the (n-1)(2n+3) of"
        + " the literature has in it the n(n-1) questions and n(n-1) answers by which they find"
        + " each other, which count as detection here")
@Complexity(timing = EQUAL, always = "3*(n-1)")
@Promise({TERM_UNIQUENESS, AGREEMENT})
@Promise(value = VALIDITY, given = FIXED)
@Promise(value = STABILITY, given = {SYNCHRONOUS, CRASH_STOP, CALM})
@Promise(value = TERMINATION, given = SYNCHRONOUS, stabilizes = true,
        within = "4*option.interval + 10*delta + 2*n*(4*delta + 2)")
@Promise(value = LEADER_LIVENESS, given = {TIMELY, UNDUPLICATED, RUNNING, TRUE_CLOCKS},
        within = "option.interval + 3*delta + 2")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, FIXED, CALM},
        within = "10*delta + 2*n*(4*delta + 2)")
@Counterexample(value = TERMINATION,
        when = "two nodes hear each other only through a third, whom neither"
        + " group keeps",
        scenario = "n=3&ids=ascending&latency=1&faults=20:cut-1-3,20:cut-3-1&until=300")
@Counterexample(value = STABILITY,
        when = "an answer is lost: a member takes its coordinator for dead",
        scenario = "n=3&ids=ascending&latency=1&faults=30:cut-3-1,40:heal&until=120")
interface InvitationFacts {}
