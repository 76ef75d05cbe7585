package hustings.catalogue;

import hustings.model.AlgorithmType;
import hustings.model.Condition;
import hustings.model.Heartbeat;
import hustings.model.Promise;
import hustings.model.Property;
import hustings.model.Settings;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What follows from the promises of an algorithm, with its options as they are by default. */
public final class Traits {
    /** What may go wrong, in the order in which it is told; each is a condition that is gone. */
    static final List<Condition> TROUBLES = List.of(Condition.TIMELY, Condition.RELIABLE,
            Condition.UNDUPLICATED, Condition.CONNECTED, Condition.CALM, Condition.CRASH_STOP);

    private final AlgorithmType algorithm;

    /** The traits of an algorithm. */
    public Traits(AlgorithmType algorithm) {
        this.algorithm = algorithm;
    }

    /** A trouble in a word or two, to be put after "despite". */
    public static String words(Condition trouble) {
        return switch (trouble) {
            case TIMELY -> "late messages";
            case RELIABLE -> "lost messages";
            case UNDUPLICATED -> "doubled messages";
            case CONNECTED -> "partitions";
            case CALM -> "crashes meanwhile";
            case CRASH_STOP -> "nodes that come back";
            default -> trouble.words();
        };
    }

    /** The troubles in which no term ever has two leaders, as it promises. */
    public List<Condition> safeDespite() {
        return despite(Property.TERM_UNIQUENESS);
    }

    /** The troubles in which an election comes to its end in time, as it promises. */
    public List<Condition> endsDespite() {
        return despite(Property.TERMINATION);
    }

    private List<Condition> despite(Property property) {
        return TROUBLES.stream().filter(trouble -> promises(property)
                .anyMatch(promise -> !parts(promise).contains(trouble))).toList();
    }

    /** Whether that no term has two leaders rests on nothing that has to do with time. */
    public boolean isAsynchronous() {
        return safeDespite().contains(Condition.TIMELY);
    }

    /** What it has to know of time, in a word or two. */
    public String synchrony() {
        boolean timers = algorithm.kinds().stream().filter(kind -> kind.type() != Heartbeat.class)
                .anyMatch(kind -> kind.category().isTimer());
        return algorithm.about().lockStep() ? "lock step"
                : !isAsynchronous() ? "synchronous"
                : timers ? "partly synchronous" : "asynchronous";
    }

    /** All that some promise rests on. */
    public Set<Condition> restsOn() {
        Set<Condition> all = EnumSet.noneOf(Condition.class);
        algorithm.promises().forEach(promise -> all.addAll(List.of(promise.given())));
        return all;
    }

    /** What it promises at all, in the order of the literature. */
    public Set<Property> promised() {
        Set<Property> all = new TreeSet<>();
        algorithm.promises().forEach(promise -> all.addAll(List.of(promise.value())));
        return all;
    }

    private Settings standard() {
        return Settings.standard(algorithm.options());
    }

    private Stream<Promise> promises(Property property) {
        return algorithm.promises().stream()
                .filter(promise -> algorithm.requirement(promise.when()).holds(standard()))
                .filter(promise -> List.of(promise.value()).contains(property));
    }

    private static Set<Condition> parts(Promise promise) {
        Set<Condition> parts = EnumSet.noneOf(Condition.class);
        for (Condition condition : promise.given()) {
            parts.addAll(condition.parts());
        }
        return parts;
    }
}
