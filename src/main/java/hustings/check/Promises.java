package hustings.check;

import hustings.model.AlgorithmType;
import hustings.model.Condition;
import hustings.model.Promise;
import hustings.model.Property;
import hustings.model.Settings;
import hustings.run.Bound;
import hustings.run.Disturbance;
import hustings.scenario.Facts;
import hustings.scenario.Fault;
import hustings.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an algorithm promises on one scenario: with its options, as they are set there. */
final class Promises {
    private final AlgorithmType algorithm;
    private final Scenario scenario;
    private final List<Fault.Action> acted = new ArrayList<>();
    private Settings settings;
    private List<Promise> promises;

    /** Nothing has been done to the network yet. */
    Promises(AlgorithmType algorithm, Scenario scenario) {
        this.algorithm = algorithm;
        this.scenario = scenario;
        this.settings = Facts.of(scenario, algorithm, acted);
        this.promises = promised();
    }

    private List<Promise> promised() {
        return algorithm.promises().stream()
                .filter(promise -> algorithm.requirement(promise.when()).holds(settings)).toList();
    }

    /** What has been done may take away a promise; a fault that did nothing does not. */
    void disturbed(Disturbance disturbance) {
        if (disturbance instanceof Disturbance.Acted(Fault.Action action, int node)
                && (action instanceof Fault.Slow || action instanceof Fault.OnMessage)) {
            acted.add(action);
            settings = Facts.of(scenario, algorithm, acted);
            promises = promised();
        }
    }

    /** The bound within which a property is promised, after all that may be done to the network. */
    Bound bound(Property property) {
        return new Bound(within(property), Facts.of(scenario, algorithm));
    }

    /** Why a property is not promised here at all, in a sentence. */
    String whyNot(Property property) {
        String name = algorithm.about().name();
        return new Shortfall(scenario, algorithm, settings).anyOptions(property)
                .flatMap(lacking -> lacking.broken(settings))
                .map(broken -> name + " promises this only with other options: " + broken + ".")
                .orElse(name + " never promises this.");
    }

    /** Whether a property is promised at all, under whatever conditions. */
    boolean has(Property property) {
        return isAlways(property) || promises.stream().anyMatch(p -> promised(p, property));
    }

    private static boolean isAlways(Property property) {
        return property == Property.MONOTONIC_TERMS || property == Property.CONSERVATION;
    }

    private static boolean promised(Promise promise, Property property) {
        return List.of(promise.value()).contains(property);
    }

    private String within(Property property) {
        return promises.stream().filter(promise -> promised(promise, property))
                .map(Promise::within).filter(within -> !within.isEmpty()).findFirst().orElse("");
    }

    /** Why a property need not have been kept at a tick: empty if it was promised there. */
    Optional<String> excuse(Property property, long tick, Conditions conditions) {
        if (isAlways(property)) {
            return Optional.empty();
        }
        Optional<String> excuse = Optional.empty();
        for (Promise promise : promises) {
            if (promised(promise, property)) {
                excuse = excuse(promise, tick, conditions);
                if (excuse.isEmpty()) {
                    return excuse;
                }
            }
        }
        return excuse;
    }

    /**
     * Of several broken conditions the first that was not broken from the start: what was so all
     * the time is seldom what has made the difference.
     */
    private Optional<String> excuse(Promise promise, long tick, Conditions conditions) {
        Optional<String> found = Optional.empty();
        boolean isFromTheStart = true;
        for (Condition condition : promise.given()) {
            for (Condition part : condition.parts()) {
                Optional<Excuse> excuse = promise.stabilizes()
                        ? conditions.breachAt(part, tick) : conditions.breachFelt(part, tick);
                if (excuse.isPresent() && (found.isEmpty()
                        || isFromTheStart && !excuse.get().isFromTheStart())) {
                    isFromTheStart = excuse.get().isFromTheStart();
                    found = Optional.of(excuse.get().words() + "; " + algorithm.about().name()
                            + " promises this only while " + part.words());
                }
            }
        }
        return found;
    }
}
