package hustings.catalogue;

import hustings.model.Engine;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The comparison of all algorithms.
 *
 * @param query what was asked
 * @param groups what they can be filtered by
 * @param rows those that remain, sorted
 * @param all how many there are
 */
public record Overview(Query query, List<Filters.Group> groups, List<Row> rows, int all) {
    /**
     * Compares algorithms.
     *
     * @param measure what one costs at the n that was asked for
     */
    public static Overview of(Query query, Filters filters, List<Engine> engines,
            Function<Engine, Measured> measure) {
        List<Row> rows = filters.select(engines, query.chosen()).stream()
                .map(engine -> row(engine, query, measure))
                .filter(row -> query.matches(row.engine().about().name())
                        || query.matches(row.idea()) || query.matches(row.engine().id())
                        || Stream.of(row.engine().about().alsoKnownAs()).anyMatch(query::matches))
                .sorted(query.sort().order(query.descending())).toList();
        return new Overview(query, filters.groups(), rows, engines.size());
    }

    private static Row row(Engine engine, Query query, Function<Engine, Measured> measure) {
        return new Row(engine, Commentary.of(engine).idea(), new Traits(engine),
                measure.apply(engine));
    }
}
