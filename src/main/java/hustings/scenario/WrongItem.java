package hustings.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Thrown when one item of a list is wrong, or one part of a value: it is named, not the whole. */
public final class WrongItem extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String item;
    private final boolean isSentence;

    private WrongItem(String item, String words, boolean isSentence) {
        super(words);
        this.item = item;
        this.isSentence = isSentence;
    }

    /** The item as it was typed, and what is allowed in its place. */
    public WrongItem(String item, String allowed) {
        this(item, allowed, false);
    }

    /** The item as it was typed, and a sentence that says what is wrong with it. */
    static WrongItem saying(String item, String sentence) {
        return new WrongItem(item, sentence, true);
    }

    /**
     * Reads the items of a list.
     *
     * @throws WrongItem naming the first one that cannot be read, with what its reader allows
     */
    static <T> List<T> each(List<String> items, Function<String, T> reader) {
        List<T> all = new ArrayList<>();
        for (String item : items) {
            try {
                all.add(reader.apply(item));
            } catch (IllegalArgumentException e) {
                String allowed = String.valueOf(e.getMessage());
                // What is missing has no name of its own.
                throw item.isEmpty() ? new IllegalArgumentException(allowed, e)
                        : new WrongItem(item, allowed);
            }
        }
        return List.copyOf(all);
    }

    /** Refuses a list in which an item occurs twice, naming it. */
    public static void requireDifferent(List<?> items, String allowed) {
        requireDifferent(items, items, allowed);
    }

    /** The same of a list that was typed so. */
    static void requireDifferent(List<?> items, List<?> typed, String allowed) {
        Set<Object> known = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            if (!known.add(items.get(i))) {
                throw new WrongItem(typed.get(i).toString(), allowed);
            }
        }
    }

    /** The same as a problem of a key. */
    Problem of(String key) {
        String words = String.valueOf(getMessage());
        return isSentence ? new Problem(key, item, words)
                : Problem.itemNotAllowed(key, item, words);
    }
}
