package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Whatever stands in the file of a run, the page reads it or says what is wrong with it. */
class RunFileFuzzTest extends Visit {
    private static final int CASES = Integer.getInteger("fuzz.cases", 5_000);
    private static final int FIRST = Integer.getInteger("fuzz.first", 0);
    private static final int AT_ONCE = 5_000;

    private static String script() {
        try (InputStream script = Objects.requireNonNull(
                RunFileFuzzTest.class.getResourceAsStream("/run-files.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyRunFileIsReadOrRefusedInWords() {
        open("?v=1&algorithms=bully&n=3");
        for (int first = FIRST; first < FIRST + CASES; first += AT_ONCE) {
            assertThat(askModules(script(), first, Math.min(AT_ONCE, FIRST + CASES - first))
                    .toString()).isEqualTo("[]");
        }
    }
}
