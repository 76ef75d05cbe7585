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

import hustings.model.Costs;
import hustings.model.Counterexample;
import hustings.model.Paper;
import hustings.model.Promise;

/**
 * Two neighbours cannot both stay, so at least half of the candidates go in each round; those that
 * have gone pass on whatever comes. Messages carry the number of their round, so that links need
 * not keep the order. Every node takes part. Added for repeated elections: every message carries a
 * term, whoever suspects the leader opens the next one, and a node that comes back asks for one
 * with term 0. A crash in the middle of an election is not survived.
 *
 * <p>Wm. Randolph Franklin: On an improved algorithm for decentralized extrema finding in circular
 * configurations of processors. Communications of the ACM 25(5), 1982. It needs two messages a node
 * and round, where Hirschberg and Sinclair needed up to eight.
 */
@Paper("https://doi.org/10.1145/358506.358517")
@Costs("over all arrangements, whoever starts; the best is for two nodes or more")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY}, given = {CRASH_STOP, CALM})
@Promise(value = {INSTANT_UNIQUENESS, STABILITY}, given = {SYNCHRONOUS, CRASH_STOP, CALM})
@Promise(value = TERMINATION, given = {SYNCHRONOUS, CRASH_STOP, CALM, DETECTED, HEALING},
        within = "detect + 5*n*delta")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, CRASH_STOP, CALM, HEALING},
        within = "n*delta")
@Counterexample(value = TERMINATION, when = "a message is lost: the next candidate waits for ever",
        scenario = "n=8&ids=ascending&latency=1&detector=none&faults=1:drop-8-1&until=300")
@Counterexample(value = TERMINATION, when = "the largest node crashes: its neighbours wait for it",
        scenario = "n=8&ids=ascending&latency=1&detector=none&faults=2:crash-8&until=300")
interface FranklinFacts {}
