package hustings.live.lab;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** How Python shows values where it speaks of them. */
final class PythonText {
    private PythonText() {}

    /** A string in quotes; a control character is written as a number. */
    static String repr(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder shown = new StringBuilder().append(quote);
        text.codePoints().forEach(point -> shown.append(shown(point, quote, 0x10FFFF)));
        return shown.append(quote).toString();
    }

    /** Bytes, such as {@code b'hello'}. */
    static String repr(byte[] bytes) {
        boolean doubled = contains(bytes, '\'') && !contains(bytes, '"');
        char quote = doubled ? '"' : '\'';
        StringBuilder shown = new StringBuilder("b").append(quote);
        for (byte each : bytes) {
            shown.append(shown(each & 0xFF, quote, 0x7E));
        }
        return shown.append(quote).toString();
    }

    private static boolean contains(byte[] bytes, char sought) {
        for (byte each : bytes) {
            if (each == sought) {
                return true;
            }
        }
        return false;
    }

    private static String shown(int point, char quote, int last) {
        if (point == quote) {
            return "\\" + quote;
        }
        return switch (point) {
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> point >= 0x20 && point <= 0x7E || point >= 0xA0 && point <= last
                    ? Character.toString(point) : "\\x" + HexFormat.of().toHexDigits((byte) point);
        };
    }

    static String joined(String before, List<?> items, String after) {
        return items.stream().map(String::valueOf)
                .collect(Collectors.joining(", ", before, after));
    }
}
