package hustings.lab;

import hustings.model.Quantity;
import hustings.run.Election;
import hustings.run.Result;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What is measured of every trial.
 *
 * <p>Counts are of the whole run, however it comes out, and so are ticks with and without a leader;
 * other times are of the last election, and there are none where it has not come to an agreement.
 */
public enum Measure {
    /** The headline. */
    MESSAGES("messages", "election and announcement messages sent", "messages",
            result -> OptionalDouble.of(result.messages().contest())),
    /** Without telling the result. */
    ELECTION("election messages", "messages sent that are part of the contest", "messages",
            result -> OptionalDouble.of(result.messages().election())),
    /** What the last election alone has cost. */
    LAST("messages of the last election",
            "election and announcement messages of the last election alone", "messages",
            result -> last(result, election -> OptionalDouble.of(election.sent()))),
    /** Heartbeats and acknowledgements included. */
    SENT("all messages", "messages of any kind sent, those that are counted apart included",
            "messages", result -> OptionalDouble.of(result.messages().sent())),
    /** By the size model of the literature. */
    BITS("bits", "what all messages sent amount to, by the size model of the literature", "bits",
            result -> OptionalDouble.of(result.messages().bits())),
    /** From the first candidate to agreement. */
    AGREEMENT("ticks to agree",
            "from the first candidate of the last election until all live nodes agree", "ticks",
            result -> last(result, election -> since(election, election.agreedAt()))),
    /** From the first candidate to silence. */
    QUIET("ticks to quiet",
            "from the first candidate of the last election until none of its messages is left",
            "ticks", result -> last(result, election -> since(election, election.quietAt()))),
    /** While the old one is dead or gone, until the next one leads: detection included. */
    WITHOUT("ticks without a leader", "ticks at whose end nobody leads, once somebody has", "ticks",
            result -> ifKnown(result.withoutLeader())),
    /** While more than one takes itself for the leader. */
    SEVERAL("ticks with several leaders", "ticks at whose end two or more lead", "ticks",
            result -> OptionalDouble.of(result.withSeveral())),
    /** Where the load is highest. */
    BUSIEST("busiest node",
            "messages of any kind sent by the node that sent most, until the end of the run",
            "messages", result -> OptionalDouble.of(result.busiest().sent())),
    /** What a node bears on average. */
    LOAD("load per node", "messages of any kind that a node sends until the end of the run,"
            + " those that are counted apart included, on average over all nodes",
            "messages", result -> OptionalDouble.of(result.load().mean())),
    /** How unequal the load is. */
    SPREAD("spread of load", "the standard deviation, from node to node, of messages sent",
            "messages", result -> OptionalDouble.of(result.load().deviation())),
    /** How long the longest chain of causes is. */
    DEPTH("causal depth",
            "the longest chain of messages, each sent by a node that had received the one before",
            "messages", result -> OptionalDouble.of(result.causalDepth())),
    /** How often it began. */
    ELECTIONS("elections", "elections in the whole run", "elections",
            result -> OptionalDouble.of(result.elections().size())),
    /** In which term, round or ballot it ended. */
    TERM("term", "the term of the last election; in some algorithms called round or epoch",
            "term", result -> last(result, election -> election.term()
                    .isPresent() ? OptionalDouble.of(election.term().getAsLong())
                    : OptionalDouble.empty()));

    private final String label;
    private final String title;
    private final String unit;
    private final Function<Result, OptionalDouble> read;

    Measure(String label, String title, String unit, Function<Result, OptionalDouble> read) {
        this.label = label;
        this.title = title;
        this.unit = unit;
        this.read = read;
    }

    private static OptionalDouble last(Result result, Function<Election, OptionalDouble> read) {
        List<Election> elections = result.elections();
        return elections.isEmpty() ? OptionalDouble.empty()
                : read.apply(elections.get(elections.size() - 1));
    }

    private static OptionalDouble ifKnown(OptionalLong value) {
        return value.isPresent()
                ? OptionalDouble.of(value.getAsLong()) : OptionalDouble.empty();
    }

    private static OptionalDouble since(Election election, OptionalLong tick) {
        return tick.isPresent()
                ? OptionalDouble.of(tick.getAsLong() - election.startedAt())
                : OptionalDouble.empty();
    }

    /**
     * The measure of this short name.
     *
     * @throws IllegalArgumentException if there is none, naming those there are
     */
    public static Measure named(String id) {
        for (Measure measure : values()) {
            if (measure.id().equalsIgnoreCase(id)) {
                return measure;
            }
        }
        throw new IllegalArgumentException("measure is \"" + id + "\"; allowed is one of "
                + String.join(", ", ids()));
    }

    /** The short names of all. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Measure::id).toList();
    }

    /** What of an election it is, where closed forms may speak of it. */
    public Optional<Quantity> quantity() {
        return switch (this) {
            case MESSAGES -> Optional.of(Quantity.MESSAGES);
            case AGREEMENT -> Optional.of(Quantity.TICKS);
            case TERM -> Optional.of(Quantity.TERMS);
            default -> Optional.empty();
        };
    }

    /** What it is in a trial, if it is anything there. */
    public OptionalDouble of(Result result) {
        return read.apply(result);
    }

    /** A short name for programs, in lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A name for people. */
    public String label() {
        return label;
    }

    /** What it counts, in words. */
    public String title() {
        return title;
    }

    /** What it is counted in. */
    public String unit() {
        return unit;
    }
}
