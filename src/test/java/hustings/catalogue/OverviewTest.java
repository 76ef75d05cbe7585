package hustings.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import hustings.model.Condition;
import hustings.model.Formula;
import hustings.run.Result;
import hustings.run.TickListener;
import hustings.sim.Runs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OverviewTest {
    private static final AlgorithmRegistry REGISTRY = Runs.REGISTRY;
    private static final Filters FILTERS = new Filters(REGISTRY.all());
    private static final Measurements MEASUREMENTS = new Measurements(REGISTRY);

    private static Query query(String... keys) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (String key : keys) {
            String[] sides = key.split("=", 2);
            all.merge(sides[0], List.of(sides[1]), (one, more) ->
                    Stream.concat(one.stream(), more.stream()).toList());
        }
        return Query.of(all, FILTERS);
    }

    private static Measured measured(AlgorithmType algorithm, int n) {
        return MEASUREMENTS.known(algorithm, n)
                .orElseGet(() -> MEASUREMENTS.of(algorithm, n, TickListener.UNHEARD));
    }

    private static Overview overview(String... keys) {
        Query query = query(keys);
        return Overview.of(query, FILTERS, REGISTRY.all(),
                algorithm -> measured(algorithm, query.n()));
    }

    private static List<String> ids(Overview overview) {
        return overview.rows().stream().map(row -> row.algorithm().id()).toList();
    }

    private static Row row(Overview overview, String id) {
        return overview.rows().stream().filter(row -> row.algorithm().id().equals(id))
                .findFirst().orElseThrow();
    }

    @Test
    void measuresWhatFreshRunsCost() {
        for (String id : List.of("bully", "chang-roberts", "ring")) {
            Row row = row(overview("n=6"), id);
            List<Result> results = Measured.scenarios(6).stream()
                    .map(scenario -> Runs.run(id, scenario)).toList();
            assertThat(results).hasSize(Measured.RUNS);
            assertThat(row.measured().elected()).isEqualTo(Measured.RUNS);
            long[] costs = results.stream().mapToLong(r -> r.messages().contest()).toArray();
            assertThat(row.number(Column.FEWEST))
                    .hasValue(Arrays.stream(costs).min().orElseThrow());
            assertThat(row.number(Column.MOST))
                    .hasValue(Arrays.stream(costs).max().orElseThrow());
            assertThat(row.number(Column.AVERAGE)).hasValue(
                    Arrays.stream(costs).limit(Measured.SHUFFLED).average().orElseThrow());
            assertThat(row.number(Column.TICKS)).hasValue(results.stream()
                    .limit(Measured.SHUFFLED).mapToLong(r -> r.agreedAt().orElseThrow())
                    .average().orElseThrow());
        }
    }

    /** Formulas and runs know nothing of each other. */
    @Test
    void noRunIsCheaperThanTheBestOrDearerThanTheWorst() {
        for (int n : List.of(3, 4, 5, 8, 16)) {
            overview("n=" + n).rows().forEach(row -> {
                String name = row.algorithm().id() + ", n = " + n;
                assertThat(row.measured().elected()).as(name).isEqualTo(Measured.RUNS);
                row.number(Column.BEST).ifPresent(best -> assertThat(row.measured().fewest())
                        .as(name).isGreaterThanOrEqualTo(best));
                row.number(Column.WORST).ifPresent(worst -> assertThat(row.measured().most())
                        .as(name).isLessThanOrEqualTo(worst));
            });
        }
    }

    @Test
    void evaluatesFormulasAtTheChosenN() {
        Overview overview = overview("n=12");
        Row row = row(overview, "chang-roberts");
        assertThat(row.number(Column.MEAN))
                .isEqualTo(OptionalDouble.of(new Formula("n*H(n) + n").at(12)));
        assertThat(row.formula(Column.WORST)).isEqualTo("n*(n+3)/2");
        assertThat(row(overview, "randomized").number(Column.WORST)).isEmpty();
    }

    @Test
    void sortsByAnyColumnEitherWay() {
        for (Column column : Column.values()) {
            List<Row> up = overview("sort=" + column.id()).rows();
            List<Row> down = overview("sort=" + column.id(), "order=down").rows();
            if (column.isNumber()) {
                List<Double> values = known(up, column);
                assertThat(values).as(column.id()).isSorted();
                List<Double> reversed = known(down, column);
                Collections.reverse(reversed);
                assertThat(reversed).as(column.id()).isSorted();
                assertThat(down.subList(values.size(), down.size())).as("none comes last")
                        .allSatisfy(row -> assertThat(row.number(column)).isEmpty());
            } else {
                assertThat(up).extracting(row -> row.text(column))
                        .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
                assertThat(down).extracting(row -> row.text(column))
                        .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER.reversed());
            }
        }
    }

    private static List<Double> known(List<Row> rows, Column column) {
        return new ArrayList<>(rows.stream().map(row -> row.number(column))
                .filter(OptionalDouble::isPresent).map(OptionalDouble::getAsDouble).toList());
    }

    @Test
    void filtersByWhatIsPromised() {
        assertThat(ids(overview("with=safe-connected"))).contains("chang-roberts", "raft")
                .doesNotContain("bully", "ring", "lamport", "randomized");
        assertThat(ids(overview("with=way-asynchronous"))).contains("chang-roberts")
                .doesNotContain("bully");
        assertThat(ids(overview("with=needs-healing", "with=network-ring")))
                .contains("chang-roberts").doesNotContain("bully", "ring");
        assertThat(ids(overview("with=network-ring", "with=network-complete")))
                .contains("chang-roberts", "bully").doesNotContain("ring");
        assertThat(ids(overview("with=mean-linearithmic"))).contains("chang-roberts")
                .doesNotContain("bully");
        assertThat(ids(overview("with=way-anonymous"))).contains("itai-rodeh")
                .doesNotContain("bully", "chang-roberts");
        assertThat(ids(overview("with=way-lock-step"))).contains("flood-max")
                .doesNotContain("bully", "raft");
        assertThat(ids(overview("with=way-chance"))).contains("randomized")
                .doesNotContain("bully");
    }

    @Test
    void everyFilterTellsSomethingApart() {
        assertThat(FILTERS.groups()).isNotEmpty();
        assertThat(FILTERS.ids()).doesNotHaveDuplicates();
        for (String id : FILTERS.ids()) {
            assertThat(ids(overview("with=" + id))).as(id).isNotEmpty()
                    .hasSizeLessThan(REGISTRY.all().size());
        }
    }

    @Test
    void findsByNameAndByIdea() {
        assertThat(ids(overview("q=BULL"))).contains("bully").doesNotContain("ring");
        assertThat(ids(overview("q=logical clock"))).contains("lamport").doesNotContain("bully");
        assertThat(ids(overview("q=LCR"))).containsExactly("chang-roberts");
        assertThat(overview("q=nothing of the kind").rows()).isEmpty();
    }

    @Test
    void keepsWhatWasAskedInTheAddressOfAnotherOrder() {
        Query query = query("n=5", "with=way-chance", "q=a & b", "sort=worst");
        assertThat(query.sortedBy(Column.WORST))
                .isEqualTo("?n=5&sort=worst&order=down&with=way-chance&q=a+%26+b");
        assertThat(query.sortedBy(Column.YEAR))
                .isEqualTo("?n=5&sort=year&with=way-chance&q=a+%26+b");
        assertThat(query.ariaSort(Column.WORST)).isEqualTo("ascending");
        assertThat(query.ariaSort(Column.YEAR)).isEmpty();
    }

    @Test
    void saysWhatIsAllowedAndGoesOnWithTheDefault() {
        Query query = query("n=33", "sort=size", "order=sideways", "with=wings", "m=1",
                "q=" + "x".repeat(101));
        assertThat(query.n()).isEqualTo(8);
        assertThat(query.sort()).isEqualTo(Column.NAME);
        assertThat(query.error("n")).isEqualTo("Allowed: 3 to 32");
        assertThat(query.error("sort")).startsWith("There is no column size; there are name, year");
        assertThat(query.error("order")).isEqualTo("order is sideways; allowed is up or down");
        assertThat(query.error("with")).startsWith("There is no filter wings; there are network");
        assertThat(query.error("address")).startsWith("There is no key m here");
        assertThat(query.error("q")).isEqualTo("Allowed: at most 100 characters");
        assertThat(query("n=abc").typed()).isEqualTo("abc");
    }

    @Test
    void readsTraitsOffPromises() {
        Traits bully = new Traits(REGISTRY.get("bully"));
        assertThat(bully.safeDespite()).containsExactly(
                Condition.UNDUPLICATED, Condition.CALM, Condition.CRASH_STOP);
        assertThat(bully.endsDespite()).containsExactly(Condition.UNDUPLICATED, Condition.CALM);
        assertThat(bully.isAsynchronous()).isFalse();
        assertThat(new Traits(REGISTRY.get("chang-roberts")).isAsynchronous()).isTrue();
        assertThat(List.of("flood-max", "bully", "raft", "chang-roberts")).extracting(id ->
                new Traits(REGISTRY.get(id)).synchrony()).containsExactly(
                        "lock step", "synchronous", "partly synchronous", "asynchronous");
        assertThat(row(overview(), "itai-rodeh").text(Column.IDENTIFIERS)).isEqualTo("anonymous");
        // Each of its promises depends on several options at once.
        assertThat(new Traits(REGISTRY.get("lease")).endsDespite()).containsExactly(
                Condition.UNDUPLICATED, Condition.CALM, Condition.CRASH_STOP);
    }
}
