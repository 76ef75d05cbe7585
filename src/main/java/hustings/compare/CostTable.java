package hustings.compare;

import hustings.run.Election;
import hustings.run.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * What several algorithms cost, row by row, with the best of each row marked.
 *
 * @param rows the rows, the most telling first
 */
public record CostTable(List<Row> rows) {
    /**
     * One measure of all algorithms.
     *
     * @param key a name for programs
     * @param label a name for people
     * @param title what it counts, in a sentence
     * @param values a value for each algorithm, if it has one
     * @param best the places of the lowest value among those that have elected a leader, from 0;
     *     empty where lower is not better, or all are the same, or they cannot be compared
     */
    public record Row(String key, String label, String title, List<Optional<Long>> values,
            List<Integer> best) {}

    /**
     * What a row measures.
     *
     * @param key a name for programs
     * @param label a name for people
     * @param title what it counts, in a sentence
     */
    public record Heading(String key, String label, String title) {}

    /** What the rows measure, in their order. */
    public static List<Heading> measures() {
        return MEASURES.stream().map(measure ->
                new Heading(measure.key, measure.label, measure.title)).toList();
    }

    /**
     * The table of these results, in their order.
     *
     * @param even whether they can be compared, see {@link Footing}
     */
    public static CostTable of(List<Result> results, boolean even) {
        List<Row> rows = new ArrayList<>();
        for (Measure measure : MEASURES) {
            List<Optional<Long>> values = new ArrayList<>(results.size());
            for (Result result : results) {
                values.add(measure.read.apply(result));
            }
            rows.add(new Row(measure.key, measure.label, measure.title, values,
                    even ? best(measure, values, results) : List.of()));
        }
        return new CostTable(rows);
    }

    /** Who elects nobody has won nothing, however little it sends. */
    private static List<Integer> best(
            Measure measure, List<Optional<Long>> values, List<Result> results) {
        List<Integer> competing = IntStream.range(0, values.size())
                .filter(i -> results.get(i).outcome().isElected()
                        && measure.merit.isMeasurable(results.get(i)))
                .boxed().toList();
        Optional<Long> lowest = competing.stream()
                .flatMap(i -> values.get(i).stream()).min(Long::compare);
        List<Integer> best = competing.stream()
                .filter(i -> lowest.isPresent() && values.get(i).equals(lowest)).toList();
        return best.size() < competing.size() ? best : List.of();
    }

    /** For whom it is a merit that a number is low. */
    private enum Merit {
        /** For everyone. */
        ALL,
        /** For those who do not have the work done by a store, whose requests are not counted. */
        PEERS,
        /** For nobody: it only counts. */
        NONE;

        boolean isMeasurable(Result result) {
            return this == ALL || this == PEERS && result.messages().store() == 0;
        }
    }

    /** A row before it has values. */
    private record Measure(Merit merit, String key, String label, String title,
            Function<Result, Optional<Long>> read) {}

    /* The same names and meanings as in the Lab, see hustings.lab.Measure. */
    private static final List<Measure> MEASURES = List.of(
            new Measure(Merit.PEERS, "contest", "messages",
                    "election and announcement messages sent",
                    result -> Optional.of(result.messages().contest())),
            new Measure(Merit.PEERS, "last", "of the last election",
                    "election and announcement messages of the last election alone",
                    CostTable::sentInLast),
            count("election", "election messages", "messages sent that are part of the contest",
                    result -> result.messages().election()),
            count("announce", "announcements", "messages sent that spread the result",
                    result -> result.messages().announce()),
            new Measure(Merit.ALL, "agreement", "ticks to agree",
                    "from the first candidate of the last election until all live nodes agree",
                    CostTable::ticksToAgree),
            new Measure(Merit.NONE, "without", "ticks without a leader",
                    "ticks at whose end nobody leads, once somebody has",
                    result -> result.withoutLeader().stream().boxed().findFirst()),
            count("several", "ticks with several leaders", "ticks at whose end two or more lead",
                    result -> result.withSeveral()),
            cost("depth", "causal depth",
                    "the longest chain of messages, each sent by a node that had received the one"
                            + " before",
                    result -> result.causalDepth()),
            count("elections", "elections", "elections so far, the present one included",
                    result -> result.elections().size()),
            count("detect", "detection",
                    "heartbeats, and questions whether others are alive; counted apart",
                    result -> result.messages().detect()),
            count("transport", "acks",
                    "messages that only tell whether a neighbour is there; counted apart",
                    result -> result.messages().transport()),
            count("store", "store", "requests to the shared store and its answers; counted apart",
                    result -> result.messages().store()),
            cost("sent", "all messages",
                    "messages of any kind sent, those that are counted apart included",
                    result -> result.messages().sent()),
            cost("bits", "bits",
                    "what all messages sent amount to, by the size model of the literature",
                    result -> result.messages().bits()),
            cost("busiest", "busiest node",
                    "messages of any kind sent by the node that sent most",
                    result -> result.busiest().sent()),
            count("delivered", "delivered",
                    "of all messages and their copies, those handled by their receiver",
                    result -> result.messages().delivered()),
            count("lost", "lost", "lost by the network, or dropped by hand",
                    result -> result.messages().lost()),
            count("blocked", "blocked", "stopped by a split or a cut",
                    result -> result.messages().blocked()),
            count("toDead", "to the dead", "arrived at a dead node",
                    result -> result.messages().toDead()),
            count("duplicated", "duplicated", "copies made by the network, or by hand",
                    result -> result.messages().duplicated()),
            count("inFlight", "in flight", "sent, and neither handled nor lost yet",
                    result -> result.messages().inFlight()));

    private static Measure cost(
            String key, String label, String title, ToLongFunction<Result> read) {
        return new Measure(Merit.ALL, key, label, title,
                result -> Optional.of(read.applyAsLong(result)));
    }

    private static Measure count(
            String key, String label, String title, ToLongFunction<Result> read) {
        return new Measure(Merit.NONE, key, label, title,
                result -> Optional.of(read.applyAsLong(result)));
    }

    private static Optional<Election> last(Result result) {
        List<Election> all = result.elections();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private static Optional<Long> sentInLast(Result result) {
        return last(result).map(Election::sent);
    }

    private static Optional<Long> ticksToAgree(Result result) {
        return last(result).flatMap(CostTable::ticksToAgree);
    }

    private static Optional<Long> ticksToAgree(Election election) {
        return election.agreedAt().isPresent()
                ? Optional.of(election.agreedAt().getAsLong() - election.startedAt())
                : Optional.empty();
    }
}
