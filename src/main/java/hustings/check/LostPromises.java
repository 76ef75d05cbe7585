package hustings.check;

import hustings.model.AlgorithmType;
import hustings.model.OptionField;
import hustings.model.Property;
import hustings.model.Requirement;
import hustings.scenario.Facts;
import hustings.scenario.Fault;
import hustings.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an algorithm promises, but not in one scenario: by its options, or from the start. */
final class LostPromises {
    /** What whoever elects wants to rely on. */
    private static final List<Property> WANTED = List.of(Property.TERM_UNIQUENESS,
            Property.INSTANT_UNIQUENESS, Property.AGREEMENT, Property.TERMINATION);

    private final AlgorithmType algorithm;
    /* As it is if no fault finds the message that it is about, and if all of them do. */
    private final Shortfall certain;
    private final Shortfall possible;

    LostPromises(Scenario scenario, AlgorithmType algorithm) {
        List<Fault.Action> others = scenario.faults().stream().map(Fault::action)
                .filter(action -> !(action instanceof Fault.OnMessage)).toList();
        this.algorithm = algorithm;
        this.certain = new Shortfall(scenario, algorithm, Facts.of(scenario, algorithm, others));
        this.possible = new Shortfall(scenario, algorithm, Facts.of(scenario, algorithm));
    }

    /** Each reason once, with all that it takes away. */
    List<Warning> warnings() {
        Map<Warning, List<Property>> lost = new LinkedHashMap<>();
        for (Property property : WANTED) {
            reason(property).ifPresent(reason ->
                    lost.computeIfAbsent(reason, first -> new ArrayList<>()).add(property));
        }
        return lost.entrySet().stream().map(entry -> new Warning(entry.getKey().key(),
                algorithm.about().name() + " does not promise " + entry.getValue().stream()
                        .map(property -> property.title().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))
                        + " here: " + entry.getKey().message() + ".")).toList();
    }

    /** Why a property is not promised here from the start; empty if it is, or never is. */
    private Optional<Warning> reason(Property property) {
        return reason(certain, property).or(() -> reason(possible, property).map(reason ->
                new Warning(reason.key(), reason.message()
                        + ", if the messages are on their way that faults deliver or delay")));
    }

    /** An option is easier to mend than the network, so where that is enough it is the reason. */
    private Optional<Warning> reason(Shortfall shortfall, Property property) {
        return shortfall.isPromised(property) ? Optional.empty()
                : shortfall.options(property)
                        .flatMap(lacking -> told(lacking, shortfall))
                        .or(() -> shortfall.network(property))
                        .or(() -> shortfall.anyOptions(property)
                                .flatMap(lacking -> told(lacking, shortfall)));
    }

    private Optional<Warning> told(Requirement.Comparison lacking, Shortfall shortfall) {
        return lacking.broken(shortfall.settings()).map(why -> new Warning(keyOf(lacking), why));
    }

    /** The field in which it can be mended: the first option of which the comparison speaks. */
    private String keyOf(Requirement.Comparison comparison) {
        return algorithm.options().stream().map(OptionField::name).filter(comparison::names)
                .findFirst().map(option -> algorithm.id() + "." + option).orElse("algorithms");
    }
}
