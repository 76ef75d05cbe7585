package hustings.scenario;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown when a scenario is not one, with everything that is wrong with it. */
public final class InvalidScenario extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** Something is wrong; {@code problems} is not empty. */
    public InvalidScenario(List<Problem> problems) {
        super(problems.stream().map(Problem::message).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** One thing is wrong. */
    InvalidScenario(String key, String value, String allowed) {
        this(List.of(Problem.notAllowed(key, value, allowed)));
    }

    /** One item of a key is wrong. */
    static InvalidScenario item(String key, Object item, String allowed) {
        return new InvalidScenario(
                List.of(Problem.itemNotAllowed(key, item.toString(), allowed)));
    }

    /** What is wrong, in the order of the grammar. */
    public List<Problem> problems() {
        return problems;
    }
}
