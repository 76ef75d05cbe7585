package hustings.check;

import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import hustings.model.Property;
import hustings.run.TickListener;
import hustings.run.TooMuchWork;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import hustings.sim.Simulation;
import hustings.sim.Tape;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs algorithms on scenarios made at random, and looks for what they promise cannot be. Faults
 * are aimed at what happens, see {@link AimedFaults}.
 *
 * <p>The scenario of a number is always the same. Not thread-safe.
 */
public final class Soak {
    private static final long MOST_WORK = 100_000;
    private static final long MOST_WORK_TO_LOOK = 10_000;
    private static final int MOST_SEEN = 16_384;

    private final AlgorithmRegistry registry;
    private final TickListener listener;
    private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    private final Map<Property, Long> kept = new EnumMap<>(Property.class);
    private long runs;

    /** A soak of these algorithms. */
    public Soak(AlgorithmRegistry registry) {
        this(registry, TickListener.UNHEARD);
    }

    /** A soak of these algorithms, with someone to be told before every tick. */
    public Soak(AlgorithmRegistry registry, TickListener listener) {
        this.registry = registry;
        this.listener = listener;
    }

    /**
     * A promise that was broken, or an algorithm that broke altogether.
     *
     * @param scenario the run that shows it, in its one-line form
     * @param what the property, or that it broke
     * @param reason what is to be said of it
     */
    public record Finding(String scenario, String what, String reason) {}

    /** Runs the scenario of a number, and answers what it breaks unexpectedly. */
    public List<Finding> run(String algorithm, long number) {
        AlgorithmType algorithmType = registry.get(algorithm);
        Scenario scenario = scenario(algorithmType, number);
        Judge judge = new Judge(scenario, algorithmType);
        Simulation simulation = new Simulation(
                scenario, algorithmType, work(MOST_WORK), Optional.empty(), judge);
        try {
            simulation.run();
        } catch (TooMuchWork e) {
            // A storm is cut short, and judged up to there.
        }
        runs++;
        if (simulation.failure().isPresent()) {
            return List.of(new Finding(at(scenario, simulation.now()), "It broke",
                    simulation.failure().get()));
        }
        List<Judgement> judgements = judge.judgements(simulation.now());
        judge.kept(simulation.now()).forEach(property -> kept.merge(property, 1L, Long::sum));
        return findings(scenario, judgements);
    }

    private Scenario scenario(AlgorithmType algorithm, long number) {
        Scenario endless = Scenario.parse(
                new RandomScenario(number).text(algorithm, this::look), registry);
        return endless.with("until", Horizon.of(endless, algorithm), registry);
    }

    /** What happens in a run, as far as it is short. */
    private Tape look(String text) {
        Scenario scenario = Scenario.parse(text, registry);
        Tape tape = new Tape(MOST_SEEN);
        try {
            new Simulation(scenario, registry.get(scenario.algorithms().get(0)),
                    work(MOST_WORK_TO_LOOK), tape).advanceTo(AimedFaults.LATEST);
        } catch (TooMuchWork e) {
            // There is enough to aim at.
        }
        return tape;
    }

    private WorkLimit work(long units) {
        return new WorkLimit(units, Long.MAX_VALUE, listener);
    }

    private List<Finding> findings(Scenario scenario, List<Judgement> judgements) {
        judgements.forEach(judgement -> verdicts.merge(judgement.verdict(), 1L, Long::sum));
        return judgements.stream()
                .filter(judgement -> judgement.verdict() == Verdict.UNEXPECTED)
                .map(judgement -> new Finding(
                        at(scenario, judgement.violations().get(0).from()),
                        judgement.property().title(), judgement.reason())).toList();
    }

    /** The scenario, positioned at a tick. */
    private String at(Scenario scenario, long tick) {
        return scenario.with("t", Long.toString(tick), registry).text();
    }

    /** Adds what another soak has counted. */
    public void add(Soak other) {
        runs += other.runs;
        other.verdicts.forEach((verdict, count) -> verdicts.merge(verdict, count, Long::sum));
        other.kept.forEach((property, count) -> kept.merge(property, count, Long::sum));
    }

    /** How many scenarios have been run. */
    public long runs() {
        return runs;
    }

    /**
     * How often a property was put to the test and kept, though the promise of it bound the
     * algorithm to the end: what is never judged, or only where anything is allowed, is not here.
     */
    public long kept(Property property) {
        return kept.getOrDefault(property, 0L);
    }

    /** How often each verdict has been given. */
    public Map<Verdict, Long> verdicts() {
        return Collections.unmodifiableMap(new EnumMap<>(verdicts));
    }
}
