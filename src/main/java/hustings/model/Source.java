package hustings.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The source of an algorithm, as it travels with its classes: the algorithm's own file first, then
 * that of what runs in its store, the scaffolds that it extends, and the facts beside it.
 *
 * <p>Lines are numbered through all of it, from 1, with an empty one between two files.
 *
 * @param files those of them that there are; none if the algorithm's own is missing
 */
public record Source(List<File> files) {
    /**
     * One file.
     *
     * @param type the class that it declares
     * @param text what it says
     * @param firstLine the number of its first line
     */
    public record File(Class<?> type, String text, int firstLine) {
        /** What its class is called, in words such as "ring election". */
        public String words() {
            return Words.of(type.getSimpleName(), " ");
        }

        /** What it says, line by line. */
        public List<String> lines() {
            return text.lines().toList();
        }

        /** What the file is called. */
        public String name() {
            return type.getSimpleName() + ".java";
        }
    }

    /** Read once: a jar may be replaced while the server runs. */
    static Source of(List<Class<?>> types) {
        List<File> files = new ArrayList<>();
        int line = 1;
        for (Class<?> type : types) {
            Optional<String> text = read(type);
            if (text.isPresent()) {
                files.add(new File(type, text.get(), line));
                line += (int) text.get().lines().count() + 1;
            } else if (files.isEmpty()) {
                break;
            }
        }
        return new Source(List.copyOf(files));
    }

    private static Optional<String> read(Class<?> type) {
        String path = type.getName().replace('.', '/') + ".java";
        try (InputStream in = type.getClassLoader().getResourceAsStream(path)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** The file in which a line stands; ask only for one that there is. */
    public File at(int line) {
        File at = files.get(0);
        for (File file : files) {
            at = file.firstLine <= line ? file : at;
        }
        return at;
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return files.isEmpty();
    }

    /** All of it, line by line. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (File file : files) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(file.lines());
        }
        return lines;
    }

    /** All of it. */
    public String text() {
        return String.join("\n", lines()) + (isEmpty() ? "" : "\n");
    }
}
