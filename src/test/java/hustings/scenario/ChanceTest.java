package hustings.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hustings.run.Event;
import hustings.scenario.Chance.Stream;
import hustings.sim.Runs;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChanceTest {
    /** Pinned, because every shared link depends on it; worked out by another program. */
    @Test
    void drawsTheSameNumbersForEver() {
        Chance chance = new Chance(42);
        assertThat(List.of(chance.bits(Stream.LATENCY, 0, 0), chance.bits(Stream.LATENCY, 1, 0),
                chance.bits(Stream.LOSS, 0, 0), chance.bits(Stream.COIN, 7, 3)))
                .containsExactly(PINNED);
        int[] ids = {1, 2, 3, 4, 5, 6, 7, 8};
        chance.shuffle(ids, Stream.IDENTIFIERS);
        assertThat(ids).containsExactly(2, 1, 8, 6, 4, 3, 5, 7);
    }

    private static final Long[] PINNED = {
        -1170919637448466487L, 4396317663615595072L, -3094819253584487593L, 444884664721627157L
    };

    @Test
    void drawsEveryNumberOfARangeAboutEquallyOften() {
        Chance chance = new Chance(1);
        long[] counts = new long[10];
        for (int link = 0; link < 100; link++) {
            for (int nth = 0; nth < 1000; nth++) {
                counts[(int) Chance.below(chance.bits(Stream.LATENCY, link, nth), 10)]++;
            }
        }
        assertThat(LongStream.of(counts).boxed().toList())
                .allSatisfy(count -> assertThat(count).isBetween(9_600L, 10_400L));
    }

    @Test
    void hasExactlyTheMeanOfAnExponentialLatency() {
        Chance chance = new Chance(5);
        for (long mean : List.of(1L, 2L, 3L, 10L)) {
            Latency latency = new Latency.Exponential(mean);
            double average = LongStream.range(0, 200_000)
                    .map(nth -> latency.draw(chance.bits(Stream.LATENCY, 3, nth)))
                    .peek(ticks -> assertThat(ticks).isGreaterThanOrEqualTo(1))
                    .average().orElseThrow();
            assertThat(average).isCloseTo(mean, within(0.03 * mean));
        }
    }

    @Test
    void givesTwoAlgorithmsTheSameLatencyForTheSameMessageOfALink() {
        long[] bully = arrivals("bully", "");
        assertThat(arrivals("lamport", "")).isEqualTo(bully);
        assertThat(arrivals("randomized", "")).isEqualTo(bully);
    }

    @Test
    void doesNotReshuffleTheElectionWhenAnotherControlChanges() {
        long[] before = arrivals("lamport", "");
        for (String control : List.of(
                "&detector=heartbeat:1,40", "&detector=none", "&until=300", "&loss=0.000001",
                "&faults=30:crash-2", "&duplicate=0.000001", "&delta=9")) {
            assertThat(arrivals("lamport", control)).as(control).isEqualTo(before);
        }
    }

    /** When the first message of node 1 arrives at each other node. */
    private static long[] arrivals(String algorithm, String more) {
        return Runs.events(algorithm, "n=6&start=1&latency=1-9" + more).stream()
                .filter(event -> event.node() == 1 && event.tick() == 0)
                .filter(event -> event.what() instanceof Event.Sent)
                .mapToLong(event -> ((Event.Sent) event.what()).due()).toArray();
    }
}
