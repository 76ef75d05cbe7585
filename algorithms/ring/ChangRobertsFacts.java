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
 * A larger bystander steps in, so that the largest node of the ring wins, whoever starts; there is
 * also the variant in which bystanders only relay, and the largest of those wins who have called
 * the election. The paper knows no crashes. What is added for them: every message carries the term
 * of its election, the ring closes round a dead node, and whoever suspects the leader calls a new
 * election in the next term. A node that comes back has lost its term and asks its neighbour for an
 * election with term 0. A crash in the middle of an election is not survived (the token of a dead
 * node circulates for ever), nor is a partition.
 *
 * <p>Ernest Chang, Rosemary Roberts: An improved algorithm for decentralized extrema-finding in
 * circular configurations of processes. Communications of the ACM 22(5), 1979. Two years after Le
 * Lann it brought the mean down from n² to n·Hₙ, but not the worst case, which the next ones were
 * about.
 */
@Paper("https://doi.org/10.1145/359104.359108")
@Costs("the best is one node alone: the largest, or anyone where bystanders relay")
@Complexity(start = ALL, best = "3*n - 1", mean = "n*H(n) + n", worst = "n*(n+3)/2")
@Complexity(start = ONE, best = "2*n", mean = "(5*n - 1)/2", worst = "3*n - 1")
@Complexity(inOrder = true, mean = "n*H(k) + (n-k)/(k+1) + n")
@Complexity(start = ALL, when = "bystanders=relay",
        best = "3*n - 1", mean = "n*H(n) + n", worst = "n*(n+3)/2")
@Complexity(start = ONE, when = "bystanders=relay", always = "2*n")
@Complexity(when = "bystanders=relay", mean = "n*H(k) + n")
@Complexity(of = TICKS, start = ALL, timing = EQUAL,
        always = "(2*n - 1)*L")
@Complexity(of = TICKS, start = ONE, timing = EQUAL,
        best = "(2*n - 1)*L", mean = "(5*n - 3)/2*L", worst = "(3*n - 2)*L")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY}, given = {CRASH_STOP, ORDERED})
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY}, given = {CRASH_STOP, CALM})
@Promise(value = {INSTANT_UNIQUENESS, STABILITY},
        given = {SYNCHRONOUS, CRASH_STOP, CALM})
@Promise(value = TERMINATION, given = {SYNCHRONOUS, CRASH_STOP, CALM, DETECTED, HEALING},
        within = "detect + 3*n*delta")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, CRASH_STOP, CALM, HEALING},
        within = "n*delta")
@Counterexample(value = TERMINATION, when = "a message is lost: its identifier never comes round",
        scenario = "n=8&ids=ascending&latency=1&detector=none&faults=4:drop-3-4&until=200")
@Counterexample(value = TERMINATION,
        when = "the largest node crashes: its identifier circulates for ever",
        scenario = "n=8&ids=ascending&latency=1&detector=none&faults=1:crash-8&until=200")
interface ChangRobertsFacts {}
