package hustings.sim;

import hustings.scenario.Chance;
import hustings.scenario.Fault.Verb;
import hustings.scenario.Feint;
import hustings.scenario.Scenario;
import java.util.PriorityQueue;

/**
 * Has nodes feign failures when it is their time: the times of each are drawn by the seed alone, so
 * that they are the same for all algorithms.
 */
final class FeintScript {
    /** Carries out a fault at a node, given by its index. */
    interface Stage {
        /** Whether the node was in a state for it, and so it was done. */
        boolean act(Verb verb, int node);
    }

    private final Membership membership;
    private final WorkMeter work;
    private final Feint feint;
    private Chance chance;
    private final PriorityQueue<Turn> turns = new PriorityQueue<>();

    /** The next time of a node: that its nth failure, from 0, begins, or that it ends if it did. */
    private record Turn(long tick, int node, long nth, boolean ends, boolean began)
            implements Comparable<Turn> {
        @Override
        public int compareTo(Turn other) {
            int byTime = Long.compare(tick, other.tick);
            return byTime != 0 ? byTime : Integer.compare(node, other.node);
        }
    }

    FeintScript(Scenario scenario, Membership membership, WorkMeter work, Chance chance) {
        this.membership = membership;
        this.work = work;
        this.chance = chance;
        feint = scenario.feint();
        begin();
    }

    /** No node has feigned a failure; luck is new. */
    void reset(Chance chance) {
        this.chance = chance;
        turns.clear();
        begin();
    }

    private void begin() {
        for (int node = 0; feint.isAny() && node < membership.capacity(); node++) {
            turns.add(new Turn(gap(node, 0), node, 0, false, false));
        }
    }

    private long gap(int node, long nth) {
        return drawn(node, 2 * nth, feint.leastGap(), feint.mostGap());
    }

    private long length(int node, long nth) {
        return drawn(node, 2 * nth + 1, feint.leastLength(), feint.mostLength());
    }

    private long drawn(int node, long place, long least, long most) {
        long bits = chance.bits(Chance.Stream.FEINT, membership.key(node), place);
        return least + Chance.below(bits, most - least + 1);
    }

    /** The tick of the next one, or {@link Long#MAX_VALUE}. */
    long next() {
        return turns.isEmpty() ? Long.MAX_VALUE : turns.peek().tick;
    }

    /** Carries out those of a tick. */
    void carryOut(long tick, Stage stage) {
        while (next() == tick) {
            work.spend(1);
            Turn turn = turns.remove();
            turns.add(turn.ends ? end(turn, stage) : begin(turn, stage));
        }
    }

    private Turn begin(Turn turn, Stage stage) {
        boolean begins = stage.act(
                feint.way() == Feint.Way.PAUSE ? Verb.PAUSE : Verb.CRASH, turn.node);
        return new Turn(turn.tick + length(turn.node, turn.nth), turn.node, turn.nth, true, begins);
    }

    private Turn end(Turn turn, Stage stage) {
        if (turn.began) {
            stage.act(feint.way() == Feint.Way.PAUSE ? Verb.RESUME : Verb.RECOVER, turn.node);
        }
        long nth = turn.nth + 1;
        return new Turn(turn.tick + Math.max(1, gap(turn.node, nth)), turn.node, nth, false,
                false);
    }
}
