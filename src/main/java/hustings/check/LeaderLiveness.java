package hustings.check;

import hustings.model.Node;
import hustings.model.Property;
import hustings.run.Bound;
import hustings.run.RunView;
import java.util.OptionalLong;

/**
 * P7: whoever follows a leader that is dead or out of reach gives it up within its bound, which
 * begins anew with a later term: of that it may hear only when its leader is lost.
 */
final class LeaderLiveness extends Check {
    private static final long NOT_AWAITED = -1;

    private final Bound bound;
    private final int[] followed;
    private final long[] terms;
    private final long[] since;
    /* Whether who is followed was dead when the time to notice it began. */
    private final boolean[] dead;
    private long earliest = NOT_AWAITED;
    private int who;
    private long foundAt;
    private boolean tried;

    LeaderLiveness(RunView view, Bound bound) {
        super(Property.LEADER_LIVENESS, view);
        this.bound = bound;
        followed = new int[view.capacity()];
        terms = new long[view.capacity()];
        since = new long[view.capacity()];
        dead = new boolean[view.capacity()];
    }

    @Override
    boolean looksAtAll() {
        return true;
    }

    @Override
    void tickEnds(long tick, boolean changed) {
        timePasses(tick - 1);
        if (!changed) {
            return;
        }
        earliest = NOT_AWAITED;
        int before = who;
        for (int node = 0; node < followed.length; node++) {
            int leader = isLost(node) ? view.leader(node) : Node.NONE;
            if (leader != followed[node] || view.term(node) != terms[node]) {
                followed[node] = leader;
                terms[node] = view.term(node);
                since[node] = tick;
                dead[node] = leader != Node.NONE && !view.isAlive(view.index(leader));
            }
            if (leader != Node.NONE && (earliest == NOT_AWAITED || since[node] < earliest)) {
                tried = true;
                earliest = since[node];
                who = node;
            }
        }
        foundAt = who == before ? foundAt : tick;
        if (earliest == NOT_AWAITED || tick <= deadline()) {
            kept(tick);
        }
    }

    /** Whether a live node follows a leader that is dead or cannot be reached. */
    private boolean isLost(int node) {
        int leader = view.index(view.leader(node));
        return view.isAlive(node) && leader >= 0 && leader != node
                && (!view.isAlive(leader) || view.part(leader) != view.part(node));
    }

    @Override
    boolean isTried() {
        return tried;
    }

    @Override
    void timePasses(long tick) {
        if (earliest != NOT_AWAITED && tick > deadline()) {
            violatedSince(Math.max(deadline() + 1, foundAt),
                    dead[who] ? "follows the dead" : "follows who is out of reach",
                    "Node " + view.id(who) + " still followed " + followed[who] + ", though "
                            + lost() + "; its time to notice began at t " + earliest + ".");
        }
    }

    /** How the leader was lost. */
    private String lost() {
        if (dead[who]) {
            return "that one was dead";
        }
        return view.isRoundAStore() ? "not both were in touch with the store"
                : "not each of the two could reach the other";
    }

    private long deadline() {
        return earliest + bound.ticks(0, view);
    }

    @Override
    OptionalLong awaited() {
        return earliest == NOT_AWAITED ? OptionalLong.empty() : OptionalLong.of(deadline());
    }
}
