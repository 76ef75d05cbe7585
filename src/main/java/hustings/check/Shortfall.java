package hustings.check;

import hustings.model.AlgorithmType;
import hustings.model.Condition;
import hustings.model.Promise;
import hustings.model.Property;
import hustings.model.Requirement;
import hustings.model.Settings;
import hustings.scenario.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why an algorithm does not promise a property in a scenario: the one place that chooses of several
 * promises the one to speak of, which is the one that would hold as soon as options were mended.
 */
record Shortfall(Scenario scenario, AlgorithmType algorithm, Settings settings) {
    /** What is wrong with its options, if that is all there is to be mended. */
    Optional<Requirement.Comparison> options(Property property) {
        return algorithm.promises(property).stream()
                .filter(promise -> network(promise).isEmpty())
                .flatMap(promise -> comparison(promise).stream()).findFirst();
    }

    /** What is wrong with its options, whatever is wrong besides. */
    Optional<Requirement.Comparison> anyOptions(Property property) {
        return options(property).or(() -> algorithm.promises(property).stream()
                .flatMap(promise -> comparison(promise).stream()).findFirst());
    }

    /** What is wrong from the start with the network, where its options are in order. */
    Optional<Warning> network(Property property) {
        return algorithm.promises(property).stream()
                .filter(promise -> comparison(promise).isEmpty())
                .flatMap(promise -> network(promise).stream()).findFirst();
    }

    /** Whether a promise holds in the beginning. */
    boolean isPromised(Property property) {
        return algorithm.promises(property).stream().anyMatch(promise ->
                comparison(promise).isEmpty() && network(promise).isEmpty());
    }

    private Optional<Requirement.Comparison> comparison(Promise promise) {
        return algorithm.requirement(promise.when()).comparisons().stream()
                .filter(comparison -> comparison.broken(settings).isPresent()).findFirst();
    }

    private Optional<Warning> network(Promise promise) {
        return Stream.of(promise.given()).map(Condition::parts).flatMap(List::stream)
                .flatMap(part -> network(part).stream()).findFirst();
    }

    private Optional<Warning> network(Condition condition) {
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
