package hustings.check;

import hustings.model.Formula;
import hustings.model.Promise;
import hustings.sim.Detection;
import hustings.sim.Scenario;
import hustings.sim.Standing;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** How many ticks something may take at most, by a formula of the algorithm. */
final class Bound {
    private static final long FOR_EVER = Long.MAX_VALUE / 4;

    private final Formula formula;
    private final Scenario scenario;
    private final Map<String, Double> options;
    private int knownCrashes = -1;
    private int knownDead = -1;
    private int knownLeast = -1;
    private long known;

    Bound(String formula, Map<String, Double> options, Scenario scenario) {
        this.formula = new Formula(formula.isEmpty() ? "inf" : formula,
                Stream.concat(Promise.NAMES.stream(), options.keySet().stream()).toList());
        this.options = options;
        this.scenario = scenario;
    }

    /** The bound as a run stands, after so many crashes. */
    long ticks(int crashes, Standing standing) {
        return ticks(crashes, standing.dead(), standing.least());
    }

    /**
     * The bound after so many crashes, while so many members are dead, and with this as the
     * smallest identifier alive. It is asked at every tick, and seldom changes.
     */
    long ticks(int crashes, int dead, int least) {
        if (crashes != knownCrashes || dead != knownDead || least != knownLeast) {
            knownCrashes = crashes;
            knownDead = dead;
            knownLeast = least;
            known = compute();
        }
        return known;
    }

    private long compute() {
        double delta = scenario.assumedDelta();
        Map<String, Double> values = new HashMap<>(options);
        values.putAll(Map.of("n", (double) scenario.n(), "delta", delta,
                "roundTrip", 2 * delta + 1, "detect", (double) delay(),
                "interval", (double) interval(), "crashes", (double) knownCrashes,
                "dead", (double) knownDead, "least", (double) knownLeast));
        double ticks = formula.at(values);
        return ticks < FOR_EVER ? (long) Math.ceil(ticks) : FOR_EVER;
    }

    private long interval() {
        return scenario.detector() instanceof Detection.Heartbeats heartbeats
                ? heartbeats.interval() : 0;
    }

    /** How long after the death of a leader the last follower is told, at most. */
    private long delay() {
        return switch (scenario.detector()) {
            case Detection.Perfect(long delay) -> delay;
            case Detection.First(long delay) -> delay;
            case Detection.Heartbeats(long interval, long timeout) ->
                    timeout + scenario.assumedDelta();
            case Detection.None none -> 0;
        };
    }
}
