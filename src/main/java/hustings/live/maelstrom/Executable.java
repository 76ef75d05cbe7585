package hustings.live.maelstrom;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that is a node of Maelstrom.
 *
 * @param command its file, or a name on the path, and its arguments
 */
public record Executable(List<String> command) {
    private static final String ALLOWED = "; allowed is a file that may be executed, or a program"
            + " on the PATH, with arguments after spaces";

    /** Keeps a copy. */
    public Executable {
        command = List.copyOf(command);
    }

    /**
     * Reads a file's name, or a command whose words are separated by spaces.
     *
     * @throws IllegalArgumentException if there is no such file, or it cannot be executed
     */
    public static Executable parse(String text) {
        List<String> words = new ArrayList<>(isFile(text) ? List.of(text)
                : List.of(text.strip().split("\\s+")));
        String program = words.get(0);
        if (isFile(program)) {
            Path file = Path.of(program).toAbsolutePath();
            if (!Files.isExecutable(file)) {
                throw new IllegalArgumentException("--node is \"" + program + "\", which may not be"
                        + " executed (chmod +x " + program + ")" + ALLOWED);
            }
            words.set(0, file.toString());
        } else if (program.isEmpty() || program.contains("/")) {
            throw new IllegalArgumentException(
                    "--node is \"" + program + "\", which is no file" + ALLOWED);
        }
        return new Executable(words);
    }

    private static boolean isFile(String text) {
        try {
            return Files.isRegularFile(Path.of(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return String.join(" ", command);
    }
}
