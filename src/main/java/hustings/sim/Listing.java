package hustings.sim;

import hustings.model.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The pseudo-code of an algorithm: the {@code //} lines of its own source.
 *
 * <p>While someone watches, the line that is being carried out is found on the stack: it is the last
 * {@code //} line at or above the line of source that runs.
 */
public final class Listing {
    static final Listing EMPTY = new Listing("", List.of(), new TreeMap<>());

    private final String type;
    private final List<Line> lines;
    private final TreeMap<Integer, Integer> bySourceLine;

    /**
     * A line of pseudo-code.
     *
     * @param text the comment, without the slashes
     * @param indent how deep it stands, from 0
     * @param sourceLine the line of source it stands on, from 1
     */
    public record Line(String text, int indent, int sourceLine) {}

    private Listing(String type, List<Line> lines, TreeMap<Integer, Integer> bySourceLine) {
        this.type = type;
        this.lines = lines;
        this.bySourceLine = bySourceLine;
    }

    /** The listing of an algorithm; empty if its source does not travel with it. */
    public static Listing of(Engine engine) {
        List<Line> lines = new ArrayList<>();
        TreeMap<Integer, Integer> bySourceLine = new TreeMap<>();
        String[] source = engine.source().orElse("").split("\n", -1);
        for (int i = 0; i < source.length; i++) {
            String text = source[i].strip();
            if (text.startsWith("//")) {
                bySourceLine.put(i + 1, lines.size());
                int column = source[i].indexOf("//");
                lines.add(new Line(text.substring(2).strip(), Math.max(0, column / 4 - 1), i + 1));
            }
        }
        int least = lines.stream().mapToInt(Line::indent).min().orElse(0);
        return new Listing(engine.type().getName(), lines.stream()
                .map(line -> new Line(line.text(), line.indent() - least, line.sourceLine()))
                .toList(), bySourceLine);
    }

    /** The lines, in the order of the source. */
    public List<Line> lines() {
        return lines;
    }

    /** The line of pseudo-code that the algorithm's own code is at, or {@link Event#NO_LINE}. */
    int lineBeingCarriedOut() {
        if (lines.isEmpty()) {
            return Event.NO_LINE;
        }
        return StackWalker.getInstance().walk(frames -> frames
                .filter(frame -> frame.getClassName().equals(type))
                .findFirst()
                .map(frame -> bySourceLine.floorEntry(frame.getLineNumber()))
                .map(entry -> entry.getValue())
                .orElse(Event.NO_LINE));
    }
}
