package hustings.library;

import hustings.model.AlgorithmRegistry;
import hustings.scenario.ScenarioGrammar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All lessons, on their shelves. A scenario is known by its text; its position does not matter.
 *
 * @param shelves in the order in which they are shown
 */
public record Library(List<Shelf> shelves) {
    /** What opens without a scenario: all start, and the leader crashes once it is elected. */
    public static final String FIRST = "v=1&faults=60:crash-leader";

    private static final List<String> RESOURCES =
            List.of("begin", "claims", "cost", "crash", "network", "time", "chance", "real");

    /** The lessons whose algorithms exist, with scenarios in canonical form. */
    public static Library of(AlgorithmRegistry registry) {
        ScenarioGrammar grammar = new ScenarioGrammar(registry);
        return new Library(RESOURCES.stream()
                .map(name -> Shelf.read(resource("/library/" + name + ".txt")))
                .map(shelf -> new Shelf(shelf.title(), shelf.lessons().stream()
                        .filter(lesson -> exists(lesson, grammar, registry))
                        .map(lesson -> lesson.with(grammar.parse(lesson.scenario()).text()))
                        .toList()))
                .filter(shelf -> !shelf.lessons().isEmpty())
                .toList());
    }

    private static boolean exists(Lesson lesson, ScenarioGrammar grammar,
            AlgorithmRegistry registry) {
        return Stream.of(grammar.split(lesson.scenario())
                .getOrDefault("algorithms", ScenarioGrammar.DEFAULTS.get("algorithms"))
                .split(",")).allMatch(registry::has);
    }

    private static String resource(String path) {
        try (InputStream in = Objects.requireNonNull(Library.class.getResourceAsStream(path))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All lessons of all shelves. */
    public List<Lesson> lessons() {
        return shelves.stream().flatMap(shelf -> shelf.lessons().stream()).toList();
    }

    /** The lesson about a scenario that is written in canonical form, if there is one. */
    public Optional<Lesson> about(String scenario) {
        return lessons().stream()
                .filter(lesson -> lesson.scenario().equals(scenario)).findFirst();
    }
}
