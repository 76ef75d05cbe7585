package hustings.mutation;

import hustings.check.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The mutants of an algorithm, in a text file: for each what it does wrong, the lines that are
 * removed (−) and added (+), as in a patch, and what notices it.
 */
final class MutantFile {
    private static final Path FOLDER = Path.of("src/test/resources/mutants");
    private static final String NOTICED = "noticed by ";
    private static final String LIVED = "has lived";
    private static final Pattern JUDGED =
            Pattern.compile("the judge(, with an excuse)?: ([\\w ]+) in (\\S+)");
    private static final Pattern TOLD =
            Pattern.compile("its ([\\w ]+): (.+), not (.+), in (\\S+)");
    private static final Pattern TESTED = Pattern.compile("(\\w+Test)\\.(\\w+)(?:\\((\\d+)\\))?");

    private MutantFile() {}

    /** The mutants of all algorithms. */
    static List<Mutant> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile).sorted()
                    .flatMap(file -> read(file).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("there are no mutants", e);
        }
    }

    /** The mutants in a file. */
    static List<Mutant> read(Path file) {
        List<Mutant> mutants = new ArrayList<>();
        try {
            for (String part : Files.readString(file).strip().split("\n\n+")) {
                if (!part.startsWith("#")) {
                    mutants.add(mutant(file, mutants.size() + 1, part.lines().toList()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
        return mutants;
    }

    private static Mutant mutant(Path file, int number, List<String> lines) {
        List<Notice> notices = new ArrayList<>();
        for (String line : lines) {
            if (line.strip().startsWith(NOTICED)) {
                notices.add(notice(line.strip().substring(NOTICED.length())));
            }
        }
        return new Mutant(file.getParent().getFileName().toString(),
                file.getFileName().toString().replace(".txt", ""), number, lines.get(0),
                code(lines, "-"), code(lines, "+"),
                lines.stream().anyMatch(line -> line.strip().equals(LIVED)),
                List.copyOf(notices));
    }

    private static String code(List<String> lines, String sign) {
        return String.join("\n", lines.stream().skip(1).map(String::strip)
                .filter(line -> line.startsWith(sign))
                .map(line -> line.substring(1).strip()).toList());
    }

    private static Notice notice(String text) {
        Matcher judged = JUDGED.matcher(text);
        Matcher told = TOLD.matcher(text);
        Matcher tested = TESTED.matcher(text);
        if (judged.matches()) {
            return new Notice.Judged(Notice.property(judged.group(2)),
                    judged.group(1) == null ? Verdict.UNEXPECTED : Verdict.EXPECTED,
                    judged.group(3));
        } else if (told.matches()) {
            return new Notice.Told(new Fact(told.group(1)), told.group(2), told.group(3),
                    told.group(4));
        } else if (tested.matches()) {
            return new Notice.Tested(tested.group(1), tested.group(2), tested.group(3) == null
                    ? List.of() : List.of(Integer.valueOf(tested.group(3))));
        }
        throw new IllegalArgumentException("nothing can notice a mutant like this: " + text);
    }
}
