package hustings.run;

import hustings.model.AlgorithmType;
import hustings.model.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * The pseudo-code of an algorithm: the {@code //} lines of its source, those of its own file first,
 * then those of what runs in its store, and those of the scaffolds that it extends.
 *
 * <p>A line of pseudo-code covers the source below it, as a reader takes it: until another one at
 * the same depth, a line that stands further left, or a blank line with nothing deeper behind it.
 * While someone watches, the lines that are being carried out are found on the stack.
 */
public final class Listing {
    /* So many frames are between the code of an algorithm and what calls it, and its callees. */
    private static final StackWalker WALKER = StackWalker.getInstance(Set.of(), 16);

    /* By the class whose code it is, how many lines of the whole source come before its file. */
    private final Map<String, Integer> linesBefore;
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
     * @param scaffold the scaffold whose lines begin with it, in words; empty if none does
     */
    public record Line(String text, int indent, int sourceLine, String scaffold) {}

    private Listing(Map<String, Integer> linesBefore, List<Line> lines,
            List<List<Integer>> covering) {
        this.linesBefore = linesBefore;
        this.lines = lines;
        this.covering = covering;
    }

    /** The listing of an algorithm; empty if its source does not travel with it. */
    public static Listing of(AlgorithmType algorithm) {
        Map<String, Integer> linesBefore = new HashMap<>();
        for (Source.File file : algorithm.source().files()) {
            linesBefore.put(file.type().getName(), file.firstLine() - 1);
        }
        // What runs in the store has a file of its own, or is nested in the algorithm.
        algorithm.store().ifPresent(store -> linesBefore.putIfAbsent(store.type().getName(), 0));
        return new Reader(line -> algorithm.scaffold(algorithm.source().at(line)))
                .read(linesBefore, algorithm.source().lines());
    }

    /** A listing that knows nothing, for runs that nobody watches. */
    public static Listing none() {
        return new Listing(Map.of(), List.of(), List.of());
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
    public record Place(List<Integer> lines, int source) {
        static final Place NOWHERE = new Place(List.of(), 0);
    }

    /**
     * Where the algorithm's own code is at this moment.
     *
     * @param caller the name of the class that calls all handlers: what called it is not looked at
     */
    public Place beingCarriedOut(String caller) {
        if (lines.isEmpty()) {
            return Place.NOWHERE;
        }
        return places.computeIfAbsent(
                WALKER.walk(stack -> sourceLines(stack, caller)), this::place);
    }

    private List<Integer> sourceLines(Stream<StackWalker.StackFrame> stack, String caller) {
        List<Integer> lines = new ArrayList<>();
        Iterator<StackWalker.StackFrame> frames = stack.iterator();
        while (frames.hasNext()) {
            StackWalker.StackFrame frame = frames.next();
            String type = frame.getClassName();
            if (type.equals(caller)) {
                break;
            }
            Integer before = linesBefore.get(type);
            if (before != null) {
                lines.add(before + frame.getLineNumber());
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
        private final IntFunction<String> scaffolds;
        private String scaffold = "";
        private boolean afterBlank;
        private int headColumn;

        /** One that is told to which scaffold a line of source belongs, in words. */
        Reader(IntFunction<String> scaffolds) {
            this.scaffolds = scaffolds;
        }

        Listing read(Map<String, Integer> linesBefore, List<String> source) {
            covering.add(List.of());
            source.forEach(this::readLine);
            return new Listing(linesBefore, List.copyOf(lines), covering);
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
            boolean isHead = text.startsWith("on ") || text.startsWith("to ");
            headColumn = isHead ? column : headColumn;
            int indent = isHead ? 0 : column <= headColumn + 4 ? 1 : 2;
            return new Line(text, indent, covering.size(), begun(covering.size()));
        }

        private String begun(int sourceLine) {
            String before = scaffold;
            scaffold = scaffolds.apply(sourceLine);
            return scaffold.equals(before) ? "" : scaffold;
        }
    }
}
