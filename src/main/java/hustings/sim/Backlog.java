package hustings.sim;

import hustings.run.Status;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * What has reached paused nodes. It is handled in the same order when they resume, and is lost with
 * the process if they crash.
 */
final class Backlog {
    private final Membership membership;
    private final Present present;
    private final List<Message> messages = new ArrayList<>();
    private final List<Due> alarms = new ArrayList<>();
    private final Deque<Message> releasedMessages = new ArrayDeque<>();
    private final Deque<Due> releasedAlarms = new ArrayDeque<>();

    /** A message that waits for a paused node. */
    private record Message(
            int node, long word, Object payload, int depth, long number, long sentAt) {}

    /** An alarm that waits for a paused node. */
    private record Due(int node, Alarm alarm) {}

    /** Where messages go that a paused node has missed. */
    interface Receiver {
        /** A node that has resumed is handed a message. */
        void deliverHeld(long word, Object message, int depth, long number);

        /** The node has died before it could handle a message. */
        void arriveAtDead(long word, Object message, long number, long sentAt);
    }

    Backlog(Membership membership, Present present) {
        this.membership = membership;
        this.present = present;
    }

    /** Nothing waits. */
    void reset() {
        messages.clear();
        alarms.clear();
        releasedMessages.clear();
        releasedAlarms.clear();
    }

    private boolean isPaused(int node) {
        return membership.status(node) == Status.PAUSED;
    }

    /** Keeps an alarm of a paused node for later; answers whether it did. */
    boolean hold(int node, Alarm alarm) {
        return isPaused(node) && alarms.add(new Due(node, alarm));
    }

    /** Keeps a message to a paused node for later; answers whether it did. */
    boolean hold(int node, long word, Object payload, int depth, long number, long sentAt) {
        return isPaused(node)
                && messages.add(new Message(node, word, payload, depth, number, sentAt));
    }

    /** Does something at once, or when a node resumes that is paused. */
    void onceAwake(int node, Runnable action) {
        new Alarm() {
            @Override
            void ring() {
                if (!hold(node, this)) {
                    action.run();
                }
            }
        }.ring();
    }

    /** A node resumes: what it has missed is due now. */
    void release(int node) {
        messages.stream().filter(message -> message.node == node)
                .forEach(releasedMessages::addLast);
        alarms.stream().filter(due -> due.node == node).forEach(releasedAlarms::addLast);
        messages.removeIf(message -> message.node == node);
        alarms.removeIf(due -> due.node == node);
    }

    /** A node dies: what it has missed will never be handled. */
    void drop(int node, Receiver receiver) {
        List<Message> missed = Stream.concat(releasedMessages.stream(), messages.stream())
                .filter(message -> message.node == node).toList();
        messages.removeAll(missed);
        releasedMessages.removeAll(missed);
        alarms.removeIf(due -> due.node == node);
        releasedAlarms.removeIf(due -> due.node == node);
        missed.forEach(message -> receiver.arriveAtDead(
                message.word, message.payload, message.number, message.sentAt));
    }

    /** Handles the messages that are due now. */
    void deliver(Receiver receiver) {
        while (!releasedMessages.isEmpty()) {
            Message message = releasedMessages.removeFirst();
            if (isPaused(message.node)) {
                messages.add(message);
            } else {
                receiver.deliverHeld(
                        message.word, message.payload, message.depth, message.number);
            }
        }
    }

    /** Rings the alarms that are due now. */
    void ring() {
        while (!releasedAlarms.isEmpty()) {
            Due due = releasedAlarms.removeFirst();
            if (due.alarm.armed && !hold(due.node, due.alarm)) {
                due.alarm.ring();
            }
        }
    }

    /** How many messages wait. */
    long size() {
        return messages.size() + releasedMessages.size();
    }

    /** Shows the messages that wait. */
    void forEach(Wheel.Visitor visitor) {
        messages.forEach(message -> visitor.visit(present.now, message.word, message.payload,
                message.number, message.sentAt));
    }
}
