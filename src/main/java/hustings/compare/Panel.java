package hustings.compare;

import hustings.model.Engine;
import hustings.sim.Event;
import hustings.sim.Scenario;
import hustings.sim.Simulation;
import hustings.sim.TooMuchWork;
import hustings.sim.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One algorithm of a comparison: its simulation, and the events that have not been taken yet. */
public final class Panel {
    private final Simulation simulation;
    private List<Event> events = new ArrayList<>();
    private Set<Integer> touched = new TreeSet<>();
    private Optional<String> stopped = Optional.empty();

    Panel(Scenario scenario, Engine engine, Work work) {
        simulation = new Simulation(scenario, engine, work, this::saw);
    }

    private void saw(Event event) {
        events.add(event);
        touched.add(event.node());
    }

    /** The simulation; whoever reads it leaves it where it is. */
    public Simulation simulation() {
        return simulation;
    }

    /** The algorithm. */
    public Engine engine() {
        return simulation.engine();
    }

    /** The events since they were last taken, in order. */
    public List<Event> takeEvents() {
        List<Event> taken = events;
        events = new ArrayList<>();
        return taken;
    }

    /** The identifiers of the nodes at which something happened since this was last asked. */
    public Set<Integer> takeTouched() {
        Set<Integer> taken = touched;
        touched = new TreeSet<>();
        return taken;
    }

    /** Why it was stopped before its end, if it was. */
    public Optional<String> stopped() {
        return stopped;
    }

    void advanceTo(long tick) {
        if (stopped.isEmpty()) {
            try {
                simulation.advanceTo(tick);
            } catch (TooMuchWork e) {
                // A storm of messages is a result of one panel; the others go on.
                stopped = Optional.of(String.valueOf(e.getMessage()));
            }
        }
    }

    void attend(boolean attentive) {
        simulation.attend(attentive);
    }
}
