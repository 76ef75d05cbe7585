package hustings.catalogue;

import java.util.List;

/**
 * A formula as it stands in a book, in MathML.
 *
 * <p>It reads the grammar of {@link hustings.model.Formula}, which has found the text good before;
 * a function that has no sign of its own is written with its name.
 */
public final class MathMl {
    private final String text;
    private int at;

    private MathMl(String text) {
        this.text = text.replace(" ", "");
    }

    /** The formula as a {@code math} element; nothing in it needs escaping. */
    public static String html(String formula) {
        MathMl reader = new MathMl(formula);
        String sum = reader.sum();
        if (reader.at < reader.text.length()) {
            throw new IllegalArgumentException("formula \"" + formula + "\" cannot be set from \""
                    + reader.text.substring(reader.at) + "\" on");
        }
        return "<math>" + sum + "</math>";
    }

    /** A sentence that has formulas in it, with the signs of a book; its hyphens stay. */
    public static String within(String words) {
        return words.replace('*', '·').replace(" - ", " − ")
                .replaceAll("\\bn-(?=\\d)", "n−");
    }

    /** A term, and whether it has to stand in brackets as a factor. */
    private record Term(String html, boolean loose) {
        String closed() {
            return loose ? row("<mo>(</mo>" + html + "<mo>)</mo>") : html;
        }
    }

    private static String row(String html) {
        return "<mrow>" + html + "</mrow>";
    }

    private String sum() {
        return summed().html;
    }

    private Term summed() {
        Term first = product();
        StringBuilder html = new StringBuilder(first.html);
        boolean loose = first.loose;
        while (peek() == '+' || peek() == '-') {
            html.append(next() == '+' ? "<mo>+</mo>" : "<mo>−</mo>").append(product().html);
            loose = true;
        }
        return loose ? new Term(row(html.toString()), true) : new Term(html.toString(), false);
    }

    private Term product() {
        Term left = power();
        while (peek() == '*' || peek() == '/') {
            boolean over = next() == '/';
            Term right = power();
            left = new Term(over
                    ? "<mfrac>" + row(left.html) + row(right.html) + "</mfrac>"
                    : row(left.closed() + between(left.html, right) + right.closed()), false);
        }
        return left;
    }

    /** A number before it, or brackets round it, need no sign between: 2n(n − 1), but n · H. */
    private static String between(String left, Term right) {
        boolean word = left.endsWith("</mtext>") || right.html.startsWith("<mtext>");
        boolean number = right.html.startsWith("<mn>");
        boolean plain = right.loose || left.matches("<mn>\\d+</mn>");
        return plain && !number && !word ? "<mo>\u2062</mo>" : "<mo>·</mo>";
    }

    private Term power() {
        Term base = factor();
        if (peek() != '^') {
            return base;
        }
        next();
        return new Term("<msup>" + row(base.closed()) + row(power().html) + "</msup>", false);
    }

    private Term factor() {
        if (peek() == '(') {
            next();
            Term inner = summed();
            close();
            return inner;
        }
        int from = at;
        while (Character.isLetterOrDigit(peek()) || peek() == '.') {
            at++;
        }
        String word = text.substring(from, at);
        if (word.isEmpty()) {
            throw new IllegalArgumentException("formula \"" + text + "\" cannot be set from \""
                    + text.substring(from) + "\" on");
        }
        if (peek() == '(') {
            next();
            return function(word);
        }
        if (Character.isDigit(word.charAt(0))) {
            return new Term("<mn>" + word + "</mn>", false);
        }
        return new Term(switch (word) {
            case "inf" -> "<mi>∞</mi>";
            case "delta" -> "<mi>Δ</mi>";
            case "least" -> "<mtext>least id</mtext>";
            case "roundTrip" -> "<mtext>round trip</mtext>";
            case "detect", "interval", "crashes", "dead" -> "<mtext>" + word + "</mtext>";
            default -> word.startsWith("option.")
                    ? "<mtext>" + word.replace('.', ' ') + "</mtext>" : "<mi>" + word + "</mi>";
        }, false);
    }

    private Term function(String name) {
        StringBuilder inner = new StringBuilder(sum());
        while (peek() == ',') {
            next();
            inner.append("<mo>,</mo>").append(sum());
        }
        close();
        return new Term(switch (name) {
            case "H" -> "<msub><mi>H</mi>" + row(inner.toString()) + "</msub>";
            case "log2" -> row("<msub><mi>log</mi><mn>2</mn></msub><mo>\u2061</mo>"
                    + applied(inner.toString()));
            case "floor" -> row("<mo>⌊</mo>" + inner + "<mo>⌋</mo>");
            case "ceil" -> row("<mo>⌈</mo>" + inner + "<mo>⌉</mo>");
            default -> row("<mi>" + name + "</mi><mo>\u2061</mo><mo>(</mo>" + inner
                    + "<mo>)</mo>");
        }, false);
    }

    private static String applied(String inner) {
        boolean single = List.of("<mi>n</mi>").contains(inner);
        return single ? inner : row("<mo>(</mo>" + inner + "<mo>)</mo>");
    }

    private void close() {
        if (peek() != ')') {
            throw new IllegalArgumentException("formula \"" + text + "\" has no ) at " + at);
        }
        next();
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private char next() {
        return text.charAt(at++);
    }
}
