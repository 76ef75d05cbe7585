package hustings.compare;

import hustings.run.Disturbance;
import hustings.run.RunListener;
import hustings.scenario.Fault;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Keeps watch during a dry run for the first node that notices the last crash. */
final class DetectionProbe implements RunListener {
    private static final long NEVER = -1;

    private final Set<Integer> crashed = new TreeSet<>();
    private long crashedAt = NEVER;
    private long noticedAt = NEVER;

    @Override
    public void disturbed(Disturbance disturbance, long tick, long event) {
        if (disturbance instanceof Disturbance.Acted(Fault.Action action, int node)
                && isCrash(action)) {
            if (tick != crashedAt) {
                crashed.clear();
            }
            crashed.add(node);
            crashedAt = tick;
            noticedAt = NEVER;
        }
    }

    private static boolean isCrash(Fault.Action action) {
        return action instanceof Fault.CrashLeader
                || action instanceof Fault.OnNode on && on.verb() == Fault.Verb.CRASH;
    }

    @Override
    public void suspected(int node, int suspect, long tick) {
        if (noticedAt == NEVER && crashed.contains(suspect)) {
            noticedAt = tick;
        }
    }

    /** When somebody first suspected a node that had died in the last crash, if anybody did. */
    OptionalLong noticedAt() {
        return noticedAt == NEVER ? OptionalLong.empty() : OptionalLong.of(noticedAt);
    }
}
