package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final List<String> sent = new ArrayList<>();
    private final Deque<Runnable> underway = new ArrayDeque<>();
    private int keyframes;
    private final Outbox outbox = new Outbox((frame, done) -> {
        sent.add(frame);
        underway.add(done);
    }, () -> keyframes++, System::nanoTime);

    @Test
    void isBusyWhileAFrameIsUnderWay() {
        assertThat(outbox.isBusy(System.nanoTime())).isFalse();
        outbox.send("{}");
        assertThat(outbox.isBusy(System.nanoTime())).isTrue();
        underway.poll().run();
        assertThat(outbox.isBusy(System.nanoTime())).isFalse();
        assertThat(keyframes).isZero();
    }

    @Test
    void owesOneKeyframeHoweverMuchWasMissed() {
        outbox.send("{}");
        outbox.owe(System.nanoTime());
        outbox.owe(System.nanoTime());
        assertThat(keyframes).isZero();
        underway.poll().run();
        assertThat(keyframes).isEqualTo(1);
    }

    /** What the network has taken may be far from the viewer still. */
    @Test
    void isBusyWhileWhoSaysWhatIsDrawnHasNotDrawnWhatWasSentHalfASecondAgo() {
        send();
        outbox.drawn(0);
        send();
        send();
        long sent = System.nanoTime();
        assertThat(outbox.isBusy(sent)).isFalse();
        long later = sent + TimeUnit.SECONDS.toNanos(1);
        assertThat(outbox.isBusy(later)).isTrue();
        outbox.owe(later);
        assertThat(keyframes).isZero();
        outbox.drawn(later);
        assertThat(keyframes).isEqualTo(1);
        assertThat(outbox.isBusy(later)).isFalse();
    }

    @Test
    void neverWaitsForWhoDoesNotSayWhatIsDrawn() {
        for (int i = 0; i < 100; i++) {
            send();
        }
        assertThat(outbox.isBusy(System.nanoTime() + TimeUnit.SECONDS.toNanos(60))).isFalse();
    }

    private void send() {
        assertThat(outbox.sendOfRun("{}")).isTrue();
        underway.poll().run();
    }

    @Test
    void owesNothingToWhoHasTakenEverything() {
        outbox.owe(System.nanoTime());
        assertThat(keyframes).isEqualTo(1);
    }

    @Test
    void countsWhatWaitsByItsSize() {
        String large = "x".repeat(400_000);
        for (int i = 0; i < 10; i++) {
            outbox.send(large);
        }
        assertThat(sent).hasSize(3);
        assertThat(outbox.isFull()).isTrue();
        List.copyOf(underway).forEach(Runnable::run);
        assertThat(keyframes).isEqualTo(1);
        assertThat(outbox.isFull()).isFalse();
    }

    @Test
    void sendsAFirstFrameHoweverLargeItIs() {
        outbox.send("x".repeat(3_000_000));
        assertThat(sent).hasSize(1);
    }

    @Test
    void knowsForHowLongNothingHasBeenTaken() {
        long later = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        assertThat(outbox.stalledNanos(later)).isZero();
        outbox.send("{}");
        assertThat(outbox.stalledNanos(later)).isGreaterThan(TimeUnit.SECONDS.toNanos(30));
        underway.poll().run();
        assertThat(outbox.stalledNanos(later)).isZero();
    }

    @Test
    void neverGrowsAQueueForAViewerWhoDoesNotRead() {
        for (int i = 0; i < 10_000; i++) {
            outbox.send("{}");
        }
        assertThat(sent).hasSizeLessThan(100);
        List.copyOf(underway).forEach(Runnable::run);
        assertThat(keyframes).isEqualTo(1);
    }
}
