package hustings.compare;

import hustings.sim.Election;
import hustings.sim.Result;
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
     *     empty where lower is not better, or all are the same
     */
    public record Row(String key, String label, String title, List<Optional<Long>> values,
            List<Integer> best) {}

    /** The table of these results, in their order. */
    public static CostTable of(List<Result> results) {
        List<Row> rows = new ArrayList<>();
        for (Measure measure : MEASURES) {
            List<Optional<Long>> values = results.stream().map(measure.read).toList();
            rows.add(new Row(measure.key, measure.label, measure.title, values,
                    measure.isCost ? best(values, results) : List.of()));
        }
        return new CostTable(rows);
    }

    /** Who elects nobody has won nothing, however little it sends. */
    private static List<Integer> best(List<Optional<Long>> values, List<Result> results) {
        List<Integer> elected = IntStream.range(0, values.size())
                .filter(i -> results.get(i).outcome().isElected())
                .boxed().toList();
        Optional<Long> lowest = elected.stream()
                .flatMap(i -> values.get(i).stream()).min(Long::compare);
        List<Integer> best = elected.stream()
                .filter(i -> lowest.isPresent() && values.get(i).equals(lowest)).toList();
        return best.size() < values.size() ? best : List.of();
    }

    /** A row before it has values; the lower the better if it is a cost. */
    private record Measure(boolean isCost, String key, String label, String title,
            Function<Result, Optional<Long>> read) {}

    private static final List<Measure> MEASURES = List.of(
            cost("contest", "messages", "election and announcement messages sent",
                    result -> result.messages().contest()),
            cost("election", "election", "messages sent that are part of the contest",
                    result -> result.messages().election()),
            cost("announce", "announcing", "messages sent that spread the result",
                    result -> result.messages().announce()),
            new Measure(true, "agreement", "ticks to agree",
                    "from the first candidate of the last election until all live nodes agreed",
                    CostTable::ticksToAgree),
            cost("depth", "causal depth",
                    "the longest chain of messages, each caused by the one before",
                    result -> result.causalDepth()),
            cost("bits", "bits",
                    "what all messages sent amount to, by the size model of the literature",
                    result -> result.messages().bits()),
            cost("busiest", "busiest node", "messages sent by the node that sent most",
                    result -> result.busiest().sent()),
            count("elections", "elections", "elections so far, the present one included",
                    result -> result.elections().size()),
            count("delivered", "delivered", "messages handled by their receiver",
                    result -> result.messages().delivered()),
            count("dropped", "dropped", "messages lost, blocked, or sent to the dead",
                    result -> result.messages().lost() + result.messages().blocked()
                            + result.messages().toDead()),
            count("toDead", "to the dead", "messages that reached a dead node",
                    result -> result.messages().toDead()),
            count("detect", "heartbeats", "messages of the failure detector, counted apart",
                    result -> result.messages().detect()),
            count("transport", "acks",
                    "messages that only tell whether a neighbour is there, counted apart",
                    result -> result.messages().transport()),
            count("store", "store", "requests to the shared store and its answers, counted apart",
                    result -> result.messages().store()));

    private static Measure cost(
            String key, String label, String title, ToLongFunction<Result> read) {
        return new Measure(true, key, label, title,
                result -> Optional.of(read.applyAsLong(result)));
    }

    private static Measure count(
            String key, String label, String title, ToLongFunction<Result> read) {
        return new Measure(false, key, label, title,
                result -> Optional.of(read.applyAsLong(result)));
    }

    private static Optional<Long> ticksToAgree(Result result) {
        return result.elections().isEmpty() ? Optional.empty() : ticksToAgree(
                result.elections().get(result.elections().size() - 1));
    }

    private static Optional<Long> ticksToAgree(Election election) {
        return election.agreedAt().isPresent()
                ? Optional.of(election.agreedAt().getAsLong() - election.startedAt())
                : Optional.empty();
    }
}
