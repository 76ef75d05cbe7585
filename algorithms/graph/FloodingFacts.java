package graph;

import static hustings.model.Condition.ASSUMED_DIAMETER;
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

import hustings.model.Counterexample;
import hustings.model.Promise;

/** What all floods promise, and what breaks all of them. */
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY, INSTANT_UNIQUENESS, STABILITY},
        given = {SYNCHRONOUS, CRASH_STOP, CALM, ASSUMED_DIAMETER})
@Promise(value = TERMINATION,
        given = {SYNCHRONOUS, CRASH_STOP, CALM, DETECTED, ASSUMED_DIAMETER},
        within = "detect + max(n, option.diameter)*delta")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, CRASH_STOP, CALM, ASSUMED_DIAMETER},
        within = "delta")
@Counterexample(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY},
        when = "a message takes longer than Δ",
        scenario = "n=6&graph=line&ids=6,1,2,3,4,5&latency=2&delta=1&until=60")
interface FloodingFacts {}
