package hustings.sim;

import hustings.run.Disturbance;
import hustings.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/**
 * Notifies the listener of what the network does to messages that a protocol may not be made for:
 * it loses or doubles them, they take longer than Δ, or overtake others.
 */
final class Disturbances {
    private final Present present;
    private final RunNotifier notifier;
    private final RunningElections elections;
    private final long delta;
    private final List<Delayed> delayed = new ArrayList<>();
    private long longest;

    /** A message that is delayed by hand: what is sent later on its link may overtake it. */
    private record Delayed(int from, int to, long due) {
        static Delayed of(Wheel.Taken message, long due) {
            return new Delayed(Wheel.from(message.word()), Wheel.to(message.word()), due);
        }
    }

    Disturbances(Scenario scenario, Present present, RunNotifier notifier,
            RunningElections elections) {
        this.present = present;
        this.notifier = notifier;
        this.elections = elections;
        delta = scenario.assumedDelta();
        longest = delta;
    }

    /** How long a message has taken at the most so far; at least Δ. */
    long longest() {
        return longest;
    }

    /** Nothing is on its way. */
    void reset() {
        delayed.clear();
        longest = delta;
    }

    /** A message that has just been sent is lost. */
    void lost(long number) {
        notifier.disturbed(new Disturbance.Lost(), number);
        elections.disturbed();
    }

    /** A message that has just been sent is doubled, and its copy arrives at a tick. */
    void doubled(long due, long number) {
        notifier.disturbed(new Disturbance.Doubled(due), number);
    }

    /** A message, or its copy, has just been sent, and will arrive at a tick. */
    void sent(int from, int to, long due, long number) {
        if (due - present.now > delta) {
            late(present.now, due, number);
        }
        if (!delayed.isEmpty()) {
            compare(from, to, due, number);
        }
    }

    private void compare(int from, int to, long due, long number) {
        delayed.removeIf(other -> other.due < present.now);
        delayed.stream().filter(other -> other.from == from && other.to == to && due < other.due)
                .findFirst().ifPresent(other -> overtaken(other.due, number));
    }

    /** A message is taken off its way by hand: nothing overtakes it any more. */
    void taken(Wheel.Taken message) {
        if (!delayed.isEmpty()) {
            delayed.remove(Delayed.of(message, message.due()));
        }
    }

    private void late(long sentAt, long due, long number) {
        longest = Math.max(longest, due - sentAt);
        notifier.disturbed(new Disturbance.Late(due - sentAt, due), number);
    }

    /** A message on its way overtakes another; the last of them arrives at a tick. */
    void overtaken(long until, long number) {
        notifier.disturbed(new Disturbance.Overtaken(until), number);
    }

    /** A message on its way is delayed by hand; maybe some behind it on the link come first. */
    void delayed(Wheel.Taken message, long due, boolean isOvertaken) {
        if (due - message.sentAt() > delta) {
            late(message.sentAt(), due, message.number());
        }
        if (isOvertaken) {
            overtaken(due, message.number());
        }
        delayed.add(Delayed.of(message, due));
    }
}
