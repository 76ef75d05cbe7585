package hustings.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScatteredTest {
    @Test
    void findsEachOfManyNodesAndNobodyElse() {
        SplittableRandom random = new SplittableRandom(5);
        Map<Integer, Integer> known = new TreeMap<>();
        Scattered scattered = new Scattered(5_000);
        for (int i = 0; i < 5_000; i++) {
            // In clusters, and far apart: both fill neighbouring places of a table.
            int number = i % 2 == 0 ? 1 + i : 1 + random.nextInt(Integer.MAX_VALUE);
            known.put(number, i);
            scattered.put(number, i);
        }
        known.forEach((number, index) -> assertThat(scattered.of(number)).isEqualTo(index));
        for (int i = 0; i < 5_000; i++) {
            int number = 1 + random.nextInt(Integer.MAX_VALUE);
            assertThat(scattered.of(number)).isEqualTo(known.getOrDefault(number, -1));
        }
        assertThat(new Scattered(0).of(7)).isEqualTo(-1);
    }

    @Test
    void aNodeIsFoundAtItsNewPlaceInTheNextRun() {
        Scattered scattered = new Scattered(2);
        scattered.put(999_999_999, 0);
        scattered.put(7, 1);
        scattered.put(999_999_999, 1);
        scattered.put(7, 0);
        assertThat(scattered.of(999_999_999)).isEqualTo(1);
        assertThat(scattered.of(7)).isZero();
    }
}
