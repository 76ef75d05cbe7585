package hustings.check;

import hustings.model.Property;
import hustings.model.Role;
import hustings.run.Bound;
import hustings.run.Disturbance;
import hustings.run.RunView;
import hustings.scenario.Fault;
import java.util.OptionalLong;

/**
 * P5: after the last disturbance the election is complete within its bound.
 *
 * <p>The clock starts with the first candidate, and again with every disturbance. Where nobody
 * alive has ever taken part in an election, nothing is awaited.
 */
final class Termination extends Check {
    private static final String EVERYBODY = "the live nodes";

    private final Convergence convergence;
    private final Bound bound;
    private final boolean[] tookPart;
    private boolean begun;
    private boolean complete;
    private long since;
    private boolean acted;
    private String who = EVERYBODY;
    private int crashes;
    private long crashedAt;

    Termination(RunView view, Convergence convergence, Bound bound) {
        super(Property.TERMINATION, view);
        this.convergence = convergence;
        this.bound = bound;
        this.tookPart = new boolean[view.capacity()];
    }

    @Override
    void became(int node, Role role, int leader, long term, long tick) {
        tookPart[node] = true;
        if (!begun) {
            begun = true;
            since = Math.max(since, tick);
        }
    }

    @Override
    void disturbed(Disturbance disturbance, long tick) {
        timePasses(tick - 1);
        kept(tick);
        // What a late message disturbs it disturbs until it has come.
        since = Math.max(since, Math.max(tick, disturbance.until()));
        if (disturbance instanceof Disturbance.Acted(Fault.Action action, int node)
                && isCrash(action)) {
            crashes++;
            crashedAt = tick;
        }
        if (disturbance instanceof Disturbance.Acted) {
            acted = true;
            // Whoever follows as before may hold an election all the same.
            complete = false;
        }
    }

    /** Whether it crashes a node. */
    static boolean isCrash(Fault.Action action) {
        return action instanceof Fault.CrashLeader
                || action instanceof Fault.OnRandom random && random.verb() == Fault.Verb.CRASH
                || action instanceof Fault.OnNode on && on.verb() == Fault.Verb.CRASH;
    }

    @Override
    void tickEnds(long tick, boolean changed) {
        timePasses(tick - 1);
        if (acted) {
            begun = hasAnyoneTakenPart();
            acted = false;
        }
        who = who();
        boolean wasComplete = complete;
        complete = convergence.isAgreed() && (wasComplete || convergence.isQuiet());
        if (complete) {
            // What the dead have sent may still start something that they will be missed in.
            crashes = crashes > 0 && convergence.isQuiet() && view.allSentSince(crashedAt)
                    ? 0 : crashes;
            kept(tick);
        } else if (wasComplete) {
            since = Math.max(since, tick);
        }
        timePasses(tick);
    }

    /** Who ought to have agreed. */
    private String who() {
        if (view.isWhole()) {
            return EVERYBODY;
        } else if (view.isRoundAStore()) {
            return "the live nodes, in touch with the store or not,";
        }
        return view.doAllPartsDecide() ? "the live nodes of each part of the network"
                : "the live nodes of each part of the network, also where nobody can be elected,";
    }

    /** Whether some live node has; one that has crashed begins afresh. */
    private boolean hasAnyoneTakenPart() {
        boolean anyone = false;
        for (int node = 0; node < tookPart.length; node++) {
            tookPart[node] &= view.isAlive(node);
            anyone |= tookPart[node];
        }
        return anyone;
    }

    @Override
    void timePasses(long tick) {
        if (begun && !complete && tick > deadline()) {
            violatedSince(deadline() + 1, "no agreement in time", "By t " + deadline() + " "
                    + who + " ought to have agreed on a leader and fallen quiet.");
        }
    }

    @Override
    boolean isTried() {
        return begun;
    }

    private long deadline() {
        return since + bound.ticks(crashes, view);
    }

    @Override
    OptionalLong awaited() {
        return begun && !complete ? OptionalLong.of(deadline()) : OptionalLong.empty();
    }

    @Override
    String kept() {
        return begun ? super.kept() : view.alive() == 0
                ? "Nobody is alive who could elect anyone."
                : "Nobody alive has called an election, so none had to end.";
    }
}
