package consensus;

import static hustings.model.Condition.CRASH_STOP;
import static hustings.model.Condition.DETECTED;
import static hustings.model.Condition.MAJORITY;
import static hustings.model.Condition.SYNCHRONOUS;
import static hustings.model.Condition.TOGETHER;
import static hustings.model.Property.AGREEMENT;
import static hustings.model.Property.INSTANT_UNIQUENESS;
import static hustings.model.Property.LEADER_LIVENESS;
import static hustings.model.Property.QUIESCENCE;
import static hustings.model.Property.STABILITY;
import static hustings.model.Property.TERMINATION;
import static hustings.model.Property.TERM_UNIQUENESS;
import static hustings.model.Quantity.TICKS;
import static hustings.model.Starters.ALL;
import static hustings.model.Timing.EQUAL;
import static hustings.model.Timing.MIXED;

import hustings.model.Complexity;
import hustings.model.Costs;
import hustings.model.Counterexample;
import hustings.model.Paper;
import hustings.model.Promise;

/**
 * The better vote has the newer history, by epoch and then by transaction, and the larger
 * identifier only breaks ties. A majority that agrees waits 2Δ for a better vote. That is no
 * safeguard: a vote that comes later still may give a round two leaders, and ZooKeeper has its next
 * phase, in which a majority has to follow, find that out. That phase is not here. Nor is the best
 * vote of all promised, only that of a majority: who has not noticed yet that the leader is gone
 * takes no part. For the same reason none of this is promised where one begins to look later than
 * another, as where each has to miss heartbeats first: whoever still has a leader passes over the
 * better vote, a majority settles without it, the rest takes it over when it is told again, and
 * then there are two leaders, or two camps of which neither is a majority. Nor is it promised that
 * all is well again once the network is: a leader whom the others have turned from leads on, which
 * that phase, too, would find out. Who looks for a leader while others have one is told of it by
 * them; where a detector tells of a crash, a later round means that someone has been told, and is
 * joined.
 *
 * <p>Apache ZooKeeper, class FastLeaderElection. Compare Flavio Junqueira, Benjamin Reed, Marco
 * Serafini: Zab: high-performance broadcast for primary-backup systems. Dependable Systems and
 * Networks, 2011. Of several elections that ZooKeeper has had it is the one that is left.
 */
@Paper("https://doi.org/10.1109/DSN.2011.5958223")
@Costs("the best is the largest alone, whose vote the others take over; else all look for a leader"
        + " at once, and all first votes arrive before the second ones: in random order for the"
        + " mean, the smaller first for the worst, and the larger first for (n−1)(2n−1)")
@Complexity(start = ALL, timing = MIXED, best = "(n-1)*(2*n-1)", mean = "n*(n-1)*H(n)",
        worst = "n*(n^2-1)/2")
@Complexity(start = ALL, timing = EQUAL, always = "n*(n^2-1)/2")
@Complexity(of = TICKS, start = ALL, timing = EQUAL, always = "2*L + 2*delta")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, INSTANT_UNIQUENESS, STABILITY},
        given = {SYNCHRONOUS, CRASH_STOP, TOGETHER})
@Promise(value = TERMINATION,
        given = {SYNCHRONOUS, CRASH_STOP, TOGETHER, DETECTED, MAJORITY},
        within = "(crashes + 1)*(4*detect + 16*roundTrip)")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, CRASH_STOP}, within = "3*roundTrip")
@Counterexample(value = {TERM_UNIQUENESS, AGREEMENT},
        when = "a better vote comes after a majority's wait",
        scenario = "n=5&ids=ascending&latency=1&delta=2&start=1,2,3&detector=none&until=60"
                + "&faults=0:slow-4-6,0:slow-5-6,2:delay-2-1-2,7:slow-2-60,7:slow-3-60")
@Counterexample(value = TERMINATION, when = "no majority is alive",
        scenario = "n=5&ids=ascending&latency=1&until=500"
                + "&faults=20:crash-5,20:crash-4,20:crash-3")
interface FastLeaderElectionFacts {}
