package hustings.lab;

import hustings.model.AlgorithmRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All ready experiments; what opens without a choice comes first.
 *
 * @param all in the order in which they are shown
 */
public record ReadyExperiments(List<ReadyExperiment> all) {
    private static final String RESOURCE = "/lab/experiments.txt";

    /** Keeps a copy of its own. */
    public ReadyExperiments {
        all = List.copyOf(all);
    }

    /** Those whose algorithms exist, in canonical form. */
    public static ReadyExperiments of(AlgorithmRegistry registry) {
        ExperimentGrammar grammar = new ExperimentGrammar(registry);
        return new ReadyExperiments(listed().stream()
                .filter(ready -> algorithms(ready, grammar).allMatch(registry::has))
                .map(ready -> ready.with(grammar.parse(ready.experiment()).text()))
                .toList());
    }

    private static Stream<String> algorithms(ReadyExperiment ready, ExperimentGrammar grammar) {
        return Stream.of(grammar.split(ready.experiment())
                .getOrDefault("algorithms", ExperimentGrammar.DEFAULTS.get("algorithms"))
                .split(","));
    }

    /** All that are listed, whether their algorithms exist or not. */
    static List<ReadyExperiment> listed() {
        try (InputStream in = Objects.requireNonNull(
                ReadyExperiments.class.getResourceAsStream(RESOURCE))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("(?m)^= ")).filter(part -> !part.isBlank())
                    .map(ReadyExperiment::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one whose experiment this is, written in canonical form. */
    public Optional<ReadyExperiment> about(String experiment) {
        return all.stream().filter(ready -> ready.experiment().equals(experiment)).findFirst();
    }
}
