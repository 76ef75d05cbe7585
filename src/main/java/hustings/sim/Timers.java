package hustings.sim;

import hustings.model.AlgorithmType;
import hustings.model.Category;
import hustings.model.MessageKind;
import hustings.run.Event;
import hustings.sim.Tape.Mark;
import java.util.ArrayList;
import java.util.List;

/** The timers that nodes have set for themselves. */
final class Timers {
    private final AlgorithmType algorithm;
    private final Membership membership;
    private final Present present;
    private final Trace trace;
    private final WorkMeter work;
    private final Alarms alarms;
    private final Receiver receiver;
    private final List<List<Timer>> byNode = new ArrayList<>();
    private long ofElections;
    private boolean anyOfElections;
    private boolean used;

    /** Hands timers to the nodes that set them. */
    interface Receiver {
        /** A timer is due. */
        void fire(Timer timer);
    }

    Timers(AlgorithmType algorithm, Membership membership, Present present, Trace trace,
            WorkMeter work, Alarms alarms, Receiver receiver) {
        this.algorithm = algorithm;
        this.membership = membership;
        this.present = present;
        this.trace = trace;
        this.work = work;
        this.alarms = alarms;
        this.receiver = receiver;
        for (int i = 0; i < membership.places(); i++) {
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
            this.setAt = present.now;
            this.number = tellSet();
            this.watches = kind.category() == Category.WATCH;
        }

        private long tellSet() {
            return trace.isWatched()
                    ? trace.tellFromLine(membership.id(owner), new Event.TimerSet(
                            kind.name(), MessageKind.partsOf(message), due))
                    : trace.skip(Mark.TIMER_SET, kind.index(), present.cause, owner, 0,
                            due, message);
        }

        @Override
        void ring() {
            if (alarms.hold(owner, this)) {
                return;
            }
            armed = false;
            byNode.get(owner).remove(this);
            count(this, -1);
            work.spend(1);
            receiver.fire(this);
        }
    }

    /** Sets a timer, or moves the one that equals it. */
    void set(int owner, long ticks, Object message) {
        if (ticks < 1) {
            throw new IllegalArgumentException("a timer is set for at least 1 tick, not " + ticks);
        }
        MessageKind kind = algorithm.kindOf(message);
        if (!kind.category().isTimer()) {
            throw new IllegalArgumentException(kind.name() + " is a message of kind "
                    + kind.category()
                    + "; after() takes a record with @Kind(TIMER) or @Kind(WATCH)");
        }
        used = true;
        work.spend(1);
        cancel(owner, message);
        Timer timer = new Timer(owner, kind, message, alarms.due(owner, ticks));
        if (byNode.get(owner).isEmpty()) {
            byNode.set(owner, new ArrayList<>(2));
        }
        byNode.get(owner).add(timer);
        count(timer, 1);
        alarms.set(timer.due, timer);
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
        if (trace.isWatched()) {
            trace.tellFromLine(
                    membership.id(timer.owner), new Event.TimerCancelled(timer.kind.name()));
        } else {
            trace.skip(Mark.TIMER_CANCELLED, timer.kind.index(), present.cause,
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
