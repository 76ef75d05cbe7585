package hustings.run;

import hustings.model.AlgorithmType;
import hustings.scenario.Scenario;
import java.util.List;
import java.util.Optional;

/**
 * What has been taken down of a run.
 *
 * @param start the nodes before the first tick
 * @param steps what happened, in order
 */
public record Recording(Scenario scenario, AlgorithmType algorithm, Snapshot start,
        List<Step> steps) {
    /** An event, and the fields that its handler has changed. */
    public record Step(Event event, List<Change> changes) {}

    /** Reads it again: a source of one run. */
    public RunSource source() {
        return (scenario, algorithm, work, observer, listener) -> {
            if (!algorithm.equals(this.algorithm)) {
                throw new IllegalArgumentException("algorithm is " + algorithm.id()
                        + "; recorded is " + this.algorithm.id());
            }
            return new RecordedRun(this, observer, listener);
        };
    }

    /** Reads it again to its end. */
    public Run replayed(RunListener listener) {
        Run run = new RecordedRun(this, Optional.empty(), listener);
        run.advanceTo(scenario.until());
        return run;
    }
}
