package hustings.check;

import hustings.model.Node;
import hustings.model.Property;
import hustings.model.Role;
import hustings.run.Disturbance;
import hustings.run.RunView;

/** P6: once an election is complete, nothing of it changes until something disturbs it. */
final class Stability extends Check {
    private static final long NEVER = -1;

    private final Convergence convergence;
    private boolean complete;
    private boolean disturbed;
    private long electionSent;
    private String change = "";
    private long disturbedAt = NEVER;
    private long arrivedAt = NEVER;
    private boolean tried;

    Stability(RunView view, Convergence convergence) {
        super(Property.STABILITY, view);
        this.convergence = convergence;
    }

    @Override
    void became(int node, Role role, int leader, long term, long tick) {
        if (complete && change.isEmpty()) {
            String inTerm = " in term " + term;
            change = "node " + view.id(node) + switch (role) {
                case CANDIDATE -> " stood" + inTerm;
                case LEADER -> " took the lead" + inTerm;
                default -> leader == Node.NONE ? " gave up its leader"
                        : " followed " + leader + inTerm;
            };
        }
    }

    @Override
    void disturbed(Disturbance disturbance, long tick) {
        disturbed = true;
        disturbedAt = tick;
        arrivedAt = NEVER;
    }

    @Override
    boolean isTried() {
        return tried;
    }

    @Override
    void tickEnds(long tick, boolean changed) {
        if (complete && change.isEmpty() && view.electionSent() > electionSent) {
            change = "an election message was sent";
        }
        if (complete && !disturbed && !change.isEmpty()) {
            String who = view.isWhole() ? "All" : "In each part all";
            violatedAt(tick, "unrest", who + (disturbedAt == NEVER
                    ? " had agreed, and nothing had disturbed them"
                    : " had agreed, and what had last disturbed them, at t " + disturbedAt
                            + ", was over") + ", but " + change + ".");
        }
        change = "";
        complete = view.alive() > 0 && convergence.isAgreed() && convergence.isQuiet();
        tried |= complete;
        disturbed = disturbed && !(complete && isPast(tick));
        electionSent = view.electionSent();
    }

    /**
     * Whether nothing is left that may come of what has disturbed the nodes: no message that was on
     * its way then, and no timer that was set before the last of these had come.
     */
    private boolean isPast(long tick) {
        if (arrivedAt == NEVER && view.allSentSince(disturbedAt)) {
            arrivedAt = tick;
        }
        return arrivedAt != NEVER && view.allSetAfter(arrivedAt);
    }
}
