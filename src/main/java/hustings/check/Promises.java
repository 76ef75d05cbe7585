package hustings.check;

import hustings.model.Condition;
import hustings.model.Engine;
import hustings.model.Promise;
import hustings.model.Property;
import hustings.model.Settings;
import hustings.sim.Bound;
import hustings.sim.Facts;
import hustings.sim.Scenario;
import java.util.List;
import java.util.Optional;

/** What an algorithm promises on one scenario: with its options, as they are set there. */
final class Promises {
    private final Engine engine;
    private final Settings settings;
    private final List<Promise> promises;

    Promises(Engine engine, Scenario scenario) {
        this.engine = engine;
        this.settings = Facts.of(scenario, engine);
        this.promises = engine.promises().stream()
                .filter(promise -> engine.requirement(promise.when()).holds(settings)).toList();
    }

    /** The bound within which a property is promised; infinite if there is none. */
    Bound bound(Property property) {
        return new Bound(within(property), settings);
    }

    /** Why a property is not promised here at all, in a sentence. */
    String whyNot(Property property) {
        String name = engine.about().name();
        return engine.promises(property).stream()
                .flatMap(promise -> engine.requirement(promise.when()).broken(settings).stream())
                .findFirst().map(broken -> name + " promises this only with other options: "
                        + broken + ".")
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

    private Optional<String> excuse(Promise promise, long tick, Conditions conditions) {
        for (Condition condition : promise.given()) {
            for (Condition part : condition.parts()) {
                Optional<Breach> breach = promise.stabilizes()
                        ? conditions.breachAt(part, tick) : conditions.breachFelt(part, tick);
                if (breach.isPresent()) {
                    return Optional.of(breach.get().words() + "; " + engine.about().name()
                            + " promises this only while " + part.words());
                }
            }
        }
        return Optional.empty();
    }
}
