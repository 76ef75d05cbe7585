package hustings.sim;

import hustings.model.Engine;
import hustings.model.Settings;
import java.util.Map;
import java.util.TreeMap;

/** What is known of a scenario from the start, as promises and their conditions speak of it. */
public final class Facts {
    private Facts() {}

    /** The options of an algorithm as they are in force in a scenario. */
    public static Settings of(Scenario scenario, Engine engine) {
        return new Settings(engine.options(), scenario.optionsOf(engine.id()), facts(scenario));
    }

    private static Map<String, Double> facts(Scenario scenario) {
        double delta = scenario.assumedDelta();
        Detection detector = scenario.detector();
        Map<String, Double> facts = new TreeMap<>();
        facts.put("n", (double) scenario.n());
        facts.put("delta", delta);
        facts.put("roundTrip", 2 * delta + 1);
        facts.put("detect", (double) detector.delay(scenario.assumedDelta()));
        facts.put("interval", (double) detector.heartbeatInterval());
        facts.put("timeout", (double) detector.heartbeatTimeout(scenario.assumedDelta()));
        facts.put("shortest", shortest(scenario));
        facts.put("longest", longest(scenario));
        facts.put("slowest", scenario.clocks().slowest());
        facts.put("fastest", scenario.clocks().fastest());
        return facts;
    }

    /** How long the fastest message takes; what is delivered by hand takes no time at all. */
    private static double shortest(Scenario scenario) {
        double shortest = scenario.latency().least();
        for (Fault fault : scenario.faults()) {
            if (fault.action() instanceof Fault.Slow(Identity node, long ticks) && ticks > 0) {
                shortest = Math.min(shortest, ticks);
            } else if (fault.action() instanceof Fault.OnMessage message
                    && message.handling() == Fault.Handling.DELIVER) {
                shortest = 0;
            }
        }
        return shortest;
    }

    /** How long the slowest message takes, delays by hand included; infinite if none is. */
    private static double longest(Scenario scenario) {
        double longest = scenario.latency().most();
        double delays = 0;
        for (Fault fault : scenario.faults()) {
            if (fault.action() instanceof Fault.Slow(Identity node, long ticks)) {
                longest = Math.max(longest, ticks);
            } else if (fault.action() instanceof Fault.OnMessage message) {
                delays += message.ticks();
            }
        }
        return longest + delays;
    }
}
