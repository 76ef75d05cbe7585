package hustings.live.node;

import hustings.model.AlgorithmType;
import hustings.model.Heartbeat;
import hustings.model.MessageKind;
import hustings.model.Network;
import hustings.model.Node;
import hustings.model.Role;
import hustings.model.Topology;
import hustings.run.Event;
import hustings.scenario.Chance;
import hustings.scenario.Detection;
import hustings.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The network as the node of a live group sees it: it knows what the group has announced. */
final class LiveNetwork implements Network {
    private final Scenario scenario;
    private final AlgorithmType algorithm;
    private final GroupView group;
    private final int self;
    private final Journal journal;
    private final Timers timers;
    private final Loopback loopback;
    private final Runnable changed;
    private final Chance chance;
    private final List<Letter> outbox = new ArrayList<>();
    private Standing standing = Standing.FRESH;
    private int sender;
    private int draws;

    /**
     * The network of one node.
     *
     * @param draws how many numbers the node has drawn in lives before
     * @param changed is called when the node has come to take itself for something else
     */
    LiveNetwork(Scenario scenario, AlgorithmType algorithm, GroupView group, int self,
            Journal journal, Timers timers, Loopback loopback, int draws, Runnable changed) {
        this.scenario = scenario;
        this.algorithm = algorithm;
        this.group = group;
        this.self = self;
        this.journal = journal;
        this.timers = timers;
        this.loopback = loopback;
        this.draws = draws;
        this.changed = changed;
        chance = new Chance(scenario.seed());
    }

    int self() {
        return self;
    }

    Standing standing() {
        return standing;
    }

    Loopback loopback() {
        return loopback;
    }

    int draws() {
        return draws;
    }

    /** A handler begins, of something that a node has sent; the node itself, if nobody has. */
    void enter(int from) {
        sender = from;
    }

    /** What the node has sent since the last time. */
    List<Letter> takeLetters() {
        List<Letter> sent = List.copyOf(outbox);
        outbox.clear();
        return sent;
    }

    // What the node knows -------------------------------------------------------------------------

    @Override
    public int next(int index, int id) {
        return group.next(id);
    }

    @Override
    public int previous(int index, int id) {
        return group.previous(id);
    }

    @Override
    public int[] neighbours(int index) {
        return switch (algorithm.about().topology()) {
            case RING -> new int[] {group.next(self)};
            case BIDIRECTIONAL_RING ->
                    IntStream.of(group.next(self), group.previous(self)).distinct().toArray();
            default -> IntStream.of(group.members()).filter(id -> id != self).toArray();
        };
    }

    @Override
    public int diameter() {
        int alive = group.living().length;
        return Math.max(0, switch (algorithm.about().topology()) {
            case COMPLETE, OVERLAY_RING -> Math.min(1, alive - 1);
            case BIDIRECTIONAL_RING -> alive / 2;
            default -> alive - 1;
        });
    }

    @Override
    public long commonStart() {
        return 0;
    }

    @Override
    public int[] members(int index) {
        return group.members();
    }

    @Override
    public int largestId() {
        return group.naming().counted(group.largest());
    }

    @Override
    public int counted(int id) {
        return group.naming().counted(id);
    }

    @Override
    public int size() {
        return group.members().length;
    }

    @Override
    public int ringSize() {
        return group.living().length;
    }

    @Override
    public int sender(int index) {
        return sender;
    }

    @Override
    public int leader(int index) {
        return standing.leader();
    }

    @Override
    public long now(int index) {
        return journal.now;
    }

    @Override
    public long delta() {
        return scenario.assumedDelta();
    }

    @Override
    public boolean reportsCrashes() {
        return scenario.detector() instanceof Detection.Perfect;
    }

    @Override
    public long heartbeatInterval() {
        return scenario.detector().heartbeatInterval();
    }

    @Override
    public long heartbeatTimeout() {
        return scenario.detector().heartbeatTimeout(scenario.assumedDelta());
    }

    @Override
    public int random(int index, int range) {
        if (range < 1) {
            throw new IllegalArgumentException("a draw is from 1 to at least 1, not " + range);
        }
        return 1 + (int) Chance.below(
                chance.bits(Chance.Stream.COIN, group.index(self), draws++), range);
    }

    // What the node does --------------------------------------------------------------------------

    @Override
    public void send(int index, int to, Object message) {
        MessageKind kind = algorithm.kindOf(message);
        if (kind.isTimer()) {
            throw new IllegalArgumentException(
                    kind.name() + " is a timer; it is set with setTimer(), not sent");
        }
        requireLink(to);
        if (to == self) {
            loopback.add(kind, message);
        } else {
            dispatch(to, kind, message);
        }
    }

    private void requireLink(int to) {
        Topology topology = algorithm.about().topology();
        boolean allowed = !topology.isNeighbourly() ? to != self && group.index(to) >= 0
                : to == group.next(self)
                        || topology == Topology.BIDIRECTIONAL_RING && to == group.previous(self);
        if (!allowed) {
            throw new IllegalArgumentException("node " + self + " sent to node " + to
                    + "; there is no such link");
        }
    }

    private void dispatch(int to, MessageKind kind, Object message) {
        EventKey sent = journal.tellFromLine(
                new Event.Sent(to, kind.name(), MessageKind.partsOf(message), 0));
        outbox.add(new Letter(self, to, sent.number(), journal.now, journal.now + 1, message));
    }

    /** Sends a heartbeat to every other member. */
    void sendHeartbeats() {
        Heartbeat heartbeat = new Heartbeat(standing.term());
        for (int id : group.members()) {
            if (id != self) {
                dispatch(id, algorithm.kindOf(heartbeat), heartbeat);
            }
        }
    }

    @Override
    public void sendToNext(int index, Object message) {
        send(index, group.next(self), message);
    }

    @Override
    public void setTimer(int index, long ticks, Object timer) {
        timers.set(ticks, timer);
    }

    @Override
    public void cancel(int index, Object timer) {
        timers.cancel(timer);
    }

    @Override
    public void cancelAll(int index) {
        timers.cancelAll();
    }

    @Override
    public void campaign(int index, long term) {
        become(new Standing(Role.CANDIDATE, Node.NONE, term));
    }

    @Override
    public void withdraw(int index, long term) {
        become(new Standing(Role.FOLLOWER, Node.NONE, term));
    }

    @Override
    public void lead(int index, long term) {
        become(new Standing(Role.LEADER, self, term));
    }

    @Override
    public void followSomebody(int index, int distance, long term) {
        throw new IllegalStateException("nodes of a live group have names");
    }

    @Override
    public void follow(int index, int leader, long term) {
        if (leader == self || group.index(leader) < 0) {
            throw new IllegalArgumentException("node " + self + " cannot follow " + leader
                    + "; a node follows another one, or leads");
        }
        become(new Standing(Role.FOLLOWER, leader, term));
    }

    private void become(Standing next) {
        if (!next.equals(standing)) {
            standing = next;
            journal.tellFromLine(next.role() == Role.FOLLOWER && next.leader() != Node.NONE
                    ? new Event.Recognised(next.leader(), next.term())
                    : new Event.RoleChanged(next.role(), next.term()));
            changed.run();
        }
    }

    @Override
    public boolean passesOver(int index) {
        return false;
    }

    @Override
    public void because(int index, String reason) {
        journal.tellFromLine(new Event.Note(reason));
    }
}
