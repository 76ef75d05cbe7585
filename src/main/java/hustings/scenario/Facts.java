package hustings.scenario;

import hustings.model.AlgorithmType;
import hustings.model.Settings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is known of a scenario from the start, as promises and their conditions speak of it. */
public final class Facts {
    private Facts() {}

    /** The options of an algorithm as they are in force in a scenario, if all its faults act. */
    public static Settings of(Scenario scenario, AlgorithmType algorithm) {
        return of(scenario, algorithm, scenario.assumedDelta());
    }

    /** The same, if Δ were another one. */
    public static Settings of(Scenario scenario, AlgorithmType algorithm, long delta) {
        return of(scenario, algorithm, scenario.faults().stream().map(Fault::action)
                .filter(action -> !(action instanceof Fault.OnMessage message)
                        || message.isIn(algorithm.id())).toList(), delta);
    }

    /** The same, if just this is done to the network. */
    public static Settings of(Scenario scenario, AlgorithmType algorithm,
            List<Fault.Action> actions) {
        return of(scenario, algorithm, actions, scenario.assumedDelta());
    }

    private static Settings of(
            Scenario scenario, AlgorithmType algorithm, List<Fault.Action> actions, long delta) {
        return new Settings(algorithm.options(), scenario.optionsOf(algorithm.id()),
                facts(scenario, actions, delta));
    }

    private static Map<String, Double> facts(
            Scenario scenario, List<Fault.Action> actions, long delta) {
        Detection detector = scenario.detector();
        Map<String, Double> facts = new TreeMap<>();
        facts.put("n", (double) scenario.n());
        facts.put("delta", (double) delta);
        facts.put("roundTrip", 2.0 * delta + 1);
        facts.put("detect", (double) detector.delay(delta));
        facts.put("interval", (double) detector.heartbeatInterval());
        facts.put("timeout", (double) detector.heartbeatTimeout(delta));
        facts.put("shortest", shortest(scenario, actions));
        facts.put("longest", longest(scenario, actions));
        facts.put("slowest", scenario.clocks().slowest());
        facts.put("fastest", scenario.clocks().fastest());
        return facts;
    }

    /** How long the fastest message takes; what is delivered by hand takes no time at all. */
    private static double shortest(Scenario scenario, List<Fault.Action> actions) {
        double shortest = scenario.latency().least();
        for (Fault.Action action : actions) {
            if (action instanceof Fault.Slow(Identity node, long ticks) && ticks > 0) {
                shortest = Math.min(shortest, ticks);
            } else if (action instanceof Fault.OnMessage message
                    && message.handling() == Fault.Handling.DELIVER) {
                shortest = 0;
            }
        }
        return shortest;
    }

    /** How long the slowest message takes, delays by hand included; infinite if none is. */
    private static double longest(Scenario scenario, List<Fault.Action> actions) {
        double longest = scenario.latency().most();
        double delays = 0;
        for (Fault.Action action : actions) {
            if (action instanceof Fault.Slow(Identity node, long ticks)) {
                longest = Math.max(longest, ticks);
            } else if (action instanceof Fault.OnMessage message) {
                delays += message.ticks();
            }
        }
        return longest + delays;
    }
}
