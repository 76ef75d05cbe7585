package hustings.scenario;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Brackets as people put them: round a list, round the parts of one item, or round a single value.
 * A pair is of one kind, and what stands in it belongs together.
 */
public final class Brackets {
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";
    private static final int ALONE = -1;

    private static final Pattern NUMBERS = Pattern.compile(
            "[(\\[{] ?(\\d++(?:[,;. ]++\\d++)*+) ?[)\\]}]");

    private Brackets() {}

    /** Whether one pair of brackets is round all of a text. */
    public static boolean areRound(String text) {
        return areRoundPlain(Typed.plain(text));
    }

    /** A text without the pair of brackets round all of it. */
    public static String off(String text) {
        String plain = Typed.plain(text);
        return areRoundPlain(plain) ? plain.substring(1, plain.length() - 1).strip() : plain;
    }

    private static boolean areRoundPlain(String plain) {
        return plain.length() > 1 && OPENING.indexOf(plain.charAt(0)) >= 0
                && CLOSING.indexOf(plain.charAt(plain.length() - 1)) >= 0
                && ends(plain)[0] == plain.length() - 1;
    }

    /** For each character the place of the bracket that makes a pair with it, if any does. */
    private static int[] ends(String text) {
        int[] ends = new int[text.length()];
        Arrays.fill(ends, ALONE);
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < text.length(); i++) {
            int closing = CLOSING.indexOf(text.charAt(i));
            if (OPENING.indexOf(text.charAt(i)) >= 0) {
                open.push(i);
            } else if (closing >= 0 && !open.isEmpty()
                    && text.charAt(open.peek()) == OPENING.charAt(closing)) {
                ends[i] = open.pop();
                ends[ends[i]] = i;
            }
        }
        return ends;
    }

    /**
     * The pieces of a text between some signs, but for those in brackets; also where one pair of
     * brackets follows the other, as in {@code (2,1)(2,2)}.
     */
    public static List<String> split(String text, String signs) {
        int[] ends = ends(text);
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (ends[i] > i) {
                if (i > from && ends[i - 1] == from) {
                    pieces.add(text.substring(from, i));
                    from = i;
                }
                i = ends[i];
            } else if (signs.indexOf(text.charAt(i)) >= 0) {
                pieces.add(text.substring(from, i).strip());
                from = text.startsWith(" ", i + 1) && signs.indexOf(' ') < 0 ? i + 2 : i + 1;
            }
        }
        pieces.add(text.substring(Math.min(from, text.length())).strip());
        return pieces;
    }

    /**
     * An action whose nodes have dots between their parts and a hyphen before them: of
     * {@code crash(3,1)} and {@code crash-(3,1)} it is {@code crash-3.1}.
     */
    static String dotted(String action) {
        return NUMBERS.matcher(action).replaceAll(node -> {
            boolean joined = node.start() > 0 && (CLOSING.indexOf(action.charAt(node.start() - 1))
                    >= 0 || Character.isLetter(action.charAt(node.start() - 1)));
            return (joined ? "-" : "") + parts(node.group(1));
        });
    }

    /**
     * Numbers with dots between them, whatever else stood there; behind a single one, where there
     * was something but no number, is a dot too.
     */
    static String parts(String numbers) {
        List<String> parts = Typed.items(numbers, ",;. ");
        boolean oneIsMissing = parts.size() == 1 && !parts.get(0).equals(off(numbers));
        return String.join(".", parts) + (oneIsMissing ? "." : "");
    }
}
