package hustings.scenario;

import java.math.BigDecimal;

/** Numbers as people type them, written as the grammars write them. */
public final class Figures {
    private static final int DIGITS_A_GROUP = 3;

    private Figures() {}

    /**
     * A whole number without plus, leading zeros, and what stands between its thousands:
     * {@code 1,000} and {@code 1 000}.
     */
    public static String whole(String text) {
        String plain = Typed.plain(text);
        int start = !plain.isEmpty() && "+-".indexOf(plain.charAt(0)) >= 0 ? 1 : 0;
        String digits = isGrouped(plain.substring(start))
                ? plain.substring(start).replace(",", "").replace(" ", "")
                : plain.substring(start);
        if (digits.isEmpty() || !digits.chars().allMatch(Figures::isDigit)) {
            return plain;
        }
        int first = 0;
        while (first < digits.length() - 1 && digits.charAt(first) == '0') {
            first++;
        }
        return (plain.startsWith("-") ? "-" : "") + digits.substring(first);
    }

    /**
     * A number with a point, of one with a comma or of one in percent: {@code 0,05} and
     * {@code 5 %} are 0.05. The comma needs a digit before it: {@code ,05} may be half a list.
     */
    public static String fraction(String text) {
        String typed = Typed.closed(text, "%");
        boolean percent = typed.endsWith("%");
        String number = percent ? typed.substring(0, typed.length() - 1) : typed;
        int comma = number.indexOf(',');
        if (comma > 0 && comma == number.lastIndexOf(',') && number.indexOf('.') < 0) {
            number = number.replace(',', '.');
        }
        if (number.startsWith("+")) {
            number = number.substring(1);
        }
        if (!percent) {
            return number;
        }
        return number.matches("\\d{0,10}(\\.\\d{1,10})?") && !number.isEmpty()
                ? new BigDecimal(number).movePointLeft(2).stripTrailingZeros().toPlainString()
                : typed;
    }

    /** Whether it is a digit that grammars write; other scripts' digits are no numbers to Java. */
    static boolean isDigit(int character) {
        return '0' <= character && character <= '9';
    }

    /** Whether it is a number of which three digits each stand apart, alike everywhere. */
    public static boolean isGrouped(String text) {
        int head = 0;
        while (head < text.length() && isDigit(text.charAt(head))) {
            head++;
        }
        boolean grouped = head >= 1 && head <= DIGITS_A_GROUP && head < text.length()
                && ", ".indexOf(text.charAt(head)) >= 0
                && (text.length() - head) % (DIGITS_A_GROUP + 1) == 0;
        for (int i = head; grouped && i < text.length(); i++) {
            grouped = (i - head) % (DIGITS_A_GROUP + 1) == 0
                    ? text.charAt(i) == text.charAt(head) : isDigit(text.charAt(i));
        }
        return grouped;
    }
}
