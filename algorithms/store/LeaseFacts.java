package store;

import static hustings.model.Condition.FIXED;
import static hustings.model.Condition.RUNNING;
import static hustings.model.Condition.STORED;
import static hustings.model.Condition.SYNCHRONOUS;
import static hustings.model.Condition.TRUE_CLOCKS;
import static hustings.model.Property.AGREEMENT;
import static hustings.model.Property.INSTANT_UNIQUENESS;
import static hustings.model.Property.LEADER_LIVENESS;
import static hustings.model.Property.STABILITY;
import static hustings.model.Property.TERMINATION;
import static hustings.model.Property.TERM_UNIQUENESS;
import static hustings.model.Property.VALIDITY;

import hustings.model.Complexity;
import hustings.model.Costs;
import hustings.model.Counterexample;
import hustings.model.Paper;
import hustings.model.Promise;

/**
 * This is how Kubernetes elects. Nodes never talk to each other, only to a store whose
 * compare-and-swap is linearizable. Clocks may differ by any amount, since nobody compares the time
 * of another with its own; but their rates must be bounded, and a leader must not be paused while
 * it believes in its lease. Then no two lead at once: the old leader stops a RetryPeriod and a
 * RenewDeadline after its last success at the latest, and a new one begins no earlier than a
 * LeaseDuration after the last write that it saw. Where that fails, the record still has one
 * holder: its number of transitions, which is the term here, is the fencing token by which whatever
 * is led can turn an old leader away.
 *
 * <p>It costs no message of an election at all: what the store is asked is counted apart, a GET and
 * a compare-and-swap to win, the same to renew, and a GET of everybody else now and then, for ever.
 * The standard proportion of the three times is that of Kubernetes, 15 to 10 to 2, in Δ.
 *
 * <p>Cary Gray, David Cheriton: Leases: an efficient fault-tolerant mechanism for distributed file
 * cache consistency. SOSP 1989. The rules are those of Kubernetes' client for Go. Google's lock
 * service Chubby, in 2006, made it a common way to choose a leader.
 */
@Paper("https://doi.org/10.1145/74850.74870")
@Costs("nodes send each other nothing; requests to the store are counted apart")
@Complexity(always = "0")
@Promise({TERM_UNIQUENESS, AGREEMENT})
@Promise(value = VALIDITY, given = FIXED)
@Promise(value = INSTANT_UNIQUENESS, given = {RUNNING, TRUE_CLOCKS},
        when = "option.leaseDuration + 3*shortest >= option.retryPeriod + option.renewDeadline"
                + " + min(longest, roundTrip - shortest)")
@Promise(value = INSTANT_UNIQUENESS, given = RUNNING,
        when = "(option.leaseDuration - 1)*fastest + 3*shortest >= 2 + (option.retryPeriod"
                + " + option.renewDeadline)*slowest + min(longest, roundTrip - shortest)")
@Promise(value = STABILITY, given = {STORED, SYNCHRONOUS},
        when = "option.renewDeadline >= 4*delta"
                + "&option.leaseDuration > option.retryPeriod + 4*delta")
@Promise(value = TERMINATION, given = {STORED, SYNCHRONOUS}, stabilizes = true,
        when = "option.renewDeadline >= 4*delta"
                + "&option.leaseDuration > option.retryPeriod + 4*delta",
        within = "(1 + crashes)*(option.leaseDuration + option.renewDeadline + 6*delta"
                + " + 3*(option.retryPeriod*(1 + option.jitter/100) + roundTrip))")
@Promise(value = LEADER_LIVENESS, given = {STORED, SYNCHRONOUS},
        within = "option.leaseDuration + 4*delta"
                + " + 2*(option.retryPeriod*(1 + option.jitter/100) + roundTrip)")
@Counterexample(value = INSTANT_UNIQUENESS, when = "the leader is paused for longer than its lease",
        scenario = "n=3&ids=ascending&latency=1&start=3&faults=60:pause-3,100:resume-3&until=160")
@Counterexample(value = INSTANT_UNIQUENESS,
        when = "the clock of the leader is slow by half, and it cannot"
        + " reach the store",
        scenario = "n=3&ids=ascending&latency=1&delta=20&start=3&clocks=3:1.5"
                + "&faults=430:split-3&until=1500")
@Counterexample(value = TERMINATION, when = "the store is down: nobody can be elected",
        scenario = "n=3&ids=ascending&latency=1&faults=40:crash-store&until=200")
interface LeaseFacts {}
