package hustings.sim;

import java.util.ArrayList;
import java.util.List;

/** The whole history of a run as the phases it went through. */
public final class PhaseHistory {
    private final List<Interval> stretches = new ArrayList<>();
    private Phase present = Phase.LEADERLESS;

    /**
     * From when on a phase lasted; it ends where the next one begins.
     *
     * @param from the first tick at whose end the run was in the phase
     * @param phase the phase
     */
    public record Interval(long from, Phase phase) {}

    /** Nothing has happened. */
    void reset() {
        stretches.clear();
        present = Phase.LEADERLESS;
    }

    /** Everything that happens in a tick has happened. */
    void tickEnds(long now, Leadership leadership, Elections elections) {
        Phase phase = phase(leadership, elections);
        if (phase != present || stretches.isEmpty()) {
            present = phase;
            stretches.add(new Interval(now, phase));
        }
    }

    private static Phase phase(Leadership leadership, Elections elections) {
        if (leadership.leading() > 1) {
            return Phase.SPLIT;
        } else if (elections.agreedAt().isPresent()) {
            return Phase.AGREED;
        }
        return elections.isDeciding() ? Phase.ELECTING
                : leadership.leading() > 0 ? Phase.DISAGREEING : Phase.LEADERLESS;
    }

    Phase present() {
        return present;
    }

    List<Interval> stretches() {
        return List.copyOf(stretches);
    }
}
