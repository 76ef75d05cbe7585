package hustings.sim;

import hustings.model.Engine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The pseudo-code of an algorithm: the {@code //} lines of its own source.
 *
 * <p>A line of pseudo-code covers the source below it, as a reader takes it: until another one at
 * the same depth, a line that stands further left, or a blank line with nothing deeper behind it.
 * While someone watches, the lines that are being carried out are found on the stack.
 */
public final class Listing {
    /* So many frames are between the code of an algorithm and what calls it, and its callees. */
    private static final StackWalker WALKER = StackWalker.getInstance(Set.of(), 16);
    /* It calls all handlers; whatever called it is of no interest. */
    private static final String CALLER = Processes.class.getName();

    private final Set<String> types;
    private final List<Line> lines;
    private final List<List<Integer>> covering;
    /* By the lines of source that are under way, the innermost first: there are few. */
    private final Map<List<Integer>, Place> places = new HashMap<>();

    /**
     * A line of pseudo-code.
     *
     * @param text the comment, without the slashes
     * @param indent 0 for what begins with "on" or "to", more for what belongs to it
     * @param sourceLine the line of source it stands on, from 1
     */
    public record Line(String text, int indent, int sourceLine) {}

    private Listing(Set<String> types, List<Line> lines, List<List<Integer>> covering) {
        this.types = types;
        this.lines = lines;
        this.covering = covering;
    }

    /** The listing of an algorithm; empty if its source does not travel with it. */
    public static Listing of(Engine engine) {
        Set<String> types = new TreeSet<>(Set.of(engine.type().getName()));
        engine.store().ifPresent(store -> types.add(store.type().getName()));
        return new Reader().read(types, engine.source().orElse(""));
    }

    /** A listing that knows nothing, for runs that nobody watches. */
    static Listing none() {
        return new Listing(Set.of(), List.of(), List.of());
    }

    /** The lines, in the order of the source. */
    public List<Line> lines() {
        return lines;
    }

    /**
     * Where the algorithm's own code is.
     *
     * @param lines the lines of pseudo-code, the outermost first, so that the last one is what is
     *     being done, and those before say in the course of what
     * @param source the line of source
     */
    record Place(List<Integer> lines, int source) {
        static final Place NOWHERE = new Place(List.of(), 0);
    }

    /** Where the algorithm's own code is at this moment. */
    Place beingCarriedOut() {
        if (lines.isEmpty()) {
            return Place.NOWHERE;
        }
        return places.computeIfAbsent(WALKER.walk(this::sourceLines), this::place);
    }

    private List<Integer> sourceLines(Stream<StackWalker.StackFrame> stack) {
        List<Integer> lines = new ArrayList<>();
        Iterator<StackWalker.StackFrame> frames = stack.iterator();
        while (frames.hasNext()) {
            StackWalker.StackFrame frame = frames.next();
            String type = frame.getClassName();
            if (type.equals(CALLER)) {
                break;
            } else if (types.contains(type)) {
                lines.add(frame.getLineNumber());
            }
        }
        return lines;
    }

    private Place place(List<Integer> frames) {
        Set<Integer> found = new LinkedHashSet<>();
        for (int i = frames.size() - 1; i >= 0; i--) {
            found.addAll(covering.get(frames.get(i)));
        }
        return new Place(List.copyOf(found), frames.isEmpty() ? 0 : frames.get(0));
    }

    /** Reads source once, from top to bottom. */
    private static final class Reader {
        private record Open(int column, int line) {}

        private final List<Line> lines = new ArrayList<>();
        private final Deque<Open> open = new ArrayDeque<>();
        private final List<List<Integer>> covering = new ArrayList<>();
        private boolean afterBlank;
        private int headColumn;

        Listing read(Set<String> types, String source) {
            covering.add(List.of());
            for (String text : source.split("\n", -1)) {
                readLine(text);
            }
            return new Listing(types, List.copyOf(lines), covering);
        }

        private void readLine(String text) {
            String stripped = text.strip();
            if (stripped.isEmpty()) {
                afterBlank = true;
                covering.add(List.of());
                return;
            }
            int column = text.indexOf(stripped.charAt(0));
            boolean isLine = stripped.startsWith("//");
            boolean closes = afterBlank || isLine;
            open.removeIf(line -> closes ? line.column >= column : line.column > column);
            afterBlank = false;
            if (isLine) {
                open.addLast(new Open(column, lines.size()));
                lines.add(line(stripped.substring(2).strip(), column));
            }
            covering.add(open.stream().map(Open::line).toList());
        }

        private Line line(String text, int column) {
            if (text.startsWith("on ") || text.startsWith("to ")) {
                headColumn = column;
                return new Line(text, 0, covering.size());
            }
            return new Line(text, column <= headColumn + 4 ? 1 : 2, covering.size());
        }
    }
}
