package hustings.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A formula for what one election costs, and where it holds.
 *
 * @param of what it counts
 * @param which best case, mean or worst case
 * @param formula in the names of {@link Complexity#NAMES} and whole-number options
 * @param start who starts
 * @param timing how long messages may travel
 * @param inOrder whether links have to keep the order of messages
 * @param from the fewest nodes for which it holds
 * @param when what options have to be
 */
public record ClosedForm(Quantity of, Case which, Formula formula, Starters start, Timing timing,
        boolean inOrder, int from, String when) {
    private static final int FEWEST_TOGETHER = 2;

    /** All closed forms of an algorithm; what {@link Algorithm} itself says comes last. */
    static List<ClosedForm> of(Lineage lineage, Algorithm about, List<OptionField> options) {
        List<String> names = new ArrayList<>(Complexity.NAMES);
        options.forEach(option -> option.nameInBound().ifPresent(names::add));
        Map<String, Formula.Function> functions = FormulaMethod.of(lineage);
        List<ClosedForm> all = new ArrayList<>();
        for (Complexity each : lineage.annotations(Complexity.class)) {
            for (Case which : Case.values()) {
                text(each, which).ifPresent(text -> all.add(new ClosedForm(each.of(), which,
                        new Formula(text, names, functions), each.start(), each.timing(),
                        each.inOrder(), each.from(), each.when())));
            }
        }
        boolean hasMean = all.stream().anyMatch(form -> form.of == Quantity.MESSAGES
                && form.which == Case.MEAN);
        headlines(lineage, about).stream().filter(form -> form.which != Case.MEAN || !hasMean)
                .forEach(all::add);
        return List.copyOf(all);
    }

    private static Optional<String> text(Complexity of, Case which) {
        String text = switch (which) {
            case BEST -> of.best();
            case MEAN -> of.mean();
            case WORST -> of.worst();
        };
        return Stream.of(of.always(), text).filter(each -> !each.isEmpty()).findFirst();
    }

    /** What {@link Algorithm} itself says. */
    static List<ClosedForm> headlines(Lineage lineage, Algorithm about) {
        Map<String, Formula.Function> functions = FormulaMethod.of(lineage);
        Map<Case, String> texts = new EnumMap<>(Map.of(
                Case.BEST, about.best(), Case.MEAN, about.mean(), Case.WORST, about.worst()));
        texts.values().removeIf(String::isEmpty);
        return texts.entrySet().stream().map(text -> new ClosedForm(Quantity.MESSAGES,
                text.getKey(), new Formula(text.getValue(), List.of("n"), functions),
                text.getKey() == Case.MEAN ? Starters.ALL : Starters.ANY, Timing.ANY, false,
                about.costsFrom(), ""))
                .toList();
    }

    /** Whether it holds for elections that all start, with all options as by default. */
    boolean isUsual() {
        return of == Quantity.MESSAGES && start != Starters.ONE && timing == Timing.ANY
                && when.isEmpty();
    }

    /** Where it holds, in words; empty if everywhere. */
    public String condition() {
        List<String> words = new ArrayList<>();
        if (start != Starters.ANY) {
            words.add(start.words());
        }
        if (!when.isEmpty()) {
            words.add(when.replace("&", ", "));
        }
        if (timing != Timing.ANY) {
            words.add(timing.words());
        }
        if (inOrder) {
            words.add("links keep the order of messages");
        }
        if (from > FEWEST_TOGETHER) {
            words.add("n is at least " + from);
        }
        return String.join(", ", words);
    }
}
