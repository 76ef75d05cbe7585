package hustings.sim;

import hustings.model.AlgorithmType;
import hustings.model.Category;
import hustings.model.Heartbeat;
import hustings.model.MessageKind;
import hustings.run.Disturbance;
import hustings.run.Event;
import hustings.sim.Tape.Mark;

/** Carries messages: counts them, decides their luck, and delivers or drops them. */
final class Post implements Wheel.Receiver {
    private final World world;
    private final Membership membership;
    private final Links links;
    private final Wheel wheel;
    private final Cost cost;
    private final Trace trace;
    private final Present present;
    private final AlgorithmType algorithm;
    private final Elections elections;
    private final LookAhead lookAhead;
    private final Links.Fate fate = new Links.Fate();
    private final int idBits;
    private final int sizeBits;
    private final Routes routes;
    private final Punctuality punctuality;
    private final Retransmissions retransmissions;
    private final Loopback loopback;
    private final Cuts cuts;
    private final int[] rows;
    /* The kind that was sent last: mostly the next message is of the same. */
    private MessageKind latest;
    private int longestChain;
    /* Whether every link is open and reliable, and no observer is told anything. */
    private boolean calm;

    Post(World world) {
        this.world = world;
        this.membership = world.membership;
        this.links = world.links;
        this.wheel = world.wheel;
        this.cost = world.cost;
        this.trace = world.trace;
        this.present = world.present;
        this.algorithm = world.algorithm;
        this.elections = world.elections;
        this.lookAhead = world.lookAhead;
        int n = world.scenario.n();
        sizeBits = MessageKind.bitsToTell(n);
        // Whoever knows no identifiers sends none: what looks like one is a number up to n.
        idBits = algorithm.about().anonymous() ? sizeBits : world.scenario.ids().bits(n);
        routes = new Routes(world);
        punctuality = new Punctuality(world);
        retransmissions = new Retransmissions(world);
        loopback = new Loopback(world);
        cuts = world.cuts;
        rows = membership.rows().numbers;
        // That is the heartbeat's, which is no timer.
        latest = algorithm.kinds().getLast();
        settle();
    }

    /** Nothing is on its way. */
    void reset() {
        punctuality.reset();
        retransmissions.reset();
        loopback.reset();
        longestChain = 0;
        settle();
    }

    /** Links have been cut or mended, or an observer looks away or again. */
    void settle() {
        calm = links.areReliable() && cuts.isEmpty() && !trace.isWatched();
    }

    /** Which messages are late, and which overtake others. */
    Punctuality punctuality() {
        return punctuality;
    }

    /** What is sent again because a neighbour on the ring is dead. */
    Retransmissions retransmissions() {
        return retransmissions;
    }

    /** What nodes that are alone on their ring send to themselves. */
    Loopback loopback() {
        return loopback;
    }

    /** How much of what nodes have sent is neither on its way nor done with. */
    long owed() {
        return retransmissions.count() + loopback.count();
    }

    /** Whether anything that a node has sent is neither on its way nor done with. */
    boolean owes(int node) {
        return retransmissions.areDueOf(node) || loopback.isWaitingFor(node);
    }

    /** The longest chain of messages that led to what a node does now. */
    int depth(int index) {
        return rows[NodeTable.at(index, NodeTable.DEPTH)];
    }

    /** The longest chain of messages, each sent after the one before had been received. */
    int longestChain() {
        return longestChain;
    }

    /** Sends a message of a node's own accord. */
    void send(int from, int toId, Object message) {
        int found = routes.receiver(from, toId);
        MessageKind kind = message.getClass() == latest.type() ? latest : sendable(message);
        send(from, found < 0 ? ~found : found, found < 0, kind, message);
    }

    /** Sends a message that has got no answer. */
    void sendAgain(int from, int to, boolean backwards, MessageKind kind, Object message) {
        send(from, to, backwards, kind, message);
        if (loopback.isWaiting()) {
            loopback.deliver();
        }
    }

    private void send(int from, int to, boolean backwards, MessageKind kind, Object message) {
        if (from == to) {
            loopback.add(from, kind, message);
        } else if (calm && kind.isContest()) {
            dispatchCalmly(from, to, backwards, kind, message);
        } else {
            dispatch(from, to, backwards, kind, message);
        }
    }

    private MessageKind sendable(Object message) {
        MessageKind kind = algorithm.kindOf(message);
        if (kind.isTimer()) {
            throw new IllegalArgumentException(
                    kind.name() + " is a timer; it is set with after(), not sent");
        }
        latest = kind;
        return kind;
    }

    /** Does what {@link #dispatch} does, for a message of the contest while all is calm. */
    private void dispatchCalmly(
            int from, int to, boolean backwards, MessageKind kind, Object message) {
        long now = present.now;
        int size = kind.bits(message, idBits, sizeBits);
        world.spend(1 + (size >>> 6));
        elections.message(from, now);
        present.busyAt = now;
        cost.sentOfContest(kind, from, size);
        int depth = depth(from) + 1;
        longestChain = Math.max(longestChain, depth);
        long due = links.decide(from, to, true, now);
        long number = trace.skip(Mark.SENT, kind.index(), present.cause, from, to, due, message);
        punctuality.sent(from, to, due, number);
        wheel.add(due, word(from, to, backwards, kind), message, depth, number, now);
    }

    private static long word(int from, int to, boolean backwards, MessageKind kind) {
        long word = Wheel.word(from, to, kind.index());
        return backwards ? Wheel.backwards(word) : word;
    }

    private void dispatch(int from, int to, boolean backwards, MessageKind kind, Object message) {
        int size = kind.bits(message, idBits, sizeBits);
        world.spend(1 + (size >>> 6));
        if (kind.isContest()) {
            elections.message(from, present.now);
        }
        note(kind);
        cost.sent(kind, from, size);
        longestChain = Math.max(longestChain, depth(from) + 1);
        dispatchWithLuck(word(from, to, backwards, kind), kind, message);
    }

    private void dispatchWithLuck(long word, MessageKind kind, Object message) {
        int from = Wheel.from(word);
        int to = Wheel.to(word);
        int depth = depth(from) + 1;
        boolean cut = cuts.isCut(from, to);
        links.decide(from, to, kind.category(), present.now, cut, fate);
        long number = tellSent(from, to, kind, message, fate.due);
        if (cut) {
            // It never travels, so it is neither late nor lost, nor is it doubled.
            drop(number, from, to, kind, Event.Reason.PARTITION, world.id(from));
            return;
        }
        noteLuck(from, to, number);
        if (fate.lost) {
            drop(number, from, to, kind, Event.Reason.LOSS, world.id(from));
        } else {
            long duplicateDue = fate.duplicateDue;
            cost.inFlight(kind, 1);
            wheel.add(fate.due, word, message, depth, number, present.now);
            if (fate.duplicated) {
                addCopy(number, word, kind, message, depth, duplicateDue);
            }
        }
    }

    /** Tells of what no protocol may be made for. */
    private void noteLuck(int from, int to, long number) {
        if (fate.lost) {
            disturb(new Disturbance.Lost(), number);
            elections.disturbed();
            return;
        }
        punctuality.sent(from, to, fate.due, number);
        if (fate.duplicated) {
            disturb(new Disturbance.Doubled(fate.duplicateDue), number);
            punctuality.sent(from, to, fate.duplicateDue, number);
        }
    }

    private void disturb(Disturbance disturbance, long number) {
        world.listener.disturbed(disturbance, present.now, number);
    }

    private long tellSent(int from, int to, MessageKind kind, Object message, long due) {
        return trace.isWatched()
                ? trace.tellFromLine(world.id(from), new Event.Sent(
                        world.id(to), kind.name(), MessageKind.partsOf(message), due))
                : trace.skip(Mark.SENT, kind.index(), present.cause, from, to, due, message);
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
        MessageKind kind = algorithm.kind(Wheel.kind(word));
        if (calm && kind.isContest() && rows[NodeTable.at(Wheel.to(word), NodeTable.UP)] != 0) {
            handCalmly(word, kind, message, depth, number);
        } else {
            deliverIfPossible(word, message, depth, number, sentAt);
        }
    }

    private void deliverIfPossible(
            long word, Object message, int depth, long number, long sentAt) {
        int from = Wheel.from(word);
        int to = Wheel.to(word);
        if (!membership.isAlive(to)) {
            arriveAtDead(word, message, number, sentAt);
        } else if (cuts.isCut(from, to)) {
            MessageKind kind = algorithm.kind(Wheel.kind(word));
            leaveFlight(kind);
            drop(number, from, to, kind, Event.Reason.PARTITION, world.id(to));
        } else if (!world.backlog.hold(to, word, message, depth, number, sentAt)) {
            hand(word, message, depth, number);
        }
    }

    @Override
    public void expect(long[] words, Object[] payloads, int from, int to) {
        lookAhead.toMessages(words, payloads, from, to);
    }

    /** Hands over what a paused node has missed; cuts do not matter any more, it was there. */
    void deliverHeld(long word, Object message, int depth, long number) {
        hand(word, message, depth, number);
    }

    /** A message meets a node that is dead. */
    void arriveAtDead(long word, Object message, long number, long sentAt) {
        int from = Wheel.from(word);
        int to = Wheel.to(word);
        MessageKind kind = algorithm.kind(Wheel.kind(word));
        leaveFlight(kind);
        drop(number, from, to, kind, Event.Reason.CRASH, world.id(to));
        retransmissions.unanswered(word, kind, message, number, sentAt);
    }

    private void leaveFlight(MessageKind kind) {
        cost.inFlight(kind, -1);
        note(kind);
    }

    private void note(MessageKind kind) {
        if (kind.category() != Category.DETECT) {
            present.busyAt = present.now;
        }
    }

    /** Does what {@link #hand} does, with a message of the contest while all is calm. */
    private void handCalmly(long word, MessageKind kind, Object message, int depth, long number) {
        int to = Wheel.to(word);
        int from = Wheel.from(word);
        cost.arrivedOfContest(kind, to);
        present.busyAt = present.now;
        int at = NodeTable.at(to, NodeTable.DEPTH);
        rows[at] = Math.max(rows[at], depth);
        present.cause = trace.skip(Mark.DELIVERED, kind.index(), number, to, from, 0, message);
        world.processes.receiveUnwatched(to, from, message);
    }

    private void hand(long word, Object message, int depth, long number) {
        int to = Wheel.to(word);
        MessageKind kind = algorithm.kind(Wheel.kind(word));
        cost.arrived(kind, to);
        note(kind);
        if (depth > depth(to)) {
            rows[NodeTable.at(to, NodeTable.DEPTH)] = depth;
        }
        present.cause = trace.isWatched()
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

    /** A message on its way is taken away by hand. */
    void lose(Wheel.Taken taken, MessageKind kind) {
        int from = Wheel.from(taken.word());
        leaveFlight(kind);
        drop(taken.number(), from, Wheel.to(taken.word()), kind, Event.Reason.LOSS,
                world.id(from));
    }

    /** Puts another message of the same in. */
    void addCopy(long sent, long word, MessageKind kind, Object message, int depth, long due) {
        cost.count(Cost.Count.DUPLICATED, kind);
        cost.inFlight(kind, 1);
        long copy = tellDuplicated(
                sent, Wheel.from(word), Wheel.to(word), kind, message, due);
        wheel.add(due, Wheel.copy(word), message, depth, copy, present.now);
    }

    /** Sends a detector's heartbeat from a leader to every other member. */
    void heartbeats(int from, long term) {
        Heartbeat heartbeat = new Heartbeat(term);
        MessageKind kind = algorithm.kindOf(heartbeat);
        for (int id : membership.members()) {
            if (id != world.id(from)) {
                dispatch(from, membership.index(id), false, kind, heartbeat);
            }
        }
    }
}
