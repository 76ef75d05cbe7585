package ring;

import static hustings.model.Condition.CALM;
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
import static hustings.model.Starters.ALL;
import static hustings.model.Starters.ONE;
import static hustings.model.Timing.EQUAL;

import hustings.model.Complexity;
import hustings.model.Costs;
import hustings.model.Counterexample;
import hustings.model.Paper;
import hustings.model.Promise;

/**
 * Every message is acknowledged, and a successor that does not answer is skipped. Added for
 * repeated elections: terms, a new election when the leader is suspected or none comes to an end,
 * and term 0 by which a node that comes back asks for one. Added against acknowledgements that are
 * late: a node passes each list and each result on only once, or copies would breed copies.
 *
 * <p>Andrew Tanenbaum, Maarten van Steen: Distributed Systems, 3rd edition, section 6.4; after
 * Gérard Le Lann: Distributed systems, towards a formal approach. IFIP Congress 1977.
 */
@Paper("Tanenbaum, van Steen: Distributed Systems, 3rd edition, section 6.4")
@Costs("nobody dead; the best is one initiator, the worst all of them")
@Complexity(always = "2*n*k")
@Complexity(of = TICKS, start = ALL, timing = EQUAL, always = "n*L")
@Complexity(of = TICKS, start = ONE, timing = EQUAL, always = "(2*n - 1)*L")
@Promise(value = {INSTANT_UNIQUENESS, VALIDITY, STABILITY}, given = {SYNCHRONOUS, CRASH_STOP})
@Promise(value = {TERM_UNIQUENESS, AGREEMENT}, given = {SYNCHRONOUS, CRASH_STOP, CALM})
@Promise(value = TERMINATION, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + (2*n+1)*delta + dead*roundTrip"
                + " + crashes*(2*n*(roundTrip + delta) + detect + (2*n+1)*delta)")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, CRASH_STOP},
        within = "3*n*delta + (dead + 1)*roundTrip")
@Counterexample(value = {TERM_UNIQUENESS, VALIDITY},
        when = "an acknowledgement is late: a live node is skipped",
        scenario = "n=5&ids=ascending&latency=1&start=1&detector=none&faults=0:slow-5-20")
@Counterexample(value = TERM_UNIQUENESS,
        when = "the winner crashes before a list comes by that its own has overtaken",
        scenario = "n=4&ids=ascending&latency=1-4&order=any&start=1,4&detector=none"
                + "&faults=6:crash-4&until=60&seed=156")
@Counterexample(value = INSTANT_UNIQUENESS, when = "the network is split: each part elects its own",
        scenario = "n=5&ids=ascending&latency=1&start=5&detector=heartbeat:5,13"
                + "&faults=100:split-1-2,300:heal&until=400")
interface RingFacts {}
