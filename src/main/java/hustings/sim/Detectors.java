package hustings.sim;

import hustings.scenario.Detection;
import hustings.scenario.Scenario;

/** The kinds of failure detectors that there are. */
final class Detectors {
    private Detectors() {}

    /** The detector that a scenario asks for. */
    static Detector of(Scenario scenario, Suspicions suspicions, Membership membership,
            Leadership leadership, Present present, Alarms alarms, WorkMeter work, Post post) {
        if (membership.hasStore()) {
            // Nodes that never talk to each other cannot watch over each other.
            return new Detector(suspicions);
        }
        return switch (scenario.detector()) {
            case Detection.Perfect(long delay) -> new CrashDetector(
                    suspicions, membership, leadership, present, alarms, delay, false);
            case Detection.First(long delay) -> new CrashDetector(
                    suspicions, membership, leadership, present, alarms, delay, true);
            case Detection.Heartbeats heartbeats -> new HeartbeatDetector(
                    suspicions, membership, leadership, present, alarms, work, post, heartbeats);
            case Detection.None none -> new Detector(suspicions);
        };
    }
}
