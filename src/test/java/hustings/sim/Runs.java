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
        return scenario(ENGINES, algorithm, rest);
    }

    static Scenario scenario(Engines engines, String algorithm, String rest) {
        return Scenario.parse("algorithms=" + algorithm + (rest.isEmpty() ? "" : "&" + rest),
                engines);
    }

    /** A simulation of one algorithm, at tick 0, not yet begun. */
    public static Simulation simulation(String algorithm, String rest) {
        return simulation(ENGINES, algorithm, rest);
    }

    static Simulation simulation(Engines engines, String algorithm, String rest) {
        return new Simulation(scenario(engines, algorithm, rest), engines.get(algorithm),
                Work.unlimited());
    }

    /** Runs one algorithm to the end. */
    public static Result run(String algorithm, String rest) {
        return run(ENGINES, algorithm, rest);
    }

    static Result run(Engines engines, String algorithm, String rest) {
        Simulation simulation = simulation(engines, algorithm, rest);
        simulation.run();
        return simulation.result();
    }

    /** Runs one algorithm to the end, and answers every event. */
    public static List<Event> events(String algorithm, String rest) {
        return events(ENGINES, algorithm, rest);
    }

    static List<Event> events(Engines engines, String algorithm, String rest) {
        List<Event> events = new ArrayList<>();
        new Simulation(scenario(engines, algorithm, rest), engines.get(algorithm),
                Work.unlimited(), events::add).run();
        return events;
    }
}
