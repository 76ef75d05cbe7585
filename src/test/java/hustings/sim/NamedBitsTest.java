package hustings.sim;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.run.Result;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bits are counted by what identifiers are; where they are 1 to n, as ever. */
class NamedBitsTest {
    private static long bits(String algorithm, String rest) {
        return Runs.run(algorithm, rest).messages().bits();
    }

    private static long sent(String algorithm, String rest) {
        return Runs.run(algorithm, rest).messages().sent();
    }

    static List<String> algorithms() {
        return Runs.REGISTRY.ids();
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void anyOrderOfOneToNThatIsListedTakesWhatItTakesByDefault(String algorithm) {
        for (int n : List.of(1, 2, 5, 8, 9)) {
            String list = IntStream.rangeClosed(1, n).mapToObj(Integer::toString)
                    .reduce((a, b) -> a + "," + b).orElseThrow();
            String rest = "until=300&faults=40:crash-leader,90:join-" + (n + 1);
            assertThat(bits(algorithm, "ids=" + list + "&" + rest)).as(algorithm + " of " + n)
                    .isEqualTo(bits(algorithm, "n=" + n + "&ids=ascending&" + rest));
        }
    }

    /** Le Lann has two kinds: 1 bit; the first term is free; and the rest is an identifier. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1,2,3,4,5,6,7,8 | 3", "1,2,3,4,5,6,7,9 | 4", "1,2 | 1", "1 | 0", "17,3 | 5",
        "999999999,1 | 30", "512,1 | 9", "513,1 | 10",
        "0,1 | 1", "0,1,2,3 | 2", "0,1,2,3,4 | 3", "0,7 | 3", "0,8 | 4", "0 | 0",
        "253.4444444,222.3333333 | 31", "1.1,2.2 | 2", "1.4,1.3 | 2", "0.4,0.3 | 2", "0.4,1.3 | 3",
        "1.0,1.3 | 2", "4.4.4,1.1.1 | 6", "192.168.0.1,10.0.0.255 | 24",
    })
    void anIdentifierTakesTheBitsThatTellItsPartsApart(String ids, int each) {
        String rest = "ids=" + ids + "&latency=1&until=100";
        assertThat(bits("le-lann", rest)).isEqualTo(sent("le-lann", rest) * (1 + each));
    }

    @Test
    void whatIsNoIdentifierTakesNoMoreForThem() {
        String few = "ids=1,2,3,4&latency=1&until=60";
        String wide = "ids=1.999999999,2.7,3.7,4.7&latency=1&until=60";
        for (String algorithm : List.of("itai-rodeh", "coin-itai-rodeh",
                "synchronous-itai-rodeh", "randomized", "bully")) {
            assertThat(bits(algorithm, wide)).as(algorithm).isEqualTo(bits(algorithm, few));
        }
        // A probe has an identifier and counts its hops; replies and the rest have no hops.
        long more = bits("hirschberg-sinclair", wide) - bits("hirschberg-sinclair", few);
        assertThat(more).isEqualTo(30 * sent("hirschberg-sinclair", few));
        // Only what carries a challenge has identifiers: how many are held is no identifier.
        Result afekGafni = Runs.run("afek-gafni", few);
        long named = afekGafni.messages().byKind().entrySet().stream().filter(kind ->
                List.of("CAPTURE", "WARN", "YIELD", "KEEP").contains(kind.getKey()))
                .mapToLong(Map.Entry::getValue).sum();
        assertThat(bits("afek-gafni", wide) - bits("afek-gafni", few)).isEqualTo(30 * named);
    }
}
