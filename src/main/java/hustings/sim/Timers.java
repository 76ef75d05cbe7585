package hustings.sim;

import hustings.model.Category;
import hustings.model.MessageKind;
import hustings.run.Event;
import hustings.sim.Tape.Mark;
import java.util.ArrayList;
import java.util.List;

/** The timers that nodes have set for themselves. */
final class Timers {
    private final World world;
    private final List<List<Timer>> byNode = new ArrayList<>();
    private long ofElections;
    private boolean anyOfElections;
    private boolean used;

    Timers(World world) {
        this.world = world;
        for (int i = 0; i < world.membership.places(); i++) {
            byNode.add(List.of());
        }
    }

    /** No timer is set. */
    void reset() {
        if (used) {
            byNode.replaceAll(timers -> List.of());
        }
        used = false;
        ofElections = 0;
        anyOfElections = false;
    }

    /** A timer that a node has set. */
    final class Timer extends Alarm {
        final int owner;
        final MessageKind kind;
        final Object message;
        final long due;
        final long setAt;
        final long number;
        final boolean watches;

        Timer(int owner, MessageKind kind, Object message, long due) {
            this.owner = owner;
            this.kind = kind;
            this.message = message;
            this.due = due;
            this.setAt = world.present.now;
            this.number = tellSet();
            this.watches = kind.category() == Category.WATCH;
        }

        private long tellSet() {
            return world.trace.isWatched()
                    ? world.trace.tellFromLine(world.id(owner), new Event.TimerSet(
                            kind.name(), MessageKind.partsOf(message), due))
                    : world.trace.skip(Mark.TIMER_SET, kind.index(), world.present.cause, owner, 0,
                            due, message);
        }

        @Override
        void ring() {
            if (world.backlog.hold(owner, this)) {
                return;
            }
            armed = false;
            byNode.get(owner).remove(this);
            count(this, -1);
            world.processes.fire(this);
        }
    }

    /** Sets a timer, or moves the one that equals it. */
    void set(int owner, long ticks, Object message) {
        if (ticks < 1) {
            throw new IllegalArgumentException("a timer is set for at least 1 tick, not " + ticks);
        }
        MessageKind kind = world.algorithm.kindOf(message);
        if (!kind.category().isTimer()) {
            throw new IllegalArgumentException(kind.name() + " is a message of kind "
                    + kind.category()
                    + "; after() takes a record with @Kind(TIMER) or @Kind(WATCH)");
        }
        used = true;
        world.spend(1);
        cancel(owner, message);
        Timer timer = new Timer(owner, kind, message,
                world.time.due(owner, world.present.now, ticks));
        if (byNode.get(owner).isEmpty()) {
            byNode.set(owner, new ArrayList<>(2));
        }
        byNode.get(owner).add(timer);
        count(timer, 1);
        world.wheel.add(timer.due, timer);
    }

    /** Cancels the timer that equals a message, if it is set. */
    void cancel(int owner, Object message) {
        List<Timer> own = byNode.get(owner);
        for (int i = 0; i < own.size(); i++) {
            if (own.get(i).message.equals(message)) {
                tellCancelled(own.get(i));
                Timer timer = own.remove(i);
                timer.armed = false;
                count(timer, -1);
                return;
            }
        }
    }

    /** Cancels all timers of a node. */
    void cancelAll(int owner) {
        for (Timer timer : byNode.get(owner)) {
            tellCancelled(timer);
        }
        forget(owner);
    }

    private void tellCancelled(Timer timer) {
        if (world.trace.isWatched()) {
            world.trace.tellFromLine(
                    world.id(timer.owner), new Event.TimerCancelled(timer.kind.name()));
        } else {
            world.trace.skip(Mark.TIMER_CANCELLED, timer.kind.index(), world.present.cause,
                    timer.owner, 0, 0, timer.message);
        }
    }

    /** The timers of a node are gone with its process. */
    void forget(int owner) {
        for (Timer timer : byNode.get(owner)) {
            timer.armed = false;
            count(timer, -1);
        }
        byNode.set(owner, List.of());
    }

    private void count(Timer timer, int change) {
        ofElections += timer.watches ? 0 : change;
        anyOfElections |= !timer.watches;
    }

    /** Whether any has been set so far that is of an election. */
    boolean wereAny() {
        return anyOfElections;
    }

    /** How many timers are set, of all nodes; those that only watch are not counted. */
    long count() {
        return ofElections;
    }

    /** The timers of a node that are set, in the order in which they were. */
    List<Timer> of(int owner) {
        return byNode.get(owner);
    }
}
