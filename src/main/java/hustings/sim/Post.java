package hustings.sim;

import hustings.model.Category;
import hustings.model.Heartbeat;
import hustings.model.MessageKind;
import hustings.model.Node;
import hustings.model.Topology;
import hustings.sim.Tape.Mark;
import java.util.Arrays;
import java.util.Optional;

/** Carries messages: counts them, decides their luck, and delivers or drops them. */
final class Post implements Wheel.Receiver {
    private final World world;
    private final Roster roster;
    private final Links links;
    private final Wheel wheel;
    private final Cost cost;
    private final Trace trace;
    private final Links.Fate fate = new Links.Fate();
    private final int idBits;
    private final long delta;
    private final Topology topology;
    private final boolean onGraph;
    private final boolean skips;
    private boolean backwards;
    private final int[] depths;

    Post(World world) {
        this.world = world;
        this.roster = world.roster;
        this.links = world.links;
        this.wheel = world.wheel;
        this.cost = world.cost;
        this.trace = world.trace;
        idBits = 64 - Long.numberOfLeadingZeros(Math.max(1, world.scenario.n()) - 1L);
        delta = world.scenario.assumedDelta();
        topology = world.engine.about().topology();
        onGraph = topology == Topology.GRAPH;
        skips = world.scenario.ring() == Scenario.RingRepair.SKIP && topology.isNeighbourly();
        depths = new int[roster.places()];
    }

    /** Nothing has been sent. */
    void reset() {
        Arrays.fill(depths, 0);
        backwards = false;
    }

    /** The longest chain of messages that led to what a node does now. */
    int depth(int index) {
        return depths[index];
    }

    /** The longest chain of messages, each sent after the one before had been received. */
    int longestChain() {
        int longest = 0;
        for (int depth : depths) {
            longest = Math.max(longest, depth);
        }
        return longest;
    }

    /** Sends a message of a node's own accord. */
    void send(int from, int toId, Object message) {
        int to = receiver(from, toId);
        MessageKind kind = world.engine.kindOf(message);
        if (kind.isTimer()) {
            throw new IllegalArgumentException(
                    kind.name() + " is a timer; it is set with after(), not sent");
        }
        dispatch(from, to, kind, message);
    }

    /** The index of a receiver; on a ring it is found out which way the message goes. */
    private int receiver(int from, int toId) {
        backwards = false;
        if (topology.isNeighbourly()) {
            int next = roster.successor(from);
            if (roster.id(next) == toId) {
                return next;
            }
            return predecessor(from, toId);
        }
        int to = roster.index(toId);
        if (onGraph && to >= 0) {
            requireLink(from, to);
        }
        if (roster.store() >= 0 && (from == roster.store()) == (toId == Node.SHARED_STORE)) {
            throw new IllegalArgumentException("node " + roster.id(from) + " sent to node " + toId
                    + "; it can send only to the store");
        }
        if (to < 0 || to == from) {
            throw new IllegalArgumentException("node " + roster.id(from) + " sent to node " + toId
                    + (to < 0 ? ", which does not exist" : ", itself"));
        }
        return to;
    }

    private void requireLink(int from, int to) {
        if (!world.neighbourhood.areLinked(from, to)) {
            throw new IllegalArgumentException("node " + roster.id(from) + " sent to node "
                    + roster.id(to) + "; on a graph it can send only to a neighbour: "
                    + Arrays.toString(world.neighbourhood.of(from)));
        }
    }

    private int predecessor(int from, int toId) {
        int previous = roster.previous(from);
        if (topology == Topology.BIDIRECTIONAL_RING && roster.id(previous) == toId) {
            backwards = true;
            return previous;
        }
        String wrong = "node " + roster.id(from) + " sent to node " + toId;
        String next = ", " + roster.id(roster.next(from));
        throw new IllegalArgumentException(topology == Topology.BIDIRECTIONAL_RING
                ? wrong + "; on a ring it can send only to the next node" + next
                        + ", and to the previous one, " + roster.id(previous)
                : wrong + "; on a ring it can send only to the next node" + next);
    }

    private void dispatch(int from, int to, MessageKind kind, Object message) {
        int size = kind.bits(message, idBits);
        world.spend(1 + (size >>> 6));
        if (kind.isContest()) {
            world.elections.message(world.id(from), world.processes.isUnasked(), trace.now);
        }
        note(kind);
        long plain = Wheel.word(from, to, kind.index());
        long word = backwards ? Wheel.backwards(plain) : plain;
        if (links.areReliable() && world.cuts.isEmpty() && !trace.isWatched()) {
            cost.departed(kind, from, size);
            long due = links.decide(from, to, kind.isContest(), trace.now);
            long number = trace.skip(
                    Mark.SENT, kind.index(), trace.cause, from, to, due, message);
            noteLateness(due, number);
            wheel.add(due, word, message, depths[from] + 1, number, trace.now);
        } else {
            cost.sent(kind, from, size);
            dispatchWithLuck(word, kind, message);
        }
    }

    private void dispatchWithLuck(long word, MessageKind kind, Object message) {
        int from = Wheel.from(word);
        int to = Wheel.to(word);
        int depth = depths[from] + 1;
        boolean cut = world.cuts.isCut(from, to);
        links.decide(from, to, kind.category(), trace.now, cut, fate);
        long number = tellSent(from, to, kind, message, fate.due);
        noteLuck(number);
        if (cut) {
            drop(number, from, to, kind, Event.Reason.PARTITION, world.id(from));
        } else if (fate.lost) {
            drop(number, from, to, kind, Event.Reason.LOSS, world.id(from));
        } else {
            long duplicateDue = fate.duplicateDue;
            cost.inFlight(kind, 1);
            wheel.add(fate.due, word, message, depth, number, trace.now);
            if (fate.duplicated) {
                addCopy(number, from, to, kind, message, depth, duplicateDue);
            }
        }
    }

    /** Tells of what no protocol may be made for. */
    private void noteLuck(long number) {
        noteLateness(fate.due, number);
        if (fate.lost) {
            disturb(new Disturbance.Lost(), number);
        }
        if (fate.duplicated) {
            disturb(new Disturbance.Doubled(), number);
        }
    }

    private void noteLateness(long due, long number) {
        if (due - trace.now > delta) {
            disturb(new Disturbance.Late(due - trace.now), number);
        }
    }

    private void disturb(Disturbance disturbance, long number) {
        world.witness.disturbed(disturbance, trace.now, number);
    }

    private long tellSent(int from, int to, MessageKind kind, Object message, long due) {
        return trace.isWatched()
                ? trace.tellFromLine(world.id(from), new Event.Sent(
                        world.id(to), kind.name(), MessageKind.partsOf(message), due))
                : trace.skip(Mark.SENT, kind.index(), trace.cause, from, to, due, message);
    }

    private long tellDuplicated(
            long sent, int from, int to, MessageKind kind, Object message, long due) {
        return trace.isWatched()
                ? trace.tell(sent, world.id(from), new Event.Duplicated(
                        world.id(to), kind.name(), MessageKind.partsOf(message), due))
                : trace.skip(Mark.DUPLICATED, kind.index(), sent, from, to, due, message);
    }

    private void drop(long sent, int from, int to, MessageKind kind, Event.Reason why, int where) {
        cost.count(switch (why) {
            case LOSS -> Cost.Count.LOST;
            case PARTITION -> Cost.Count.BLOCKED;
            case CRASH -> Cost.Count.TO_DEAD;
        }, kind);
        trace.tell(sent, where,
                new Event.Dropped(world.id(from), world.id(to), kind.name(), why));
    }

    @Override
    public void deliver(long word, Object message, int depth, long number, long sentAt) {
        if (roster.isUp(Wheel.to(word)) && world.cuts.isEmpty()) {
            hand(word, message, depth, number);
        } else {
            deliverIfPossible(word, message, depth, number, sentAt);
        }
    }

    private void deliverIfPossible(
            long word, Object message, int depth, long number, long sentAt) {
        int from = Wheel.from(word);
        int to = Wheel.to(word);
        if (!roster.isAlive(to)) {
            arriveAtDead(word, message, number, sentAt);
        } else if (world.cuts.isCut(from, to)) {
            MessageKind kind = world.engine.kind(Wheel.kind(word));
            leaveFlight(kind);
            drop(number, from, to, kind, Event.Reason.PARTITION, world.id(to));
        } else if (!world.backlog.hold(to, word, message, depth, number, sentAt)) {
            hand(word, message, depth, number);
        }
    }

    /** Hands over what a paused node has missed; cuts do not matter any more, it was there. */
    void deliverHeld(long word, Object message, int depth, long number) {
        hand(word, message, depth, number);
    }

    /** A message meets a node that is dead. */
    void arriveAtDead(long word, Object message, long number, long sentAt) {
        int from = Wheel.from(word);
        int to = Wheel.to(word);
        MessageKind kind = world.engine.kind(Wheel.kind(word));
        leaveFlight(kind);
        drop(number, from, to, kind, Event.Reason.CRASH, world.id(to));
        if (skips && !Wheel.isCopy(word) && kind.category() != Category.DETECT) {
            tryNextAfter(word, kind, message, number, sentAt);
        }
    }

    private void leaveFlight(MessageKind kind) {
        cost.inFlight(kind, -1);
        note(kind);
    }

    private void note(MessageKind kind) {
        if (kind.category() != Category.DETECT) {
            trace.busyAt = trace.now;
        }
    }

    private void hand(long word, Object message, int depth, long number) {
        int to = Wheel.to(word);
        MessageKind kind = world.engine.kind(Wheel.kind(word));
        cost.arrived(kind, to);
        note(kind);
        depths[to] = Math.max(depths[to], depth);
        trace.cause = trace.isWatched()
                ? tellDelivered(word, kind, message, number)
                : trace.skip(Mark.DELIVERED, kind.index(), number, to, Wheel.from(word), 0,
                        message);
        if (message instanceof Heartbeat heartbeat) {
            world.detector.heard(to, Wheel.from(word), heartbeat.term());
            world.processes.heartbeat(to, Wheel.from(word), heartbeat);
        } else {
            world.processes.receive(to, Wheel.from(word), message);
        }
    }

    private long tellDelivered(long word, MessageKind kind, Object message, long number) {
        return trace.tell(number, world.id(Wheel.to(word)), new Event.Delivered(
                world.id(Wheel.from(word)), kind.name(), MessageKind.partsOf(message)));
    }

    /** Does something by hand to a message on its way; answers whether there is one. */
    boolean handle(Fault.OnMessage fault) {
        int from = roster.index(fault.from());
        int to = roster.index(fault.to());
        Optional<Wheel.Taken> found = wheel.take(from, to, fault.nth());
        found.ifPresent(taken -> handle(fault, taken));
        return found.isPresent();
    }

    private void handle(Fault.OnMessage fault, Wheel.Taken taken) {
        MessageKind kind = world.engine.kind(Wheel.kind(taken.word()));
        int from = Wheel.from(taken.word());
        int to = Wheel.to(taken.word());
        switch (fault.handling()) {
            case DROP -> {
                leaveFlight(kind);
                drop(taken.number(), from, to, kind, Event.Reason.LOSS, world.id(from));
            }
            case DELIVER -> {
                if (roster.status(to) == Roster.Status.PAUSED) {
                    // It arrives and waits; nothing else would tell.
                    tellDelayed(taken, trace.now, kind);
                }
                deliver(taken.word(), taken.payload(), taken.depth(), taken.number(),
                        taken.sentAt());
            }
            case DELAY -> putBack(taken, taken.due() + fault.ticks(), kind);
            case DOUBLE -> {
                putBack(taken, taken.due(), kind);
                addCopy(taken.number(), from, to, kind, taken.payload(), taken.depth(),
                        taken.due());
            }
        }
    }

    private void putBack(Wheel.Taken taken, long due, MessageKind kind) {
        tellDelayed(taken, due, kind);
        wheel.add(due, taken.word(), taken.payload(), taken.depth(), taken.number(),
                taken.sentAt());
    }

    private void tellDelayed(Wheel.Taken taken, long due, MessageKind kind) {
        if (due != taken.due()) {
            trace.tell(taken.number(), world.id(Wheel.from(taken.word())),
                    new Event.Delayed(world.id(Wheel.to(taken.word())), kind.name(), due));
        }
    }

    private void addCopy(long sent, int from, int to, MessageKind kind, Object message, int depth,
            long due) {
        cost.count(Cost.Count.DUPLICATED, kind);
        cost.inFlight(kind, 1);
        long copy = tellDuplicated(sent, from, to, kind, message, due);
        wheel.add(due, Wheel.copy(Wheel.word(from, to, kind.index())), message, depth, copy,
                trace.now);
    }

    /** Sends a detector's heartbeat from a leader to every other member. */
    void heartbeats(int from, long term) {
        Heartbeat heartbeat = new Heartbeat(term);
        MessageKind kind = world.engine.kindOf(heartbeat);
        backwards = false;
        for (int id : roster.members()) {
            if (id != world.id(from)) {
                dispatch(from, roster.index(id), kind, heartbeat);
            }
        }
    }

    /** No answer came from a dead successor, so after the timeout the one behind it is tried. */
    private void tryNextAfter(
            long word, MessageKind kind, Object message, long number, long sentAt) {
        int from = Wheel.from(word);
        int dead = Wheel.to(word);
        boolean back = Wheel.isBackwards(word);
        if (world.processes.bornAt(from) > sentAt) {
            return;
        }
        Object process = world.nodes[from];
        long due = Math.max(trace.now + 1, sentAt + 2 * world.scenario.assumedDelta() + 1);
        wheel.add(due, new Alarm() {
            @Override
            void ring() {
                if (roster.isAlive(from) && world.nodes[from] == process
                        && !world.backlog.hold(from, this)) {
                    trace.cause = number;
                    backwards = back;
                    dispatch(from, back ? roster.previous(dead) : roster.next(dead),
                            kind, message);
                }
            }
        });
    }
}
