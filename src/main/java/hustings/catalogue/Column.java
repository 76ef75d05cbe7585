package hustings.catalogue;

import java.util.Comparator;
import java.util.Locale;
import java.util.OptionalDouble;

/** A column by which the comparison can be sorted. */
public enum Column {
    /** The name of the algorithm. */
    NAME("Algorithm", "by name"),
    /** When it was published. */
    YEAR("Year", "When it was published"),
    /** The links it may use. */
    NETWORK("Network", "Which links a node may use"),
    /** What nodes know of each other's names. */
    IDENTIFIERS("Names", "Whether nodes have identifiers, or are all alike"),
    /** What has to be known of time. */
    SYNCHRONY("Time", "What it has to know of time: in lock step all go in rounds; synchronous is"
            + " safe only while messages take at most Δ; partly synchronous is safe always, and"
            + " uses timers to come to an end; asynchronous uses none"),
    /** The formula for the best case. */
    BEST("Best", "The fewest messages there can be, by its formula"),
    /** The formula for the mean. */
    MEAN("Mean", "The mean number of messages, by its formula; over what, its page says"),
    /** The formula for the worst case. */
    WORST("Worst", "The most messages there can be, by its formula"),
    /** The fewest messages of all runs. */
    FEWEST("Fewest", "The fewest messages of all runs"),
    /** The mean over shuffled arrangements where all start. */
    AVERAGE("Mean", "The mean number of messages over 20 shuffled arrangements in which all"
            + " start"),
    /** The most messages of all runs. */
    MOST("Most", "The most messages of all runs"),
    /** How long it took. */
    TICKS("Ticks to agree", "From the first candidate until all agree, on average where all start;"
            + " a message takes one tick"),
    /** How large messages were. */
    BITS("Bits per message", "How many bits a message of any kind has on average, where all"
            + " start");

    private final String title;
    private final String description;

    Column(String title, String description) {
        this.title = title;
        this.description = description;
    }

    /** What stands at its head. */
    public String title() {
        return title;
    }

    /** What it tells, in a sentence. */
    public String description() {
        return description;
    }

    /** The name in an address. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its numbers come from runs. */
    public boolean isMeasured() {
        return compareTo(FEWEST) >= 0;
    }

    /** Whether its numbers come from formulas. */
    public boolean isTheory() {
        return this == BEST || this == MEAN || this == WORST;
    }

    /** Whether it has numbers at all. */
    public boolean isNumber() {
        return this != NAME && this != NETWORK && this != IDENTIFIERS && this != SYNCHRONY;
    }

    /** The order of rows by it; where there is no number, they come last either way. */
    Comparator<Row> order(boolean descending) {
        Comparator<Row> byName = Comparator.comparing(row -> row.text(NAME),
                String.CASE_INSENSITIVE_ORDER);
        if (!isNumber()) {
            Comparator<Row> byText = Comparator.comparing(
                    row -> row.text(this), String.CASE_INSENSITIVE_ORDER);
            return (descending ? byText.reversed() : byText).thenComparing(byName);
        }
        Comparator<OptionalDouble> byNumber =
                Comparator.comparingDouble(number -> number.orElse(0));
        Comparator<Row> lastIfNone =
                Comparator.comparing(row -> row.number(this).isEmpty());
        Comparator<Row> byValue = Comparator.comparing(row -> row.number(this), byNumber);
        return lastIfNone.thenComparing(descending ? byValue.reversed() : byValue)
                .thenComparing(byName);
    }
}
