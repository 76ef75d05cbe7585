package hustings.sim;

import hustings.model.AlgorithmType;
import hustings.model.Category;
import hustings.model.MessageKind;
import hustings.run.Snapshot;
import hustings.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a ring does not heal: who has got no answer from its neighbour tries the one behind it.
 *
 * <p>Until then an election is not over, although nothing of it is on its way.
 */
final class Retransmissions {
    private final AlgorithmType algorithm;
    private final Membership membership;
    private final ProcessTable processes;
    private final Present present;
    private final Handling handling;
    private final Alarms alarms;
    private final Post post;
    private final long delta;
    private final boolean skips;
    private final List<Retry> pending = new ArrayList<>();

    Retransmissions(Scenario scenario, AlgorithmType algorithm, Membership membership,
            ProcessTable processes, Present present, Handling handling, Alarms alarms,
            Post post) {
        this.algorithm = algorithm;
        this.membership = membership;
        this.processes = processes;
        this.present = present;
        this.handling = handling;
        this.alarms = alarms;
        this.post = post;
        delta = scenario.assumedDelta();
        skips = scenario.ring() == Scenario.RingRepair.SKIP
                && algorithm.about().topology().isNeighbourly();
    }

    /** None is due. */
    void reset() {
        pending.clear();
    }

    /** A message that has met a dead node is sent to the next one when no answer has come. */
    private final class Retry extends Alarm {
        private final long word;
        private final Object message;
        private final long number;
        private final long setAt;
        private final long due;

        Retry(long word, Object message, long number, long sentAt) {
            this.word = word;
            this.message = message;
            this.number = number;
            this.setAt = sentAt;
            this.due = Math.max(present.now + 1, sentAt + 2 * delta + 1);
        }

        int from() {
            return Wheel.from(word);
        }

        @Override
        void ring() {
            if (!alarms.hold(from(), this)) {
                pending.remove(this);
                present.cause = number;
                handling.ofItself(from(), message);
                int dead = Wheel.to(word);
                boolean back = Wheel.isBackwards(word);
                post.sendAgain(from(),
                        back ? membership.previous(dead) : membership.next(dead), back,
                        algorithm.kind(Wheel.kind(word)), message);
            }
        }
    }

    /** A message has reached a node that is dead. */
    void unanswered(long word, MessageKind kind, Object message, long number, long sentAt) {
        int from = Wheel.from(word);
        boolean expected = skips && !Wheel.isCopy(word) && kind.category() != Category.DETECT;
        if (expected && membership.isAlive(from) && processes.bornAt(from) <= sentAt) {
            Retry retry = new Retry(word, message, number, sentAt);
            pending.add(retry);
            alarms.set(retry.due, retry);
        }
    }

    /** The process of a node is gone, and with it what it would have tried. */
    void forget(int node) {
        pending.removeIf(retry -> {
            boolean own = retry.from() == node;
            retry.armed &= !own;
            return own;
        });
    }

    /** Whether a node has any that is due. */
    boolean areDueOf(int node) {
        return pending.stream().anyMatch(retry -> retry.from() == node);
    }

    /** How many are due, of all nodes. */
    long count() {
        return pending.size();
    }

    /** Those of a node that are due, in order. */
    List<Snapshot.Pending> of(int node) {
        return pending.stream().filter(retry -> retry.from() == node)
                .map(retry -> new Snapshot.Pending(
                        algorithm.kind(Wheel.kind(retry.word)).name() + "_AGAIN",
                        retry.setAt, retry.due)).toList();
    }
}
