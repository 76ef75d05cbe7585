package hustings.scenario;

import hustings.model.Node;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the nodes of a run are called outside, and by which numbers they are known inside: to
 * algorithms, in events, and to whoever judges.
 *
 * <p>Whole numbers from 1 on stand for themselves. Where there are others, all nodes of the run get
 * numbers in the order of their identifiers: who compares them does the same as with 1 to n.
 * These are so large that nothing else in a run ever comes to one of them: whatever leaves the
 * simulator can be written with names again.
 */
public final class Naming {
    /** Below the first number of a node that does not stand for itself. */
    public static final int BASE = 2_000_000_000;

    private static final Naming PLAIN = new Naming(List.of());
    private static final Pattern NUMBERS = Pattern.compile("(?<![0-9])2[0-9]{9}(?![0-9])");

    private final List<Identity> ordered;

    private Naming(List<Identity> ordered) {
        this.ordered = ordered;
    }

    /** That of a scenario, with those who join. */
    public static Naming of(Scenario scenario) {
        List<Identity> named = scenario.named().toList();
        return named.stream().allMatch(Identity::isPlain)
                ? PLAIN : new Naming(named.stream().sorted().toList());
    }

    /** Whether all nodes are known by the numbers that they are called. */
    public boolean isPlain() {
        return ordered.isEmpty();
    }

    /** How nobody is written where a node might stand: not as a node of the run is called. */
    public String nobody() {
        return !isPlain() && ordered.get(0).equals(Identity.of(0)) ? "nobody" : "0";
    }

    /** Whether a number is that of a node that is called otherwise. */
    public boolean stands(int number) {
        return number > BASE && number <= BASE + ordered.size();
    }

    /** What a node is called. */
    public Identity identity(int number) {
        return number == Node.SHARED_STORE ? Identity.STORE
                : stands(number) ? ordered.get(number - BASE - 1) : Identity.of(number);
    }

    /** The number by which a node of the run is known. */
    public int number(Identity id) {
        return id.equals(Identity.STORE) ? Node.SHARED_STORE
                : isPlain() ? id.first() : BASE + 1 + Collections.binarySearch(ordered, id);
    }

    /** A node as a number to count with: what it is called, or its place in order, from 1. */
    public int counted(int number) {
        return stands(number) ? number - BASE : number;
    }

    /** What draws for a node are keyed by: the same whoever else there is. */
    public long key(int number) {
        return stands(number) ? ordered.get(number - BASE - 1).parts().stream()
                .mapToLong(Integer::longValue).reduce(0, (key, part) -> key * BASE + part) : number;
    }

    /** A text in which every node is called by its name. */
    public String withNames(String text) {
        return isPlain() ? text : NUMBERS.matcher(text).replaceAll(this::name);
    }

    private String name(MatchResult number) {
        long found = Long.parseLong(number.group());
        return found <= Integer.MAX_VALUE && stands((int) found)
                ? identity((int) found).toString() : number.group();
    }
}
