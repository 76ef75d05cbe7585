package hustings.run;

import hustings.model.AlgorithmType;
import hustings.scenario.Scenario;
import java.util.Optional;

/** Where runs come from: a simulator, or something that has taken them down. */
@FunctionalInterface
public interface RunSource {
    /**
     * Begins a run, which then stands before its first tick.
     *
     * <p>The same scenario and algorithm make the same run every time, event for event.
     *
     * @param work what it may use at most
     * @param observer who gets its events, if anyone
     * @param listener who judges it
     */
    Run begin(Scenario scenario, AlgorithmType algorithm, WorkLimit work,
            Optional<Observer> observer, RunListener listener);
}
