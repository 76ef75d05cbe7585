package hustings.log;

import java.util.Arrays;

/** What may stand in one line of the log, whoever has sent the text. */
public final class Line {
    /** The longest text in a line, in characters. */
    public static final int LONGEST = 300;

    private Line() {}

    /** A text without its end, if it is long, and without what a terminal or a reader may obey. */
    public static String of(String text) {
        return of(text, LONGEST);
    }

    /** The same, but so long at the most. */
    static String of(String text, int longest) {
        String start = text.length() <= longest ? text : text.substring(0, longest);
        StringBuilder line = new StringBuilder();
        start.codePoints().forEach(character -> line.appendCodePoint(
                isHarmless(character) ? character : ' '));
        return text.length() <= longest ? line.toString()
                : line.append("… (").append(text.length()).append(" characters)").toString();
    }

    /* Line ends are of several types; by formats, a line may be shown in another order. */
    private static boolean isHarmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
                    Character.UNASSIGNED, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** An exception: what, and where in this program. */
    public static String of(Throwable exception) {
        String where = Arrays.stream(exception.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("hustings."))
                .findFirst().or(() -> Arrays.stream(exception.getStackTrace()).findFirst())
                .map(frame -> " at " + frame).orElse("");
        return of(of(String.valueOf(exception)).replaceAll(" +", " ")) + where;
    }
}
