package ring;

import static hustings.model.Condition.CALM;
import static hustings.model.Condition.CONNECTED;
import static hustings.model.Condition.CRASH_STOP;
import static hustings.model.Condition.DETECTED;
import static hustings.model.Condition.HEALING;
import static hustings.model.Condition.ORDERED;
import static hustings.model.Condition.RELIABLE;
import static hustings.model.Condition.SYNCHRONOUS;
import static hustings.model.Condition.UNDUPLICATED;
import static hustings.model.Property.AGREEMENT;
import static hustings.model.Property.INSTANT_UNIQUENESS;
import static hustings.model.Property.LEADER_LIVENESS;
import static hustings.model.Property.QUIESCENCE;
import static hustings.model.Property.STABILITY;
import static hustings.model.Property.TERMINATION;
import static hustings.model.Property.TERM_UNIQUENESS;
import static hustings.model.Property.VALIDITY;

import hustings.model.Costs;
import hustings.model.Counterexample;
import hustings.model.Paper;
import hustings.model.Promise;

/**
 * The second algorithm of the paper: one message for each link and phase instead of two, and the
 * candidates fall away by the Fibonacci numbers, in 1.44 log n phases at most. What a message means
 * depends on its place, so links have to keep the order, and lose and double nothing; and as values
 * move, who finds the winner is seldom the winner. Every node takes part. Added for repeated
 * elections: every message carries a term, whoever suspects the leader opens the next one, and a
 * node that comes back asks for one with term 0. A crash in the middle of an election is not
 * survived.
 *
 * <p>Gary Peterson: An O(n log n) unidirectional algorithm for the circular extrema problem. ACM
 * Transactions on Programming Languages and Systems 4(4), 1982. Dolev, Klawe and Rodeh went on to
 * 1.356·n·log₂ n.
 */
@Paper("https://doi.org/10.1145/69622.357194")
@Costs("over all arrangements, whoever starts; the best is for two nodes or more, and the worst is"
        + " n times the largest r with Fibonacci number F(r) at most n")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY},
        given = {CRASH_STOP, CALM, RELIABLE, CONNECTED, ORDERED, UNDUPLICATED})
@Promise(value = {INSTANT_UNIQUENESS, STABILITY},
        given = {SYNCHRONOUS, CRASH_STOP, CALM, ORDERED, UNDUPLICATED})
@Promise(value = TERMINATION,
        given = {SYNCHRONOUS, CRASH_STOP, CALM, ORDERED, UNDUPLICATED, DETECTED, HEALING},
        within = "detect + 6*n*delta")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE,
        given = {SYNCHRONOUS, CRASH_STOP, CALM, ORDERED, UNDUPLICATED, HEALING},
        within = "n*delta")
@Counterexample(value = TERMINATION, when = "a message is lost: the next candidate waits for ever",
        scenario = "n=8&ids=ascending&latency=1&detector=none&faults=1:drop-8-1&until=300")
@Counterexample(value = VALIDITY,
        when = "a message is doubled: it is taken for one of the next phase",
        scenario = "n=8&duplicate=0.05&latency=1&detector=none&seed=25&until=120")
interface ImprovedPetersonFacts {}
