package hustings.scenario;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a node is called: a whole number, or several of them, such as a day of birth and a number of
 * a student. They are compared part by part, the first one first.
 *
 * @param parts the numbers; the store that nodes share has none
 */
public record Identity(List<Integer> parts) implements Comparable<Identity> {
    /** The store that nodes share: it is named like one of them. */
    public static final Identity STORE = new Identity(List.of());
    /** What an identifier may look like. */
    static final String FORM = "whole numbers from 0 to 999999999, or up to 4 of them joined by"
            + " dots, as in 253.4444444";

    /** What a list of identifiers is. */
    static final String DIFFERENT = "a list in which no identifier occurs twice";

    private static final String STORE_NAME = "store";
    private static final int LARGEST_PART = 999_999_999;
    private static final int MOST_PARTS = 4;

    /** Refuses what no identifier has. */
    public Identity {
        parts = List.copyOf(parts);
        if (parts.size() > MOST_PARTS
                || parts.stream().anyMatch(part -> part < 0 || part > LARGEST_PART)) {
            throw new IllegalArgumentException(FORM);
        }
    }

    /** A whole number. */
    public static Identity of(int number) {
        return new Identity(List.of(number));
    }

    /** Reads what {@code toString} writes, but for the store; throws what is allowed. */
    public static Identity parse(String text) {
        return parse(text, FORM);
    }

    /** The same, for whoever allows more than that. */
    static Identity parse(String text, String allowed) {
        // In brackets, whatever stands between the parts of one identifier is a dot.
        String dotted = Brackets.areRound(text) ? Brackets.parts(text) : Typed.closed(text, ".");
        try {
            return new Identity(Arrays.stream(dotted.split("\\.", -1))
                    .map(part -> (int) Texts.whole(part, 0, LARGEST_PART)).toList());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(allowed, e);
        }
    }

    /**
     * Reads a list of different identifiers of one form.
     *
     * @throws WrongItem naming the first one that is none, or unlike or the same as one before it
     */
    static List<Identity> all(List<String> items, String allowed) {
        List<Identity> ids = WrongItem.each(items, item -> parse(item, allowed));
        Map<Identity, String> known = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            String item = items.get(i);
            String before = known.putIfAbsent(ids.get(i), item);
            if (!ids.get(i).isLike(ids.get(0))) {
                throw new WrongItem(item, ids.get(0).alike());
            } else if (before != null) {
                throw ids.get(i).twice(before, item);
            }
        }
        return ids;
    }

    /** Refuses it where it was typed twice, perhaps with other zeros in front: that is said. */
    private WrongItem twice(String before, String item) {
        String same = before.equals(item) ? "" : ", and " + before + " and " + item
                + " are the same " + (parts.size() == 1 ? "number" : "identifier");
        return new WrongItem(before.equals(toString()) ? before : item, DIFFERENT + same);
    }

    /** Whether a text is an identifier. */
    public static boolean isOne(String text) {
        try {
            return !parse(text).equals(STORE);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Reads an identifier, or the name of the store. */
    static Identity parseOrStore(String text) {
        return Typed.word(text).equals(STORE_NAME) ? STORE : parse(text);
    }

    /** Whether it is a whole number from 1 on, which needs no other to stand for it. */
    public boolean isPlain() {
        return parts.size() == 1 && parts.get(0) > 0;
    }

    /** Whether both have as many parts. */
    boolean isLike(Identity other) {
        return parts.size() == other.parts.size();
    }

    /** The first part, which is all of a whole number. */
    public int first() {
        return parts.get(0);
    }

    /**
     * Refuses identifiers of different forms in one list, as nothing says which of them is smaller.
     *
     * @throws WrongItem naming the first one that is unlike those before it
     */
    static void requireAlike(List<Identity> ids) {
        ids.stream().filter(id -> !id.isLike(ids.get(0))).findFirst().ifPresent(id -> {
            throw new WrongItem(id.toString(), ids.get(0).alike());
        });
    }

    /** What has the form of this one, in words. */
    String alike() {
        return parts.size() == 1 ? "identifiers that are all whole numbers, as " + this + " is"
                : "identifiers that all have " + parts.size() + " parts, as " + this + " has";
    }

    @Override
    public int compareTo(Identity other) {
        return Arrays.compare(array(), other.array());
    }

    private int[] array() {
        return parts.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public String toString() {
        return parts.isEmpty() ? STORE_NAME
                : parts.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
