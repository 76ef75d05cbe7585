package hustings.mutation;

import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import hustings.run.Election;
import hustings.run.Result;
import hustings.run.TooMuchWork;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import hustings.sim.Simulation;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What a result tells that the literature or a closed form knows beforehand.
 *
 * @param name in the words of {@code /api/run}, or a kind of message
 */
record Fact(String name) {
    private static final String NONE = "none";

    /** What a run of an algorithm tells. */
    String of(AlgorithmType algorithm, String rest) {
        AlgorithmRegistry registry = new AlgorithmRegistry(List.of(algorithm));
        Simulation simulation = new Simulation(
                Scenario.parse("algorithms=" + algorithm.id() + "&" + rest, registry), algorithm,
                new WorkLimit(Notice.MOST_WORK));
        try {
            simulation.run();
        } catch (TooMuchWork e) {
            return "a storm";
        }
        return simulation.failure().isPresent() ? "broken" : of(simulation.result());
    }

    private String of(Result result) {
        return switch (name) {
            case "leader" -> result.leader().isPresent()
                    ? Integer.toString(result.leader().getAsInt()) : NONE;
            case "term" -> text(last(result).term());
            case "agreed at" -> text(result.agreedAt());
            case "quiet at" -> text(result.quietAt());
            case "outcome" -> result.outcome().toString();
            case "elections" -> Integer.toString(result.elections().size());
            case "messages" -> Long.toString(result.messages().contest());
            case "acks" -> Long.toString(result.messages().transport());
            case "detection" -> Long.toString(result.messages().detect());
            default -> Long.toString(ofKind(result));
        };
    }

    private long ofKind(Result result) {
        Long count = result.messages().byKind().get(name);
        if (count == null) {
            throw new IllegalArgumentException("\"" + name + "\" is neither told by a result nor a"
                    + " kind of " + result.messages().byKind().keySet());
        }
        return count;
    }

    private static Election last(Result result) {
        return result.elections().get(result.elections().size() - 1);
    }

    private static String text(OptionalLong tick) {
        return tick.isPresent() ? Long.toString(tick.getAsLong()) : NONE;
    }

    @Override
    public String toString() {
        return name.toLowerCase(Locale.ROOT);
    }
}
