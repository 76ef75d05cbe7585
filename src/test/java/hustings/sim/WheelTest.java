package hustings.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WheelTest {
    private record Entry(long due, long sequence) {}

    /** Each number is a delay; after every delivery the next one is put in. */
    @Property
    void deliversInTheOrderOfDueTickAndThenOfInsertion(
            @ForAll @Size(max = 400) List<@IntRange(min = 1, max = 5000) Integer> delays,
            @ForAll @IntRange(min = 1, max = 40) int atOnce) {
        Wheel wheel = new Wheel(8, true);
        PriorityQueue<Entry> expected = new PriorityQueue<>(
                java.util.Comparator.comparingLong(Entry::due).thenComparing(Entry::sequence));
        List<Long> delivered = new ArrayList<>();
        int[] at = {0};
        long[] now = {-1};
        Runnable put = () -> {
            for (int i = 0; i < atOnce && at[0] < delays.size(); i++, at[0]++) {
                long due = now[0] + delays.get(at[0]);
                wheel.add(due, 0, "payload", 0, at[0], now[0]);
                expected.add(new Entry(due, at[0]));
            }
        };
        put.run();
        while (wheel.next() != Long.MAX_VALUE) {
            now[0] = wheel.next();
            assertThat(now[0]).isEqualTo(expected.peek().due());
            wheel.moveTo(now[0]);
            List<Long> inTick = new ArrayList<>();
            wheel.deliver((word, payload, depth, number, sentAt) -> {
                inTick.add(number);
                put.run();
            });
            wheel.ring();
            delivered.addAll(inTick);
            for (long number : inTick) {
                assertThat(number).isEqualTo(expected.poll().sequence());
            }
        }
        assertThat(delivered).hasSameSizeAs(delays);
        assertThat(wheel.messages()).isZero();
    }

    @Test
    void deliversMessagesBeforeAlarmsOfTheSameTick() {
        Wheel wheel = new Wheel(8, false);
        List<String> order = new ArrayList<>();
        wheel.add(3, alarm(() -> order.add("alarm")));
        wheel.add(3, 0, "message", 0, 0, 0);
        wheel.moveTo(3);
        wheel.deliver((word, payload, depth, number, sentAt) -> order.add((String) payload));
        wheel.ring();
        assertThat(order).containsExactly("message", "alarm");
    }

    @Test
    void doesNotRingWhatIsDisarmed() {
        Wheel wheel = new Wheel(8, false);
        Alarm alarm = alarm(() -> {
            throw new AssertionError("it rang");
        });
        wheel.add(3000, alarm);
        alarm.armed = false;
        wheel.moveTo(wheel.next());
        wheel.ring();
        assertThat(wheel.next()).isEqualTo(Long.MAX_VALUE);
    }

    private static Alarm alarm(Runnable action) {
        return new Alarm() {
            @Override
            void ring() {
                action.run();
            }
        };
    }

    @Test
    void packsAndUnpacksTheLargestNumbers() {
        long word = Wheel.word(2_000_000, 1_999_999, 63);
        assertThat(Wheel.from(word)).isEqualTo(2_000_000);
        assertThat(Wheel.to(word)).isEqualTo(1_999_999);
        assertThat(Wheel.kind(word)).isEqualTo(63);
    }
}
