package hustings.compare;

import hustings.model.Engine;
import hustings.sim.Event;
import hustings.sim.Scenario;
import hustings.sim.Simulation;
import hustings.sim.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One algorithm of a comparison: its simulation, and the events that have not been taken yet. */
public final class Panel {
    private final Simulation simulation;
    private List<Event> events = new ArrayList<>();
    private Set<Integer> touched = new TreeSet<>();

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

    void advanceTo(long tick) {
        simulation.advanceTo(tick);
    }

    void attend(boolean attentive) {
        simulation.attend(attentive);
    }
}
