package hustings.check;

import hustings.model.Condition;
import hustings.model.Engine;
import hustings.model.OptionField;
import hustings.model.Promise;
import hustings.model.Property;
import hustings.sim.Scenario;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an algorithm promises on one scenario: with its options, as they are set there. */
final class Promises {
    private final Engine engine;
    private final Map<String, String> set;
    private final List<Promise> promises;

    Promises(Engine engine, Scenario scenario) {
        this.engine = engine;
        this.set = scenario.optionsOf(engine.id());
        this.promises = engine.promises().stream()
                .filter(promise -> engine.holds(promise.when(), set)).toList();
    }

    private String value(OptionField option) {
        return set.getOrDefault(option.name(), option.defaultValue());
    }

    /** The bound within which a property is promised on a scenario; infinite if there is none. */
    Bound bound(Property property, Scenario scenario) {
        return new Bound(within(property), numbers(), scenario);
    }

    /** The options that are numbers, by their names in bounds. */
    private Map<String, Double> numbers() {
        return engine.options().stream().filter(option -> option.nameInBound().isPresent())
                .collect(Collectors.toMap(option -> option.nameInBound().orElseThrow(),
                        option -> Double.parseDouble(value(option))));
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
                        ? conditions.breachAt(part, tick) : conditions.breach(part, tick);
                if (breach.isPresent()) {
                    return Optional.of("from t " + breach.get().tick() + " on "
                            + breach.get().by() + "; " + engine.about().name()
                            + " promises this only while " + part.words());
                }
            }
        }
        return Optional.empty();
    }
}
