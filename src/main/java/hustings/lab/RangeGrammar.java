package hustings.lab;

import hustings.scenario.Brackets;
import hustings.scenario.Figures;
import hustings.scenario.Typed;
import hustings.scenario.WrongItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Several numbers in short: {@code 4,8,16}, {@code 4-64}, {@code 4-64:4} with a step, or the powers
 * {@code 2^2-2^10}; also a mixture of them.
 */
final class RangeGrammar {
    /** The most numbers that one text may stand for. */
    static final int MOST = 1_000;

    private static final String NUMBER =
            "(\\+?(?:\\d{1,10}(?:\\.\\d{1,6})?|\\.\\d{1,6})%?)";
    private static final Pattern SINGLE = Pattern.compile(NUMBER);
    private static final Pattern RANGE =
            Pattern.compile(NUMBER + "-" + NUMBER + "(?::" + NUMBER + ")?");
    private static final Pattern POWERS =
            Pattern.compile("(\\d{1,2})\\^(\\d{1,2})-(\\d{1,2})\\^(\\d{1,2})");

    private RangeGrammar() {}

    /**
     * Reads one or several numbers.
     *
     * @param whole whether only whole ones are meant; then a range without a step has step 1
     * @throws IllegalArgumentException whose message is what is allowed
     */
    static Values parse(String text, boolean whole) {
        List<String> parts = new ArrayList<>();
        Set<String> all = new LinkedHashSet<>();
        for (String part : parts(text)) {
            try {
                parts.add(read(part, whole, all));
            } catch (IllegalArgumentException e) {
                String words = String.valueOf(e.getMessage());
                throw part.isEmpty() ? e : new WrongItem(part, words);
            }
            if (all.size() > MOST) {
                throw new IllegalArgumentException("at most " + MOST + " different numbers");
            }
        }
        if (parts.isEmpty()) {
            throw new IllegalArgumentException(allowed(whole));
        }
        return new Values(String.join(",", parts), List.copyOf(all));
    }

    /** Numbers and ranges one by one, each without spaces. */
    private static List<String> parts(String text) {
        String closed = Typed.closed(Typed.ranges(Brackets.off(text)), ":^").replace(" %", "%");
        List<String> parts = new ArrayList<>();
        for (String part : Typed.items(closed, ",;")) {
            if (Figures.isGrouped(part)) {
                throw new WrongItem(part, "one number without spaces, as in "
                        + part.replace(" ", "") + ", or several with commas, as in "
                        + part.replace(' ', ','));
            }
            parts.addAll(part.isEmpty() ? List.of(part) : Typed.items(part));
        }
        return parts;
    }

    /** Adds the numbers of one part, and answers how it is written canonically. */
    private static String read(String part, boolean whole, Set<String> all) {
        Matcher single = SINGLE.matcher(part);
        Matcher range = RANGE.matcher(part);
        Matcher powers = POWERS.matcher(part);
        if (single.matches()) {
            String number = number(part, whole).toPlainString();
            all.add(number);
            return number;
        } else if (range.matches()) {
            String step = range.group(3) == null ? (whole ? "1" : "") : range.group(3);
            requireOneUnit(List.of(range.group(1), range.group(2), step));
            return range(number(range.group(1), whole), number(range.group(2), whole),
                    number(step, whole), whole, all);
        } else if (powers.matches() && powers.group(1).equals(powers.group(3))) {
            return powers(Integer.parseInt(powers.group(1)), Integer.parseInt(powers.group(2)),
                    Integer.parseInt(powers.group(4)), whole, all);
        }
        throw new IllegalArgumentException(allowed(whole));
    }

    private static String range(
            BigDecimal from, BigDecimal to, BigDecimal step, boolean whole, Set<String> all) {
        if (step.signum() == 0 || from.compareTo(to) > 0) {
            throw new IllegalArgumentException(allowed(whole));
        }
        BigDecimal last = from;
        int count = 0;
        for (BigDecimal at = from; at.compareTo(to) <= 0; at = at.add(step)) {
            if (++count > MOST) {
                throw new IllegalArgumentException("at most " + MOST + " different numbers");
            }
            last = plain(at);
            all.add(last.toPlainString());
        }
        if (count == 1) {
            return from.toPlainString();
        }
        String plainStep = whole && step.compareTo(BigDecimal.ONE) == 0
                ? "" : ":" + step.toPlainString();
        return from.toPlainString() + "-" + last.toPlainString() + plainStep;
    }

    private static String powers(int base, int from, int to, boolean whole, Set<String> all) {
        if (base < 2 || from > to || Math.pow(base, to) > 1e9) {
            throw new IllegalArgumentException(allowed(whole));
        }
        for (int exponent = from; exponent <= to; exponent++) {
            all.add(BigDecimal.valueOf(base).pow(exponent).toPlainString());
        }
        return from == to ? BigDecimal.valueOf(base).pow(from).toPlainString()
                : base + "^" + from + "-" + base + "^" + to;
    }

    /** In 1-5% the 1 may be all or one in a hundred. */
    private static void requireOneUnit(List<String> numbers) {
        List<String> bare = numbers.stream().filter(number -> !number.endsWith("%")).toList();
        boolean clear = bare.size() == numbers.size()
                || bare.stream().allMatch(number -> number.matches("[0.]*"));
        if (!clear) {
            throw new IllegalArgumentException("a range with % at each of its numbers, such as"
                    + " 0%-20%:5%, or at none");
        }
    }

    private static BigDecimal number(String text, boolean whole) {
        if (text.isEmpty() || whole && (text.contains(".") || text.contains("%"))) {
            throw new IllegalArgumentException(allowed(whole));
        }
        return plain(new BigDecimal(Figures.fraction(text)));
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO
                : new BigDecimal(number.stripTrailingZeros().toPlainString());
    }

    private static String allowed(boolean whole) {
        return whole
                ? "whole numbers such as 8, a list 4,8,16, a range 4-64, one with a step 4-64:4,"
                        + " or powers 2^2-2^10"
                : "numbers such as 0.1 or 10%, a list 0,0.02,0.1, or a range with a step"
                        + " 0-0.2:0.05";
    }
}
