package hustings.sim;

import hustings.run.Disturbance;
import java.util.ArrayList;
import java.util.List;

/** Tells whoever judges which messages take longer than Δ, and which overtake others. */
final class Punctuality {
    private final World world;
    private final long delta;
    private final List<Delayed> delayed = new ArrayList<>();
    private long longest;

    /** A message that is delayed by hand: what is sent later on its link may overtake it. */
    private record Delayed(int from, int to, long due) {
        static Delayed of(Wheel.Taken message, long due) {
            return new Delayed(Wheel.from(message.word()), Wheel.to(message.word()), due);
        }
    }

    Punctuality(World world) {
        this.world = world;
        delta = world.scenario.assumedDelta();
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

    /** A message, or its copy, has just been sent, and will arrive at a tick. */
    void sent(int from, int to, long due, long number) {
        if (due - world.present.now > delta) {
            late(world.present.now, due, number);
        }
        if (!delayed.isEmpty()) {
            compare(from, to, due, number);
        }
    }

    private void compare(int from, int to, long due, long number) {
        delayed.removeIf(other -> other.due < world.present.now);
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
        disturb(new Disturbance.Late(due - sentAt, due), number);
    }

    /** A message on its way overtakes another; the last of them arrives at a tick. */
    void overtaken(long until, long number) {
        disturb(new Disturbance.Overtaken(until), number);
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

    private void disturb(Disturbance disturbance, long number) {
        world.listener.disturbed(disturbance, world.present.now, number);
    }
}
