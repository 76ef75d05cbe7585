package hustings.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An algorithm that is broken on purpose, by one place of its source.
 *
 * @param family the package of the original
 * @param name the class of the original, and its own
 * @param number which of those of the original it is
 * @param title what it does wrong, in words
 * @param removed what the place is; indentation does not count
 * @param added what stands there instead
 * @param hasLived whether it once lived, as no test noticed it
 * @param notices what has to notice it
 */
record Mutant(String family, String name, int number, String title, String removed, String added,
        boolean hasLived, List<Notice> notices) {
    private static final Pattern OTHERS = Pattern.compile(
            "\\b(?:extends|store =|facts =)\\s+(\\w+(?:,\\s*\\w+)*)");

    /** The name of its class, in a package of its own. */
    String type() {
        return family + "." + name.toLowerCase() + number + "." + name;
    }

    /**
     * Its source, by the name of the class that a file declares: that of the original, of what it
     * extends, of its store and of the facts beside it, with the place replaced.
     */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        read(name, files);
        assertThat(files.values().stream()
                .mapToInt(text -> text.split(Pattern.quote(removed), -1).length - 1).sum())
                .as("%s: what is removed has to be there, and once", this).isEqualTo(1);
        files.replaceAll((type, text) -> text.replace(removed, added)
                .replace("package " + family + ";",
                        "package " + family + "." + name.toLowerCase() + number + ";"));
        return files;
    }

    private void read(String type, Map<String, String> files) {
        Path file = Path.of("algorithms", family, type + ".java");
        if (files.containsKey(type) || !Files.exists(file)) {
            return;
        }
        try {
            files.put(type, Files.readString(file).replaceAll("\n +", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(type + " cannot be read", e);
        }
        OTHERS.matcher(files.get(type)).results()
                .flatMap(others -> Stream.of(others.group(1).split(",\\s*")))
                .forEach(other -> read(other, files));
    }

    @Override
    public String toString() {
        return name + " " + title;
    }
}
