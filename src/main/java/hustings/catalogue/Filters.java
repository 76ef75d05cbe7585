package hustings.catalogue;

import hustings.model.AlgorithmType;
import hustings.model.Case;
import hustings.model.Condition;
import hustings.model.Winner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What algorithms can be told apart by: read off their promises, conditions, networks and formulas,
 * so that an algorithm which arrives as a plug-in is found by the same words.
 */
public final class Filters {
    private final List<Group> groups;

    /**
     * Filters that belong together.
     *
     * @param title what they are about
     * @param oneOf whether an algorithm has only one of them, so that several chosen ones mean any
     * @param filters each of them holds for some algorithm, but not for all
     */
    public record Group(String title, boolean oneOf, List<Filter> filters) {}

    /**
     * One thing that some algorithms have and others have not.
     *
     * @param id the name in an address
     * @param words what it is, in a few words
     * @param holds whether an algorithm has it
     */
    public record Filter(String id, String words, Predicate<AlgorithmType> holds) {}

    /** The filters that tell these algorithms apart. */
    public Filters(List<AlgorithmType> algorithms) {
        groups = Stream.of(
                group("Network", true, algorithms, algorithms.stream()
                        .map(algorithm -> algorithm.about().topology()).distinct()
                        .map(network -> filter("network", network.name(), network.title(),
                                algorithm -> algorithm.about().topology() == network))),
                group("Tolerates, never electing two in a term", false, algorithms,
                        Traits.TROUBLES.stream().map(trouble -> filter("safe", trouble,
                                algorithm ->
                                new Traits(algorithm).safeDespite().contains(trouble)))),
                group("Tolerates, always electing one", false, algorithms,
                        Traits.TROUBLES.stream().map(trouble -> filter("ends", trouble,
                                algorithm ->
                                new Traits(algorithm).endsDespite().contains(trouble)))),
                group("Messages at worst", true, algorithms, Stream.of(Growth.values())
                        .map(growth -> filter("worst", growth.name(), growth.words(),
                                algorithm -> Growth.of(algorithm, Case.WORST) == growth))),
                group("On average", true, algorithms, Stream.of(Growth.values())
                        .map(growth -> filter("mean", growth.name(), growth.words(),
                                algorithm -> Growth.of(algorithm, Case.MEAN) == growth))),
                group("Needs and ways", false, algorithms, ways()))
                .filter(group -> !group.filters.isEmpty()).toList();
    }

    private static Stream<Filter> ways() {
        Stream<Filter> own = Stream.of(
                filter("way", "asynchronous", "asynchronous",
                        algorithm -> new Traits(algorithm).isAsynchronous()),
                filter("way", "lock-step", "in lock step",
                algorithm -> algorithm.about().lockStep()),
                filter("way", "anonymous", "anonymous: nodes know no names",
                        algorithm -> algorithm.about().anonymous()),
                filter("way", "chance", "chance decides",
                        algorithm -> algorithm.about().winner() == Winner.ANY),
                filter("way", "durable", "remembers through a crash", algorithm ->
                        algorithm.fields().stream().anyMatch(field -> field.durable())),
                filter("way", "options", "has options",
                algorithm -> !algorithm.options().isEmpty()));
        Stream<Filter> needs = Stream.of(Condition.values())
                .filter(condition -> condition.parts().equals(List.of(condition))
                        && !Traits.TROUBLES.contains(condition))
                .map(condition -> filter("needs", condition.name(),
                        "needs that " + condition.words(),
                        algorithm -> new Traits(algorithm).restsOn().stream()
                                .anyMatch(given -> given.parts().contains(condition))));
        return Stream.concat(own, needs);
    }

    private static Filter filter(String kind, Condition trouble, Predicate<AlgorithmType> holds) {
        return filter(kind, trouble.name(), Traits.words(trouble), holds);
    }

    private static Filter filter(
            String kind, String name, String words, Predicate<AlgorithmType> holds) {
        return new Filter(kind + "-" + name.toLowerCase(Locale.ROOT).replace('_', '-'),
                words, holds);
    }

    /** What all have, or none, tells nothing apart. */
    private static Group group(
            String title, boolean oneOf, List<AlgorithmType> algorithms, Stream<Filter> filters) {
        return new Group(title, oneOf, filters.filter(filter -> {
            long with = algorithms.stream().filter(filter.holds).count();
            return with > 0 && with < algorithms.size();
        }).toList());
    }

    /** All groups that are not empty. */
    public List<Group> groups() {
        return groups;
    }

    /** The filter of this name, if there is one. */
    public Optional<Filter> of(String id) {
        return groups.stream().flatMap(group -> group.filters.stream())
                .filter(filter -> filter.id.equals(id)).findFirst();
    }

    /** All that tells an algorithm from others, in words. */
    public String wordsOf(AlgorithmType algorithm) {
        return groups.stream().flatMap(group -> group.filters.stream())
                .filter(filter -> filter.holds.test(algorithm)).map(Filter::words)
                .collect(Collectors.joining(", "));
    }

    /** The names of all filters. */
    public List<String> ids() {
        return groups.stream().flatMap(group -> group.filters.stream()).map(Filter::id).toList();
    }

    /** The algorithms that have all that is chosen; of what only one can be had, any. */
    public List<AlgorithmType> select(List<AlgorithmType> algorithms, Set<String> chosen) {
        List<AlgorithmType> left = new ArrayList<>(algorithms);
        for (Group group : groups) {
            List<Filter> wanted = group.filters.stream()
                    .filter(filter -> chosen.contains(filter.id)).toList();
            left.removeIf(algorithm -> !wanted.isEmpty() && (group.oneOf
                    ? wanted.stream().noneMatch(filter -> filter.holds.test(algorithm))
                    : !wanted.stream().allMatch(filter -> filter.holds.test(algorithm))));
        }
        return left;
    }
}
