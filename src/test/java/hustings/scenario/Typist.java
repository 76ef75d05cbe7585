package hustings.scenario;

import hustings.sim.Runs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Types a scenario as people do: with other spaces, brackets, signs and letters, by chance. */
final class Typist {
    private static final List<String> TRACKS = List.of("utm_source=chat", "FBCLID=a.b", "gclid=");
    private static final Map<String, String> ABBREVIATIONS = Map.of("chang-roberts", "LCR",
            "hirschberg-sinclair", "hs", "peterson", "DKR", "fast-leader-election", "Fle");

    private final Random random;

    Typist(long seed) {
        random = new Random(seed);
    }

    @SafeVarargs
    private <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** The same scenario as someone may type it. */
    String type(String scenario) {
        List<String> pairs = Arrays.stream(scenario.split("&")).map(this::pair)
                .collect(Collectors.toCollection(ArrayList::new));
        if (random.nextBoolean()) {
            pairs.add(random.nextInt(pairs.size()), one(TRACKS.toArray(String[]::new)));
        }
        String query = pairs.stream().reduce((before, pair) ->
                before + one("&", "&amp;", "&&", " & ", "&amp;&") + pair).orElse("");
        String address = one("", "?", "http://localhost:8080/?", "HTTPS://h.example/a/b?",
                "  ?", "localhost/?") + query;
        return switch (random.nextInt(6)) {
            case 0 -> "\"" + address + "&\"";
            case 1 -> "<" + address + "#t=5>";
            case 2 -> "(" + address + "&amp;#)\n";
            default -> address + one("", "&", "&&", "&amp;", " ", "#", "#seed=1");
        };
    }

    private String pair(String pair) {
        int equals = pair.indexOf('=');
        String key = pair.substring(0, equals);
        String value = pair.substring(equals + 1);
        return cased(key) + one("=", " = ", "= ") + switch (key) {
            case "algorithms" -> list(value, ",;", this::algorithm);
            case "ids", "start" -> list(value, ",; ", item -> identities(word(item)));
            case "graph", "clocks" -> list(value, ",; ", item -> identities(apart(item)));
            case "faults" -> list(value, ",;", item -> identities(fault(item)));
            case "latency" -> bracketed(
                    word(value.replace("-", one("-", "–", " - ", "..", " to ", "…"))));
            case "loss", "duplicate" -> bracketed(fraction(value));
            case "detector" -> bracketed(apart(value.replace(":", one(":", " ")))
                    .replace(",", one(",", ", ", " ", ";")));
            default -> one("", " ") + bracketed(word(value));
        };
    }

    /** A value that is no list, at times in brackets. */
    private String bracketed(String value) {
        return value.isEmpty() ? value : switch (random.nextInt(8)) {
            case 0 -> "[" + value + "]";
            case 1 -> "( " + value + " )";
            default -> value;
        };
    }

    /** Identifiers of several parts, at times in brackets; a number such as 1.3 is left alone. */
    private String identities(String value) {
        return random.nextBoolean() ? value : Pattern.compile("(?<![:\\d.]|: )\\d+(\\.\\d+)+")
                .matcher(value).replaceAll(id -> random.nextBoolean()
                        ? "(" + id.group().replace(".", one(",", ", ", ";")) + ")"
                        : "[" + id.group().replace(".", one(",", " ", ".")) + "]");
    }

    private String list(String value, String separators, UnaryOperator<String> typing) {
        if (value.isEmpty()) {
            return value;
        }
        String items = Arrays.stream(value.split(",")).map(typing).reduce((before, item) -> {
            char sign = separators.charAt(random.nextInt(separators.length()));
            return before + one("", " ") + sign + one("", " ", sign == ' ' ? "" : "" + sign) + item;
        }).orElse("");
        return switch (random.nextInt(6)) {
            case 0 -> "[" + items + "]";
            case 1 -> "( " + items + " )";
            case 2 -> "{" + items + ",}";
            case 3 -> items + ",";
            default -> items;
        };
    }

    private String algorithm(String id) {
        return switch (random.nextInt(5)) {
            case 0 -> ABBREVIATIONS.getOrDefault(id, cased(id));
            case 1 -> id.replace("-", "");
            case 2 -> id.replace('-', ' ');
            case 3 -> Runs.REGISTRY.get(id).about().name();
            default -> cased(id);
        };
    }

    private String fault(String fault) {
        int colon = fault.indexOf(':');
        String action = fault.substring(colon + 1).replace("-", one("-", "–", " ", " - "));
        return word(fault.substring(0, colon)) + one(":", ": ", " : ") + word(action);
    }

    private String fraction(String value) {
        String percent = one("%", " %", "%25", "٪");
        return switch (value) {
            case "0.05" -> one("5" + percent, "0,05", "5,0" + percent, ".05", "+0.05");
            case "0.3" -> one("30" + percent, "0,3", "３０" + percent, ".30");
            default -> value;
        };
    }

    private String apart(String value) {
        return word(value.replace(":", one(":", " : ", ": ")).replace("-", one("-", "–", " - ")));
    }

    private String word(String value) {
        return random.nextInt(4) > 0 ? cased(value) : cased(value.chars()
                .map(sign -> '0' <= sign && sign <= '9' ? sign - '0' + '０' : sign)
                .mapToObj(Character::toString).collect(Collectors.joining()));
    }

    private String cased(String value) {
        return one(value, value.toUpperCase(Locale.ROOT),
                value.substring(0, Math.min(1, value.length())).toUpperCase(Locale.ROOT)
                        + value.substring(Math.min(1, value.length())));
    }
}
