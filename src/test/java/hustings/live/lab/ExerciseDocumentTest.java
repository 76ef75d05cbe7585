package hustings.live.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/live.md says of the exercise, held to what the code does. */
class ExerciseDocumentTest {
    private static final MemberId SELF = new MemberId(222, 3_333_333);
    private static final Endpoint ADDRESS = new Endpoint("127.0.0.1", 50_600);
    private static final int SMALL_BUFFER = 1_024;

    private static String document() throws IOException {
        return Files.readString(Path.of("docs/live.md"));
    }

    /** A row of the table of what is said, as all dialects say it. */
    private static String row(String what, Function<Dialect, PickleValue> said) {
        return Arrays.stream(Dialect.values()).map(dialect -> "`" + said.apply(dialect).toString()
                .replace("{(222, 3333333): ('127.0.0.1', 50600)}", "M")
                .replace("(222, 3333333)", "I").replace("('127.0.0.1', 50600)", "A") + "`")
                .collect(Collectors.joining(" | ", "| " + what + " | ", " |\n"));
    }

    @Test
    void theTableOfWhatIsSaidTellsWhatIsWritten() throws IOException {
        Map<MemberId, Endpoint> group = Map.of(SELF, ADDRESS);
        // Words behind the forms are for people.
        String table = document().replaceAll("`,? (?:on|with) [^|]+ \\|", "` |");
        assertThat(table)
                .contains(row("join, to the daemon", dialect -> dialect.join(SELF, ADDRESS)))
                .contains(row("election, to all above", dialect -> dialect.election(SELF, group)))
                .contains(row("victory, to all", dialect -> dialect.victory(SELF, group)))
                .contains(row("probe, to the leader", Dialect::probe))
                .contains("| its answer |" + row("", Dialect::answer).substring(4))
                .contains("| its answer |" + row("", Dialect::probeAnswer).substring(4));
    }

    @Test
    void theTimesAndLimitsAreThoseOfTheExercise() throws IOException {
        NodeTimes times = NodeTimes.STANDARD;
        assertThat(document())
                .contains("| " + times.answer() / 1_000 + " s | the first answer")
                .contains("| " + times.leader() / 1_000 + " s | the announcement")
                .contains("| " + times.probe().from() / 1_000.0 + " to "
                        + times.probe().to() / 1_000 + " s | before it probes")
                .contains("| " + times.probeAnswer() / 1_000.0 + " s | the answer to a probe")
                .contains("every " + times.healthy().from() + " to " + times.healthy().to() / 1_000
                        + " seconds, for " + times.silent().from() / 1_000 + " to "
                        + times.silent().to() / 1_000 + " seconds")
                .contains("a request has " + GcdLimits.STANDARD.requestMillis() / 1_000
                        + " seconds, and " + GcdLimits.STANDARD.connections() + " connections")
                .contains("allowed are " + GcdLimits.STANDARD.members())
                .contains(PickleLimits.MESSAGE_BYTES / 1_024 + " KiB at most and strings "
                        + PickleLimits.STRING_BYTES / 1_024 + " KiB");
    }

    @Test
    void theDaemonsAnswerOutgrowsASmallBufferWhereTheDocumentSays() throws IOException {
        int members = 0;
        Map<MemberId, Endpoint> group = new TreeMap<>();
        while (PickleWriter.write(Members.toPickle(group)).length <= SMALL_BUFFER) {
            members++;
            group.put(new MemberId(members, 1_000_000), new Endpoint("127.0.0.1", 50_000));
        }
        assertThat(document()).contains("passes 1,024 bytes at " + members + " members");
    }
}
