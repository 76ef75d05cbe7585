package hustings.scenario;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/**
 * Takes apart what people paste: a query, the whole address of a page, and what a chat program has
 * made of one.
 */
final class Address {
    /** What others add to an address to see where it was followed; it is no part of a scenario. */
    private static final Set<String> TRACKS = Set.of("utm_source", "utm_medium", "utm_campaign",
            "utm_term", "utm_content", "fbclid", "gclid");
    private static final String QUOTES = "\"'`“”„‘’«»";
    private static final String BEFORE = QUOTES + "<([{";
    private static final String AFTER = QUOTES + ".,;)]}>!";
    /** How many of them may stand behind each other. */
    private static final int MOST_AFTER = 4;
    private static final String PAIRS = "key=value pairs joined by &";
    private static final char FIRST_BEYOND_ASCII = 128;
    private static final String AMPERSAND = "amp;";

    private Address() {}

    /**
     * The keys and values of an address, in its order, with the names that a grammar has for them.
     *
     * @param naming the name of the grammar for a key, or the key itself
     * @param reads whether the value of a key can be read
     * @throws InvalidScenario if it does not have the form of a query
     */
    static Map<String, String> keys(String text, UnaryOperator<String> naming,
            BiPredicate<Map<String, String>, String> reads) {
        LinkedHashMap<String, String> keys = new LinkedHashMap<>();
        for (String part : query(text).split("&")) {
            String pair = withoutAmpersand(part.strip());
            int equals = pair.indexOf('=');
            if (equals < 0 && !pair.isEmpty()) {
                throw new InvalidScenario("scenario", pair, PAIRS);
            }
            String key = equals < 0 ? "" : withoutAmpersand(decoded(pair.substring(0, equals)));
            if (equals < 0 || TRACKS.contains(key.toLowerCase(Locale.ROOT))) {
                continue;
            }
            if (key.isEmpty()) {
                throw new InvalidScenario("scenario", pair, PAIRS);
            }
            String name = naming.apply(key);
            if (keys.put(name, decoded(pair.substring(equals + 1))) != null) {
                throw new InvalidScenario(name, "given twice", "one value for each key");
            }
        }
        dropWhatFollows(keys, reads);
        return keys;
    }

    /** What stands between the question mark of an address and its fragment. */
    private static String query(String text) {
        String bare = withoutQuotes(text);
        int fragment = bare.indexOf('#');
        String address = fragment < 0 ? bare : bare.substring(0, fragment);
        int question = address.indexOf('?');
        int equals = address.indexOf('=');
        if (address.regionMatches(true, 0, "http://", 0, 7)
                || address.regionMatches(true, 0, "https://", 0, 8)) {
            if (question < 0) {
                throw new InvalidScenario("scenario", address, "an address that has a scenario"
                        + " behind a question mark, such as http://localhost:8080/?n=4");
            }
            return address.substring(question + 1);
        }
        return address.substring(equals < 0 || question < equals ? question + 1 : 0);
    }

    /** Without what opens before it, and without the other end of a quotation. */
    private static String withoutQuotes(String text) {
        int from = 0;
        int to = text.length();
        boolean quoted = false;
        while (from < to && isOneOf(BEFORE, text.charAt(from))) {
            quoted |= QUOTES.indexOf(text.charAt(from)) >= 0;
            from++;
        }
        while (from < to && isOneOf(quoted ? QUOTES : "", text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isOneOf(String signs, char sign) {
        return Character.isWhitespace(sign) || Character.isSpaceChar(sign)
                || signs.indexOf(sign) >= 0;
    }

    /** In the text of a web page, an ampersand is written {@code &amp;}. */
    private static String withoutAmpersand(String pair) {
        int from = 0;
        while (pair.regionMatches(true, from, AMPERSAND, 0, AMPERSAND.length())) {
            from += AMPERSAND.length();
        }
        return pair.substring(from);
    }

    /** Decodes what an address cannot have in it; a percent sign of its own is left alone. */
    private static String decoded(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean percent = text.charAt(i) == '%' && (i + 1 == text.length()
                    || !isLetterOrDigit(text.charAt(i + 1)));
            escaped.append(percent ? "%25" : text.charAt(i));
        }
        try {
            return requireShort(Typed.plain(
                    URLDecoder.decode(escaped.toString(), StandardCharsets.UTF_8)));
        } catch (InvalidScenario e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidScenario(List.of(Problem.notAllowed(
                    "scenario", text, "text in which % stands only before two hex digits")));
        }
    }

    /** Some characters stand for many plain ones. */
    private static String requireShort(String plain) {
        if (plain.length() > ScenarioGrammar.LONGEST_TEXT) {
            throw new InvalidScenario("scenario", plain.length() + " characters",
                    "at most " + ScenarioGrammar.LONGEST_TEXT + " characters");
        }
        return plain;
    }

    /** Those of ASCII: of others, the decoder takes some for hex digits. */
    private static boolean isLetterOrDigit(char sign) {
        return sign < FIRST_BEYOND_ASCII && Character.isLetterOrDigit(sign);
    }

    /** Drops punctuation behind the last value where only without it that can be read. */
    private static void dropWhatFollows(LinkedHashMap<String, String> keys,
            BiPredicate<Map<String, String>, String> reads) {
        Map.Entry<String, String> last = keys.lastEntry();
        if (last == null || !isPunctuated(last.getValue()) || reads.test(keys, last.getKey())) {
            return;
        }
        String value = last.getValue();
        for (int dropped = 0; dropped < MOST_AFTER && isPunctuated(value); dropped++) {
            value = value.substring(0, value.length() - 1).strip();
            keys.put(last.getKey(), value);
            if (reads.test(keys, last.getKey())) {
                return;
            }
        }
        keys.put(last.getKey(), last.getValue());
    }

    private static boolean isPunctuated(String value) {
        return !value.isEmpty() && isOneOf(AFTER, value.charAt(value.length() - 1));
    }
}
