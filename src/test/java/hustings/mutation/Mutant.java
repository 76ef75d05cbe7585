package hustings.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

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
    /** The name of its class, in a package of its own. */
    String type() {
        return family + "." + name.toLowerCase() + number + "." + name;
    }

    /** Its source: that of the original with the place replaced. */
    String text() {
        String original;
        try {
            original = Files.readString(Path.of("algorithms", family, name + ".java"))
                    .replaceAll("\n +", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("there is no such algorithm: " + name, e);
        }
        assertThat(original.split(Pattern.quote(removed), -1))
                .as("%s: what is removed has to be there, and once", this).hasSize(2);
        return original.replace(removed, added).replace("package " + family + ";",
                "package " + family + "." + name.toLowerCase() + number + ";");
    }

    @Override
    public String toString() {
        return name + " " + title;
    }
}
