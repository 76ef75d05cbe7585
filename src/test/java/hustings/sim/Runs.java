package hustings.sim;

import hustings.model.AlgorithmRegistry;
import hustings.run.Event;
import hustings.run.Observer;
import hustings.run.Result;
import hustings.run.RunListener;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Short ways for tests to run a scenario. */
public final class Runs {
    /** The built-in algorithms. */
    public static final AlgorithmRegistry REGISTRY = AlgorithmRegistry.builtIn();

    private static final ThreadLocal<Trial> TRIAL = new ThreadLocal<>();

    private Runs() {}

    /** Algorithms that stand in for the built-in ones, and how that goes. */
    private static final class Trial {
        final AlgorithmRegistry registry;
        final long work;
        Optional<Simulation> last = Optional.empty();
        Optional<String> failure = Optional.empty();

        Trial(AlgorithmRegistry registry, long work) {
            this.registry = registry;
            this.work = work;
        }

        void begins(Simulation simulation) {
            last.flatMap(Simulation::failure).ifPresent(why -> failure = Optional.of(why));
            last = Optional.of(simulation);
        }
    }

    /** The algorithms that are run: the built-in ones, unless others are on trial. */
    public static AlgorithmRegistry registry() {
        return trial().map(trial -> trial.registry).orElse(REGISTRY);
    }

    private static Optional<Trial> trial() {
        return Optional.ofNullable(TRIAL.get());
    }

    /**
     * Has others stand in for the built-in algorithms while a test runs in this thread, which finds
     * them if it runs its scenarios by these ways.
     *
     * @param work how much each of the runs may do
     * @return why one of the runs broke, if one did
     */
    public static Optional<String> onTrial(AlgorithmRegistry registry, long work, Runnable test) {
        Trial trial = new Trial(registry, work);
        TRIAL.set(trial);
        try {
            test.run();
        } finally {
            TRIAL.remove();
        }
        return trial.last.flatMap(Simulation::failure).or(() -> trial.failure);
    }

    /** A scenario of one algorithm; the text is that of a query without {@code algorithms}. */
    public static Scenario scenario(String algorithm, String rest) {
        return scenario(registry(), algorithm, rest);
    }

    static Scenario scenario(AlgorithmRegistry registry, String algorithm, String rest) {
        return Scenario.parse("algorithms=" + algorithm + (rest.isEmpty() ? "" : "&" + rest),
                registry);
    }

    /** A simulation of one algorithm, at tick 0, not yet begun. */
    public static Simulation simulation(String algorithm, String rest) {
        return simulation(registry(), algorithm, rest);
    }

    static Simulation simulation(AlgorithmRegistry registry, String algorithm, String rest) {
        return simulation(registry, scenario(registry, algorithm, rest), Optional.empty(),
                RunListener.NOBODY);
    }

    /** A simulation of a scenario of one algorithm, observed and witnessed. */
    public static Simulation simulation(
            AlgorithmRegistry registry, Scenario scenario, Optional<Observer> observer,
            RunListener witness) {
        WorkLimit work = trial().map(trial -> new WorkLimit(trial.work))
                .orElseGet(WorkLimit::unlimited);
        Simulation simulation = new Simulation(scenario,
                registry.get(scenario.algorithms().get(0)), work, observer, witness);
        trial().ifPresent(trial -> trial.begins(simulation));
        return simulation;
    }

    /** Runs one algorithm to the end. */
    public static Result run(String algorithm, String rest) {
        return run(registry(), algorithm, rest);
    }

    static Result run(AlgorithmRegistry registry, String algorithm, String rest) {
        Simulation simulation = simulation(registry, algorithm, rest);
        simulation.run();
        return simulation.result();
    }

    /** Runs one algorithm to the end, and answers every event. */
    public static List<Event> events(String algorithm, String rest) {
        return events(registry(), algorithm, rest);
    }

    static List<Event> events(AlgorithmRegistry registry, String algorithm, String rest) {
        List<Event> events = new ArrayList<>();
        simulation(registry, scenario(registry, algorithm, rest), Optional.of(events::add),
                RunListener.NOBODY).run();
        return events;
    }
}
