package hustings.sim;

import hustings.model.Engines;
import java.util.ArrayList;
import java.util.List;

/** Short ways for tests to run a scenario. */
public final class Runs {
    /** The built-in algorithms. */
    public static final Engines ENGINES = Engines.builtIn();

    private Runs() {}

    /** A scenario of one algorithm; the text is that of a query without {@code algorithms}. */
    public static Scenario scenario(String algorithm, String rest) {
        return Scenario.parse("algorithms=" + algorithm + (rest.isEmpty() ? "" : "&" + rest),
                ENGINES);
    }

    /** A simulation of one algorithm, at tick 0, not yet begun. */
    public static Simulation simulation(String algorithm, String rest) {
        return new Simulation(
                scenario(algorithm, rest), ENGINES.get(algorithm), Work.unlimited());
    }

    /** Runs one algorithm to the end. */
    public static Result run(String algorithm, String rest) {
        Simulation simulation = simulation(algorithm, rest);
        simulation.run();
        return simulation.result();
    }

    /** Runs one algorithm to the end, and answers every event. */
    public static List<Event> events(String algorithm, String rest) {
        List<Event> events = new ArrayList<>();
        new Simulation(scenario(algorithm, rest), ENGINES.get(algorithm), Work.unlimited(),
                events::add).run();
        return events;
    }
}
