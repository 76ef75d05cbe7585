package hustings.sim;

import hustings.model.AlgorithmType;
import java.util.function.Consumer;

/** What nodes have set going and is not over: messages, timers, and what they owe. */
final class PendingWork {
    private final AlgorithmType algorithm;
    private final Wheel wheel;
    private final Backlog backlog;
    private final Timers timers;
    private final Retransmissions retransmissions;
    private final Loopback loopback;

    PendingWork(AlgorithmType algorithm, Wheel wheel, Backlog backlog, Timers timers,
            Retransmissions retransmissions, Loopback loopback) {
        this.algorithm = algorithm;
        this.wheel = wheel;
        this.backlog = backlog;
        this.timers = timers;
        this.retransmissions = retransmissions;
        this.loopback = loopback;
    }

    /** From whom to whom a message travels. */
    interface Direction {
        boolean isWanted(int from, int to);
    }

    /**
     * How many timers of elections are set, of all nodes; what is going to be sent again because
     * it has got no answer, or to come back to who is alone, counts as one.
     */
    long timers() {
        return timers.count() + retransmissions.count() + loopback.count();
    }

    /** Whether any of these is of a node. */
    boolean isAnyOf(int node) {
        return retransmissions.areDueOf(node) || loopback.isWaitingFor(node)
                || timers.of(node).stream().anyMatch(timer -> !timer.watches);
    }

    /** The process of a node is gone, and with it its timers and what it owes. */
    void forget(int node) {
        timers.forget(node);
        retransmissions.forget(node);
        loopback.forget(node);
    }

    /** Whether any message of the contest travels in such a direction. */
    boolean isAnyTravelling(Direction direction) {
        return isAny(wheel::forEach, direction);
    }

    /** Whether any message of the contest waits for a paused node in such a direction. */
    boolean isAnyHeld(Direction direction) {
        return isAny(backlog::forEach, direction);
    }

    private boolean isAny(Consumer<Wheel.Visitor> messages, Direction direction) {
        boolean[] found = {false};
        messages.accept((due, word, payload, number, sentAt) ->
                found[0] |= algorithm.kind(Wheel.kind(word)).isContest()
                        && direction.isWanted(Wheel.from(word), Wheel.to(word)));
        return found[0];
    }

    /** How many messages travel, or wait for a paused node. */
    long messages() {
        return wheel.messages() + backlog.size();
    }

    /** Shows every message that waits for a paused node, and then those that travel. */
    void forEachMessage(Wheel.Visitor visitor) {
        backlog.forEach(visitor);
        wheel.forEach(visitor);
    }

    /**
     * Whether every message on its way was sent at a tick or later; never, where it is not known
     * when messages were sent.
     */
    boolean areAllSentSince(long tick) {
        if (!wheel.isRecorded()) {
            return false;
        }
        long[] earliest = {Long.MAX_VALUE};
        forEachMessage((due, word, payload, number, sentAt) ->
                earliest[0] = Math.min(earliest[0], sentAt));
        return earliest[0] >= tick;
    }
}
