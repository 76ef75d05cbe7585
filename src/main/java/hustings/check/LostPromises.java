package hustings.check;

import hustings.model.Condition;
import hustings.model.Engine;
import hustings.model.OptionField;
import hustings.model.Promise;
import hustings.model.Property;
import hustings.model.Requirement;
import hustings.model.Settings;
import hustings.sim.Facts;
import hustings.sim.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an algorithm promises, but not in one scenario: by its options, or from the start. */
final class LostPromises {
    /** What whoever elects wants to rely on. */
    private static final List<Property> WANTED = List.of(Property.TERM_UNIQUENESS,
            Property.INSTANT_UNIQUENESS, Property.AGREEMENT, Property.TERMINATION);

    private final Scenario scenario;
    private final Engine engine;
    private final Settings settings;

    LostPromises(Scenario scenario, Engine engine) {
        this.scenario = scenario;
        this.engine = engine;
        this.settings = Facts.of(scenario, engine);
    }

    /** Each reason once, with all that it takes away. */
    List<Warning> warnings() {
        Map<Warning, List<Property>> lost = new LinkedHashMap<>();
        for (Property property : WANTED) {
            reason(property).ifPresent(reason ->
                    lost.computeIfAbsent(reason, first -> new ArrayList<>()).add(property));
        }
        return lost.entrySet().stream().map(entry -> new Warning(entry.getKey().key(),
                engine.about().name() + " does not promise " + entry.getValue().stream()
                        .map(property -> property.title().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))
                        + " here: " + entry.getKey().message() + ".")).toList();
    }

    /** Why a property is not promised here from the start; empty if it is, or never is. */
    private Optional<Warning> reason(Property property) {
        Optional<Warning> reason = Optional.empty();
        for (Promise promise : engine.promises(property)) {
            Optional<Warning> broken = broken(promise);
            if (broken.isEmpty()) {
                return broken;
            }
            // An option is easier to mend than the network, so that is the reason to give.
            boolean better = reason.isEmpty() || broken.get().key().contains(".");
            reason = better ? broken : reason;
        }
        return reason;
    }

    private Optional<Warning> broken(Promise promise) {
        return engine.requirement(promise.when()).comparisons().stream()
                .flatMap(comparison -> comparison.broken(settings).stream()
                        .map(why -> new Warning(keyOf(comparison), why)))
                .findFirst()
                .or(() -> Stream.of(promise.given()).flatMap(given -> given.parts().stream())
                        .flatMap(part -> brokenFromTheStart(part).stream()).findFirst());
    }

    /** The field in which it can be mended: the first option of which the comparison speaks. */
    private String keyOf(Requirement.Comparison comparison) {
        return engine.options().stream().map(OptionField::name).filter(comparison::names)
                .findFirst().map(option -> engine.id() + "." + option).orElse("algorithms");
    }

    private Optional<Warning> brokenFromTheStart(Condition condition) {
        boolean equal = scenario.latency().least() == scenario.latency().most();
        return switch (condition) {
            case TRUE_CLOCKS -> scenario.clocks().slowness().keySet().stream().findFirst()
                    .map(id -> new Warning("clocks", "the clock of node " + id + " is off"));
            case ORDERED -> scenario.order() == Scenario.Order.ANY && !equal
                    ? Optional.of(new Warning("order", "messages may overtake each other"))
                    : Optional.empty();
            default -> Optional.empty();
        };
    }
}
