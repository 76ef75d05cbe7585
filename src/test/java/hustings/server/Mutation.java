package hustings.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Spoils a good text here and there, as people and programs do, or altogether. */
final class Mutation {
    private static final List<String> ODD = List.of("٣", "９", "४२", "½", "2²", "Ⅷ", "−", "–",
            "%", "%zz", "%2", "%00", "%ff", "%c3%28", "%26", "%3d", "%0d%0a", "%u0041", "%٣٣",
            "\0", "\u001b[31m", "\u202e", "\ud800", "\u2028", "😀", "ﷺ", "é", "e\u0301", "İ",
            "&amp;", "&", "&&", "=", "==", "?", "#", ";", ",", ",,", "..", ".", "-", "--", "~",
            "^", ":", "::", "+", " ", "\t", "/", "\\", "\"", "'", "`", "<script>", "</script>",
            "{", "}", "[", "]", "(", ")", "|", "$", "${7*7}", "null", "NaN", "Infinity", "true",
            "-1", "0", "00", "0x10", "1e9", "1e-9", "1e999999999", "2147483648", "4294967296",
            "9223372036854775808", "9999999999", "0.0000000001", "1,000", "1 000", "50%", "all",
            "store", "2^2-2^3", "1-", "-1-5", "9-1", "1.2.3.4.5", "unbekannt=1", "n=3", "v=2",
            "algorithms=", "bully", "BULLY", "bully.", "bully.x=1", "utm_source=x", "nope-1",
            "3:crash-1", "1:join-9", "5:heal", "random:2", "exp:3", "grid:2", "1-2,2-3");
    private static final List<String> LONG = List.of("9".repeat(19), "9".repeat(400),
            "9".repeat(1_200), "1,".repeat(200), "1-".repeat(100), "[".repeat(600),
            "(".repeat(300), "a".repeat(3_000), "%20".repeat(300), "٣".repeat(200), "&".repeat(500),
            "0." + "0".repeat(500) + "1", "{\"a\":".repeat(600), "b=1&".repeat(100),
            "x".repeat(9_000));

    private final Random random;

    Mutation(Random random) {
        this.random = random;
    }

    /** One of several. */
    <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Whether something happens that happens so often in a hundred times. */
    boolean percent(int often) {
        return random.nextInt(100) < often;
    }

    /** A number from 0 on, below a bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A text with some things wrong with it, few as a rule; sometimes nothing. */
    String of(String good) {
        if (percent(3)) {
            return noise();
        }
        String text = good;
        int most = percent(80) ? 3 : 12;
        for (int left = random.nextInt(most); left > 0; left--) {
            text = spoilt(text);
        }
        return text;
    }

    /** Nothing that means anything. */
    String noise() {
        StringBuilder noise = new StringBuilder();
        for (int left = random.nextInt(60); left > 0; left--) {
            noise.append(percent(30) ? one(ODD)
                    : Character.toString(percent(70) ? random.nextInt(128)
                            : random.nextInt(0x11_0000)));
        }
        return noise.toString();
    }

    private String spoilt(String text) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + 1 + random.nextInt(6));
        String head = text.substring(0, from);
        String piece = text.substring(from, to);
        String rest = text.substring(to);
        return switch (random.nextInt(10)) {
            case 0 -> head + rest;
            case 1 -> head + piece + piece + rest;
            case 2 -> head + new StringBuilder(piece).reverse() + rest;
            case 3, 4 -> head + one(ODD) + piece + rest;
            case 5 -> head + one(ODD) + rest;
            case 6 -> head + (percent(20) ? one(LONG) : one(ODD)) + rest;
            case 7 -> rejoined(text);
            case 8 -> wide(text, from);
            default -> head;
        };
    }

    /** With one of its parts left out, doubled, or in the place of another. */
    private String rejoined(String text) {
        String sign = one(List.of("&", ",", "=", ":", "-", "\""));
        List<String> parts = new ArrayList<>(List.of(text.split(sign, -1)));
        int place = random.nextInt(parts.size());
        switch (random.nextInt(3)) {
            case 0 -> parts.remove(place);
            case 1 -> parts.add(random.nextInt(parts.size()), parts.get(place));
            default -> parts.set(random.nextInt(parts.size()), parts.get(place));
        }
        return String.join(sign, parts);
    }

    /** With a sign in its full width. */
    private static String wide(String text, int at) {
        if (at == text.length() || text.charAt(at) < '!' || text.charAt(at) > '~') {
            return text;
        }
        return text.substring(0, at) + (char) (text.charAt(at) - '!' + '！')
                + text.substring(at + 1);
    }
}
