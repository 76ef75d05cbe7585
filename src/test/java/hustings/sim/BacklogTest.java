package hustings.sim;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.run.Status;
import hustings.scenario.Chance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes to a paused node waits, and is handled or lost in the order in which it came. */
class BacklogTest {
    private final Membership membership =
            new Membership(Runs.scenario("bully", "n=3&ids=ascending"), new Chance(1));
    private final Backlog backlog = new Backlog(membership, new Present());
    private final Received received = new Received();

    private static final class Received implements Backlog.Receiver {
        private final List<String> all = new ArrayList<>();

        @Override
        public void deliverHeld(long word, Object message, int depth, long number) {
            all.add(message + " at " + Wheel.to(word));
        }

        @Override
        public void arriveAtDead(long word, Object message, long number, long sentAt) {
            all.add(message + " at dead " + Wheel.to(word));
        }
    }

    private boolean hold(int to, String message) {
        return backlog.hold(to, Wheel.word(0, to, 0), message, 1, 1, 0);
    }

    @Test
    void holdsNothingForANodeThatIsUp() {
        assertThat(hold(1, "a")).isFalse();
        assertThat(backlog.size()).isZero();
    }

    @Test
    void deliversInOrderWhatANodeHasMissedOnceItHasResumed() {
        membership.change(1, Status.PAUSED);
        membership.change(2, Status.PAUSED);
        assertThat(hold(1, "a") && hold(2, "b") && hold(1, "c")).isTrue();
        backlog.deliver(received);
        assertThat(received.all).isEmpty();
        membership.change(1, Status.UP);
        backlog.release(1);
        backlog.deliver(received);
        assertThat(received.all).containsExactly("a at 1", "c at 1");
        assertThat(backlog.size()).isEqualTo(1);
    }

    @Test
    void losesWhatANodeHasMissedThatDies() {
        membership.change(1, Status.PAUSED);
        hold(1, "a");
        membership.change(1, Status.CRASHED);
        backlog.drop(1, received);
        assertThat(received.all).containsExactly("a at dead 1");
        assertThat(backlog.size()).isZero();
    }

    @Test
    void doesAtOnceWhatANodeIsToDoThatIsUpAndLaterWhatAPausedOneIs() {
        List<Integer> done = new ArrayList<>();
        membership.change(2, Status.PAUSED);
        backlog.onceAwake(1, () -> done.add(1));
        backlog.onceAwake(2, () -> done.add(2));
        assertThat(done).containsExactly(1);
        membership.change(2, Status.UP);
        backlog.release(2);
        backlog.ring();
        assertThat(done).containsExactly(1, 2);
    }
}
