package complete;

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
import static hustings.model.Timing.EQUAL;

import hustings.model.Complexity;
import hustings.model.Costs;
import hustings.model.Counterexample;
import hustings.model.Paper;
import hustings.model.Promise;
import hustings.model.Ties;
import hustings.model.Where;

/**
 * No identifiers are compared, so every node is equally likely to win, and nobody needs to be
 * told: all see the same draws. Whoever has not drawn within 2Δ + 1 is left out. A node that comes
 * back asks for a new election with term 0. Two leaders of one term, as after a split, become one
 * by their heartbeats: the larger identifier stays. Crashes during a round, and messages later than
 * Δ, can make nodes see different draws, and so disagree.
 *
 * <p>Folklore; compare Alon Itai, Michael Rodeh: Symmetry breaking in distributed networks.
 * Information and Computation 88(1), 1990.
 */
@Paper("https://doi.org/10.1016/0890-5401(90)90004-2")
@Costs("whoever starts, as all join; ties can repeat without end")
@Complexity(best = "n*(n-1)", worst = "inf",
        mean = "n*(n-1)*values(n, option.range)/(values(n, option.range) - 1)")
@Complexity(when = "redraw=all", best = "n*(n-1)", worst = "inf",
        mean = "n*(n-1)/unique(n, option.range)")
@Complexity(of = TICKS, start = ALL, timing = EQUAL, best = "L", worst = "inf",
        mean = "L*rounds(n, option.range)")
@Complexity(of = TICKS, start = ALL, timing = EQUAL, when = "redraw=all", best = "L",
        worst = "inf", mean = "L/unique(n, option.range)")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, INSTANT_UNIQUENESS, VALIDITY, STABILITY},
        given = {SYNCHRONOUS, CRASH_STOP, CALM})
@Promise(value = TERMINATION, given = {SYNCHRONOUS, CRASH_STOP, CALM, DETECTED},
        within = "detect + 2*delta + 40*roundTrip",
        when = "option.range>=min(n, 2)&redraw=tied")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, CRASH_STOP, CALM}, within = "2*roundTrip")
@Counterexample(value = AGREEMENT, when = "a draw is lost: nodes see different draws",
        scenario = "n=8&latency=1&loss=0.1&detector=none&until=60&seed=1")
@Counterexample(value = INSTANT_UNIQUENESS, when = "the network is split: each part elects its own",
        scenario = "n=5&ids=ascending&latency=1&detector=heartbeat:5,13"
                + "&faults=100:split-1-2,300:heal&until=400")
interface RandomizedFacts {
    @Where("from how many values a draw is: the range, or n if that is 0")
    static double values(double n, double range) {
        return range == 0 ? n : range;
    }

    @Where("how likely it is that one of n draws alone is the largest")
    static double unique(double n, double range) {
        return Ties.unique((int) n, (int) values(n, range));
    }

    @Where("the mean number of rounds if those who tie draw again, by a recursion over how many")
    static double rounds(double n, double range) {
        return Ties.total((int) n, (int) values(n, range), contenders -> 1);
    }
}
