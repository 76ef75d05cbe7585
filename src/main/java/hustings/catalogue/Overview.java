package hustings.catalogue;

import hustings.model.AlgorithmType;
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
    public static Overview of(Query query, Filters filters, List<AlgorithmType> algorithms,
            Function<AlgorithmType, Measured> measure) {
        List<Row> rows = filters.select(algorithms, query.chosen()).stream()
                .map(algorithm -> row(algorithm, query, measure))
                .filter(row -> query.matches(row.algorithm().about().name())
                        || query.matches(row.idea()) || query.matches(row.algorithm().id())
                        || Stream.of(row.algorithm().about().alsoKnownAs()).anyMatch(
                                query::matches))
                .sorted(query.sort().order(query.descending())).toList();
        return new Overview(query, filters.groups(), rows, algorithms.size());
    }

    private static Row row(AlgorithmType algorithm, Query query, Function<AlgorithmType,
            Measured> measure) {
        return new Row(algorithm, Commentary.of(algorithm).idea(), new Traits(algorithm),
                measure.apply(algorithm));
    }
}
