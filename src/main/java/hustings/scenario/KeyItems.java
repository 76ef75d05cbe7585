package hustings.scenario;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The items of a key whose value is a list, as they were typed and as the grammar writes them.
 *
 * @param key the key
 * @param text its value, as it was typed
 * @param naming the identifier of an algorithm by its name
 */
record KeyItems(String key, String text, UnaryOperator<String> naming) {
    private static final Set<String> LISTS =
            Set.of("algorithms", "ids", "start", "clocks", "graph", "faults");

    /** The items as they were typed; of what is no list, all of it. */
    List<String> typed() {
        return !LISTS.contains(key) ? List.of(text) : switch (key) {
            case "faults" -> FaultGrammar.items(text);
            case "algorithms" -> Typed.items(text, ",;");
            default -> Typed.items(Typed.closed(text, ":-"));
        };
    }

    /** An item as the grammar writes it, and so tells of it; as it is, if it is none. */
    String written(String item) {
        try {
            return switch (key) {
                case "faults" -> Texts.join(FaultGrammar.all(item, naming), ",");
                case "clocks" -> Clocks.parse(item).toString();
                case "graph" -> ListedGraph.Link.parse(item).toString();
                case "algorithms" -> naming.apply(item);
                default -> Identity.parse(item).toString();
            };
        } catch (IllegalArgumentException e) {
            // It is wrong in itself, and told of as it was typed.
            return item;
        }
    }

    /** What is wrong with the value, or with an item of it, told of as it was typed. */
    Problem asTyped(Problem problem) {
        if (problem.concernsAll()) {
            // What is wrong with all faults is how many there are.
            return key.equals("faults") ? problem : problem.quoting(text);
        }
        List<String> items = typed();
        return items.stream().anyMatch(item -> isToldOf(problem, item)) ? problem
                : Stream.concat(items.stream(), oneInBrackets())
                        .filter(item -> isToldOf(problem, written(item)))
                        .findFirst().map(problem::quoting).orElse(problem);
    }

    /** All of the value, which may be one item whose parts are in brackets. */
    private Stream<String> oneInBrackets() {
        return Stream.of(text).filter(Brackets::areRound);
    }

    private boolean isToldOf(Problem problem, String item) {
        return new Problem(key, item, "").value().equals(problem.value());
    }
}
