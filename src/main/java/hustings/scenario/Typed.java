package hustings.scenario;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people type, as the grammars write it: the one place that knows how else a value may be
 * written. Whoever reads a value takes it through here first, and then reads it strictly.
 *
 * <p>Every method goes through its text once, and gives back as it is whatever it cannot take for
 * something else without doubt. Numbers are in {@link Figures}.
 */
public final class Typed {
    private static final int FIRST_BEYOND_ASCII = 128;
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /** What takes numbers behind it: a colon is meant where a space or a bracket stands. */
    private static final Pattern NAMED = Pattern.compile(
            "(?<![a-z])(exp|grid|random|perfect|first|heartbeat|crash|pause)"
                    + "(?: ?:? ?[(\\[{]([^()\\[\\]{}]*+)[)\\]}]| (?=\\d))",
            Pattern.CASE_INSENSITIVE);

    private Typed() {}

    /**
     * A text in the characters of the grammars: digits, hyphens and signs of whatever script and
     * width are the plain ones, 2¹⁰ is 2^10, and between words is one space, nothing round them.
     */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        compatible(text).codePoints().forEach(character -> {
            if (isSpace(character)) {
                if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
                    plain.append(' ');
                }
            } else if (Character.isDigit(character)) {
                plain.append(Character.digit(character, 10));
            } else if (Character.getType(character) != Character.FORMAT) {
                plain.appendCodePoint(sign(character));
            }
        });
        return plain.toString().strip();
    }

    /**
     * Each character for itself in Unicode's form NFKC, but for numbers that are no digits: of 4½
     * and 4² that would make other numbers.
     */
    private static String compatible(String text) {
        if (text.chars().allMatch(character -> character < FIRST_BEYOND_ASCII)) {
            return text;
        }
        StringBuilder compatible = new StringBuilder();
        Map<Integer, String> known = new HashMap<>();
        boolean raised = false;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int character = text.codePointAt(i);
            int exponent = SUPERSCRIPTS.indexOf(character);
            if (exponent >= 0) {
                compatible.append(raised ? "" : "^").append(exponent);
            } else if (Character.getType(character) == Character.OTHER_NUMBER) {
                compatible.appendCodePoint(character);
            } else {
                compatible.append(known.computeIfAbsent(character, sign -> Normalizer.normalize(
                        Character.toString(sign), Normalizer.Form.NFKC)));
            }
            raised = exponent >= 0;
        }
        return compatible.toString();
    }

    private static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static int sign(int character) {
        boolean dash = character == '\u2212'
                || Character.getType(character) == Character.DASH_PUNCTUATION;
        return dash ? '-' : switch (character) {
            case '،', '、' -> ',';
            case '؛' -> ';';
            case '٪' -> '%';
            case '٫' -> '.';
            default -> character;
        };
    }

    /** A word: case makes no difference. */
    public static String word(String text) {
        return plain(text).toLowerCase(Locale.ROOT);
    }

    /** A text without spaces before and after some signs. */
    public static String closed(String text, String signs) {
        StringBuilder closed = new StringBuilder();
        String plain = plain(text);
        for (int i = 0; i < plain.length(); i++) {
            boolean atSign = i + 1 < plain.length() && signs.indexOf(plain.charAt(i + 1)) >= 0
                    || i > 0 && signs.indexOf(plain.charAt(i - 1)) >= 0;
            if (plain.charAt(i) != ' ' || !atSign) {
                closed.append(plain.charAt(i));
            }
        }
        return closed.toString();
    }

    /** Ranges with a hyphen between their bounds: {@code 1..5}, {@code 1 – 5}, {@code 1 to 5}. */
    public static String ranges(String text) {
        String word = word(text);
        StringBuilder ranges = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            if (word.startsWith("..", i)) {
                while (word.startsWith(".", i + 1)) {
                    i++;
                }
                ranges.append('-');
            } else if (word.startsWith(" to ", i)) {
                i += 3;
                ranges.append('-');
            } else {
                ranges.append(word.charAt(i));
            }
        }
        return closed(ranges.toString(), "-");
    }

    /**
     * The items of a list: with commas, semicolons or spaces between them, one or several, and in
     * brackets or not; what is in brackets of its own is one. What stands before a comma must not
     * be missing, and is given back empty.
     */
    public static List<String> items(String list) {
        return items(list, ",; ");
    }

    /** The same of a list with just these signs between its items. */
    public static List<String> items(String list, String separators) {
        List<String> pieces = Brackets.split(Brackets.off(list), separators);
        List<String> items = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            if (!pieces.get(i).isEmpty() || i < pieces.size() - 1 && items.isEmpty()) {
                items.add(pieces.get(i));
            }
        }
        return items;
    }

    /**
     * What has numbers of its own with a colon before these: {@code exp 3} and {@code exp(3)} are
     * {@code exp:3}.
     */
    public static String named(String text) {
        return NAMED.matcher(text).replaceAll(name -> name.group(1) + ":"
                + (name.group(2) == null ? "" : Matcher.quoteReplacement(name.group(2).strip())));
    }

    /** The only item of a list; where there are several or none, all of the list. */
    static String only(String list) {
        List<String> items = items(list);
        return items.size() == 1 ? items.get(0) : list;
    }
}
