package hustings.catalogue;

import hustings.check.Demonstration;
import hustings.model.Algorithm;
import hustings.model.AlgorithmType;
import hustings.model.Case;
import hustings.model.Category;
import hustings.model.ClosedForm;
import hustings.model.Condition;
import hustings.model.Formula;
import hustings.model.MessageKind;
import hustings.model.Promise;
import hustings.model.Property;
import hustings.model.Source;
import hustings.run.Listing;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All there is to say of one algorithm.
 *
 * @param algorithm the algorithm
 * @param commentary what its author says
 * @param traits what follows from its promises
 * @param broken how it breaks, run by run
 * @param costs what it costs, by formula and in runs, for some sizes
 * @param listing its pseudo-code
 * @param source its source; none if it does not travel with the class
 */
public record Reference(AlgorithmType algorithm, Commentary commentary, Traits traits,
        List<Demonstration> broken, List<Row> costs, Listing listing, Source source) {
    /** The sizes for which costs are told. */
    public static final List<Integer> SIZES = List.of(4, 8, 16, 32);

    /** A kind of message or timer: its name, its category, what it carries and what it says. */
    public record KindRow(String name, String category, String parts, String words) {}

    /** What is promised: what, while what holds, by when, with which option, and if ever anew. */
    public record Promised(List<Property> what, List<Condition> given, String within,
            String when, boolean stabilizes) {}

    /** What is known of costs where something holds: each formula as MathML, or nothing. */
    public record Known(String quantity, String condition, String best, String mean,
            String worst) {}

    /** A function that formulas call, as MathML, and what it is. */
    public record Called(String name, String words) {}

    /** The reference of an algorithm. */
    public static Reference of(AlgorithmType algorithm, List<Demonstration> broken,
            List<Measured> measured) {
        Commentary commentary = Commentary.of(algorithm);
        Traits traits = new Traits(algorithm);
        return new Reference(algorithm, commentary, traits, broken,
                measured.stream().map(each -> new Row(algorithm, commentary.idea(), traits, each))
                        .toList(),
                Listing.of(algorithm), algorithm.source());
    }

    /** What the algorithm says of itself. */
    public Algorithm about() {
        return algorithm.about();
    }

    /** What crosses links. */
    public List<KindRow> messages() {
        return kinds(algorithm.kinds().stream().filter(kind -> !kind.category().isTimer()));
    }

    /** What a node sets for itself. */
    public List<KindRow> timers() {
        return kinds(algorithm.kinds().stream().filter(kind -> kind.category().isTimer()));
    }

    private List<KindRow> kinds(Stream<MessageKind> kinds) {
        String text = source.text();
        return kinds.map(kind -> new KindRow(kind.name(), countedAs(kind.category()),
                Arrays.stream(kind.type().getRecordComponents())
                        .map(part -> part.getName()).collect(Collectors.joining(", ")),
                Commentary.read(text, "record", kind.type().getSimpleName()).idea())).toList();
    }

    /** In which count a kind stands, by the names that counts have on every page. */
    private static String countedAs(Category category) {
        return switch (category) {
            case ELECTION -> "election messages";
            case ANNOUNCE -> "announcements";
            case DETECT -> "detection";
            case TRANSPORT -> "acks";
            case STORE -> "store";
            case TIMER, WATCH -> "no message";
        };
    }

    /** Why its costs could not be measured for some size; empty if they could for all. */
    public List<String> troubles() {
        return costs.stream().map(row -> row.measured().trouble())
                .filter(trouble -> !trouble.isEmpty()).distinct().toList();
    }

    /** What it promises, in the order in which it says so. */
    public List<Promised> promises() {
        return algorithm.promises().stream().map(promise -> new Promised(
                List.of(promise.value()), List.of(promise.given()), within(promise),
                inWords(promise.when()), promise.stabilizes())).toList();
    }

    /** Comparisons of options as a reader would write them. */
    private static String inWords(String when) {
        return MathMl.within(when.replace("option.", "").replace("&", " and ")
                .replaceAll("\\s*<=\\s*", " ≤ ").replaceAll("\\s*>=\\s*", " ≥ ")
                .replaceAll("\\s*!=\\s*", " ≠ ").replaceAll("\\s*([<>=])\\s*", " $1 ")
                .replaceAll("\\*?\\bdelta\\b", "Δ").replace("roundTrip", "round trip"));
    }

    private static String within(Promise promise) {
        return promise.within().isEmpty() ? "" : MathMl.html(promise.within());
    }

    /** What closed forms are known, those that hold in the same place together. */
    public List<Known> closedForms() {
        Map<List<String>, Map<Case, String>> all = new LinkedHashMap<>();
        algorithm.closedForms().forEach(form -> all.computeIfAbsent(
                List.of(form.of().words(), form.condition()),
                unknown -> new EnumMap<>(Case.class))
                .putIfAbsent(form.which(), MathMl.html(form.formula().text())));
        return all.entrySet().stream().map(each -> new Known(each.getKey().get(0),
                each.getKey().get(1), each.getValue().getOrDefault(Case.BEST, ""),
                each.getValue().getOrDefault(Case.MEAN, ""),
                each.getValue().getOrDefault(Case.WORST, ""))).toList();
    }

    /** Where a formula of the headline holds, in words; empty if for any election undisturbed. */
    public String condition(Case which) {
        return algorithm.headline(which).map(ClosedForm::condition).orElse("");
    }

    /** What there is to say of costs besides formulas, as a sentence; empty if nothing. */
    public String costsInWords() {
        String words = MathMl.within(algorithm.costs());
        return words.isEmpty() ? ""
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    /** What is called in them. */
    public List<Called> functions() {
        Map<String, Formula.Function> all = new TreeMap<>();
        algorithm.closedForms().stream().map(ClosedForm::formula).forEach(formula ->
                formula.functions().entrySet().stream()
                        .filter(function -> formula.names(function.getKey()))
                        .forEach(function -> all.put(function.getKey(), function.getValue())));
        return all.entrySet().stream().map(each -> new Called(each.getKey(),
                each.getValue().words())).toList();
    }

    /** Where it was published. */
    public String paper() {
        return algorithm.paper();
    }

    /** Whether the paper has an address that can be opened. */
    public boolean isLinked() {
        return paper().startsWith("https://");
    }

    /** A number of the table of costs, in words. */
    public static String words(OptionalDouble number) {
        return NumberFormat.words(number);
    }

    /** The line of pseudo-code that begins on a line of the source, from 1; -1 if none does. */
    public int listingAt(int sourceLine) {
        List<Listing.Line> lines = listing.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).sourceLine() == sourceLine) {
                return i;
            }
        }
        return -1;
    }
}
