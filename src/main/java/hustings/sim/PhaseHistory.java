package hustings.sim;

import hustings.run.Phase;
import hustings.run.PhaseInterval;
import java.util.ArrayList;
import java.util.List;

/** The whole history of a run as the phases it went through. */
final class PhaseHistory {
    private final List<PhaseInterval> intervals = new ArrayList<>();
    private Phase present = Phase.LEADERLESS;

    /** Nothing has happened. */
    void reset() {
        intervals.clear();
        present = Phase.LEADERLESS;
    }

    /** Everything that happens in a tick has happened. */
    void tickEnds(long now, Leadership leadership, Elections elections) {
        Phase phase = phase(leadership, elections);
        if (phase != present || intervals.isEmpty()) {
            present = phase;
            intervals.add(new PhaseInterval(now, phase));
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

    List<PhaseInterval> intervals() {
        return List.copyOf(intervals);
    }
}
