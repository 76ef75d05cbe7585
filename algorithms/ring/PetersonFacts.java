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

import hustings.model.Costs;
import hustings.model.Counterexample;
import hustings.model.Paper;
import hustings.model.Promise;

/**
 * This is {@code Franklin} on a ring of one direction: as nobody can ask behind, each candidate
 * compares on behalf of the one before it. So a node comes to stand for an identifier that is not
 * its own, and who finds the winner is seldom the winner. What a message means depends on its
 * place, so links have to keep the order and lose nothing. What comes out of turn is dropped: as
 * the two kinds of message take turns, that is how the second copy of a doubled one is known, where
 * the algorithm to the letter has no answer to it. Every node takes part. Added for repeated
 * elections: every message carries a term, whoever suspects the leader opens the next one, and a
 * node that comes back asks for one with term 0. A crash in the middle of an election is not
 * survived.
 *
 * <p>Gary Peterson: An O(n log n) unidirectional algorithm for the circular extrema problem. ACM
 * Transactions on Programming Languages and Systems 4(4), 1982; the same was found by Danny Dolev,
 * Maria Klawe, Michael Rodeh, Journal of Algorithms 3(3), 1982. It refuted a conjecture of
 * Hirschberg and Sinclair, that a ring of one direction needs n² messages.
 */
@Paper("https://doi.org/10.1145/69622.357194")
@Costs("over all arrangements, whoever starts; the best is for two nodes or more")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY},
        given = {CRASH_STOP, CALM, RELIABLE, CONNECTED, ORDERED})
@Promise(value = {INSTANT_UNIQUENESS, STABILITY},
        given = {SYNCHRONOUS, CRASH_STOP, CALM, ORDERED})
@Promise(value = TERMINATION,
        given = {SYNCHRONOUS, CRASH_STOP, CALM, ORDERED, DETECTED, HEALING},
        within = "detect + 6*n*delta")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE,
        given = {SYNCHRONOUS, CRASH_STOP, CALM, ORDERED, HEALING},
        within = "n*delta")
@Counterexample(value = TERMINATION, when = "a message is lost: the next candidate waits for ever",
        scenario = "n=8&ids=ascending&latency=1&detector=none&faults=1:drop-8-1&until=300")
@Counterexample(value = TERMINATION,
        when = "a message overtakes another: each is taken for the other",
        scenario = "n=8&order=any&latency=1-9&detector=none&seed=1")
interface PetersonFacts {}
