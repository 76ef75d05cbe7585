package hustings.live.maelstrom;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The names of the nodes of a group, and the numbers by which an algorithm knows them: 1 for the
 * first, in the order of the numbers that are in the names, then of the names as texts.
 *
 * @param ordered the names in that order
 */
record NodeNames(List<String> ordered) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    /** Puts them in order; refuses names that occur twice. */
    NodeNames {
        if (ordered.isEmpty() || new HashSet<>(ordered).size() != ordered.size()) {
            throw new IllegalArgumentException("node_ids is " + ordered
                    + "; allowed is a list of different names, at least one");
        }
        ordered = ordered.stream().sorted(Comparator.comparing(NodeNames::numbers,
                NodeNames::compare).thenComparing(Comparator.naturalOrder())).toList();
    }

    private static List<BigInteger> numbers(String name) {
        return NUMBER.matcher(name).results().map(found -> new BigInteger(found.group())).toList();
    }

    private static int compare(List<BigInteger> one, List<BigInteger> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int difference = one.get(i).compareTo(other.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    /** How many there are. */
    int size() {
        return ordered.size();
    }

    /** Whether this is one of them. */
    boolean contain(String name) {
        return ordered.contains(name);
    }

    /** The number of one of them, from 1. */
    int number(String name) {
        if (!contain(name)) {
            throw new IllegalArgumentException(
                    "the node \"" + name + "\" is none of " + ordered);
        }
        return ordered.indexOf(name) + 1;
    }

    /** The name that has this number. */
    String name(int number) {
        return ordered.get(number - 1);
    }
}
