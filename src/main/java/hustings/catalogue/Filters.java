package hustings.catalogue;

import hustings.model.Case;
import hustings.model.Condition;
import hustings.model.Engine;
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
    public record Filter(String id, String words, Predicate<Engine> holds) {}

    /** The filters that tell these algorithms apart. */
    public Filters(List<Engine> engines) {
        groups = Stream.of(
                group("Network", true, engines, engines.stream()
                        .map(engine -> engine.about().topology()).distinct()
                        .map(network -> filter("network", network.name(), network.title(),
                                engine -> engine.about().topology() == network))),
                group("Tolerates, never electing two in a term", false, engines,
                        Traits.TROUBLES.stream().map(trouble -> filter("safe", trouble,
                                engine -> new Traits(engine).safeDespite().contains(trouble)))),
                group("Tolerates, always electing one", false, engines,
                        Traits.TROUBLES.stream().map(trouble -> filter("ends", trouble,
                                engine -> new Traits(engine).endsDespite().contains(trouble)))),
                group("Messages at worst", true, engines, Stream.of(Growth.values())
                        .map(growth -> filter("worst", growth.name(), growth.words(),
                                engine -> Growth.of(engine, Case.WORST) == growth))),
                group("On average", true, engines, Stream.of(Growth.values())
                        .map(growth -> filter("mean", growth.name(), growth.words(),
                                engine -> Growth.of(engine, Case.MEAN) == growth))),
                group("Needs and ways", false, engines, ways()))
                .filter(group -> !group.filters.isEmpty()).toList();
    }

    private static Stream<Filter> ways() {
        Stream<Filter> own = Stream.of(
                filter("way", "asynchronous", "asynchronous",
                        engine -> new Traits(engine).isAsynchronous()),
                filter("way", "lock-step", "in lock step", engine -> engine.about().lockStep()),
                filter("way", "anonymous", "anonymous: nodes know no names",
                        engine -> engine.about().anonymous()),
                filter("way", "chance", "chance decides",
                        engine -> engine.about().winner() == Winner.ANY),
                filter("way", "durable", "remembers through a crash", engine ->
                        engine.fields().stream().anyMatch(field -> field.durable())),
                filter("way", "options", "has options", engine -> !engine.options().isEmpty()));
        Stream<Filter> needs = Stream.of(Condition.values())
                .filter(condition -> condition.parts().equals(List.of(condition))
                        && !Traits.TROUBLES.contains(condition))
                .map(condition -> filter("needs", condition.name(),
                        "needs that " + condition.words(),
                        engine -> new Traits(engine).restsOn().stream()
                                .anyMatch(given -> given.parts().contains(condition))));
        return Stream.concat(own, needs);
    }

    private static Filter filter(String kind, Condition trouble, Predicate<Engine> holds) {
        return filter(kind, trouble.name(), Traits.words(trouble), holds);
    }

    private static Filter filter(
            String kind, String name, String words, Predicate<Engine> holds) {
        return new Filter(kind + "-" + name.toLowerCase(Locale.ROOT).replace('_', '-'),
                words, holds);
    }

    /** What all have, or none, tells nothing apart. */
    private static Group group(
            String title, boolean oneOf, List<Engine> engines, Stream<Filter> filters) {
        return new Group(title, oneOf, filters.filter(filter -> {
            long with = engines.stream().filter(filter.holds).count();
            return with > 0 && with < engines.size();
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
    public String wordsOf(Engine engine) {
        return groups.stream().flatMap(group -> group.filters.stream())
                .filter(filter -> filter.holds.test(engine)).map(Filter::words)
                .collect(Collectors.joining(", "));
    }

    /** The names of all filters. */
    public List<String> ids() {
        return groups.stream().flatMap(group -> group.filters.stream()).map(Filter::id).toList();
    }

    /** The algorithms that have all that is chosen; of what only one can be had, any. */
    public List<Engine> select(List<Engine> engines, Set<String> chosen) {
        List<Engine> left = new ArrayList<>(engines);
        for (Group group : groups) {
            List<Filter> wanted = group.filters.stream()
                    .filter(filter -> chosen.contains(filter.id)).toList();
            left.removeIf(engine -> !wanted.isEmpty() && (group.oneOf
                    ? wanted.stream().noneMatch(filter -> filter.holds.test(engine))
                    : !wanted.stream().allMatch(filter -> filter.holds.test(engine))));
        }
        return left;
    }
}
