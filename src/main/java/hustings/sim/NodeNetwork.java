package hustings.sim;

import hustings.model.Network;
import hustings.model.Node;
import hustings.model.Role;
import hustings.run.Event;
import hustings.scenario.Chance;
import hustings.scenario.Detection;
import hustings.scenario.Scenario;
import hustings.sim.Tape.Mark;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The network as the nodes of a simulation see it: the verbs and the knowledge of an algorithm. */
final class NodeNetwork implements Network {
    private final World world;
    private final int[] rows;
    private final Post post;
    private final Trace trace;
    private final Present present;
    private final boolean reportsCrashes;
    private final long interval;
    private final long timeout;
    private final int[] draws;
    private final boolean anonymous;
    /* Who led last in each term; only where nodes follow somebody without a name. */
    private final Map<Long, Integer> leaders = new TreeMap<>();

    NodeNetwork(World world) {
        this.world = world;
        rows = world.membership.rows().numbers;
        post = world.post;
        trace = world.trace;
        present = world.present;
        reportsCrashes = switch (world.scenario.detector()) {
            case Detection.Perfect perfect -> true;
            case Detection.First first -> true;
            case Detection.Heartbeats heartbeats -> false;
            case Detection.None none -> false;
        };
        interval = world.scenario.detector().heartbeatInterval();
        timeout = world.scenario.detector().heartbeatTimeout(world.scenario.assumedDelta());
        draws = new int[world.membership.places()];
        anonymous = world.algorithm.about().anonymous();
    }

    /** Nobody has drawn, and nobody has led. */
    void reset() {
        Arrays.fill(draws, 0);
        leaders.clear();
    }

    @Override
    public int next(int index, int id) {
        return rows[NodeTable.at(index, NodeTable.ID)] == id
                ? rows[NodeTable.at(index, NodeTable.NEXT_ID)]
                : world.id(world.membership.next(existing(id)));
    }

    @Override
    public int previous(int index, int id) {
        return world.membership.id(world.membership.previous(existing(id)));
    }

    private int existing(int id) {
        int node = world.membership.index(id);
        if (node < 0) {
            throw new IllegalArgumentException("there is no node " + id);
        }
        return node;
    }

    @Override
    public int[] neighbours(int index) {
        return world.neighbourhood.of(index);
    }

    @Override
    public int diameter() {
        return world.neighbourhood.diameter();
    }

    @Override
    public long commonStart() {
        return world.processes.commonStart();
    }

    @Override
    public int[] members(int index) {
        return world.membership.members().clone();
    }

    @Override
    public int largestId() {
        return world.membership.largestId();
    }

    @Override
    public int counted(int id) {
        return world.membership.naming().counted(id);
    }

    @Override
    public int ringSize() {
        return world.scenario.ring() == Scenario.RingRepair.HEAL
                ? world.membership.alive() : world.membership.size();
    }

    @Override
    public int size() {
        return world.membership.size();
    }

    @Override
    public int sender(int index) {
        return world.id(world.processes.sender());
    }

    @Override
    public int leader(int index) {
        return rows[NodeTable.at(index, NodeTable.LEADER)];
    }

    @Override
    public long now(int index) {
        return world.time.now(index, present.now);
    }

    @Override
    public long delta() {
        return world.scenario.assumedDelta();
    }

    @Override
    public boolean reportsCrashes() {
        return reportsCrashes;
    }

    @Override
    public long heartbeatInterval() {
        return interval;
    }

    @Override
    public long heartbeatTimeout() {
        return timeout;
    }

    @Override
    public int random(int index, int range) {
        if (range < 1) {
            throw new IllegalArgumentException("a draw is from 1 to at least 1, not " + range);
        }
        return 1 + (int) Chance.below(
                world.chance.bits(Chance.Stream.COIN, index, draws[index]++), range);
    }

    @Override
    public void send(int index, int to, Object message) {
        post.send(index, to, message);
    }

    @Override
    public void sendToNext(int index, Object message) {
        send(index, rows[NodeTable.at(index, NodeTable.NEXT_ID)], message);
    }

    @Override
    public void setTimer(int index, long ticks, Object timer) {
        world.timers.set(index, ticks, timer);
    }

    @Override
    public void cancel(int index, Object timer) {
        world.timers.cancel(index, timer);
    }

    @Override
    public void cancelAll(int index) {
        world.timers.cancelAll(index);
    }

    @Override
    public void campaign(int index, long term) {
        world.elections.candidate(index, term, world.processes.isUnasked(),
                present.now);
        become(index, Role.CANDIDATE, Node.NONE, term);
    }

    @Override
    public void withdraw(int index, long term) {
        become(index, Role.FOLLOWER, Node.NONE, term);
    }

    @Override
    public void lead(int index, long term) {
        if (anonymous) {
            leaders.put(term, world.id(index));
        }
        become(index, Role.LEADER, world.id(index), term);
    }

    /** Who watches knows whom it follows: who leads in the term, or will, if it is right. */
    @Override
    public void followSomebody(int index, int distance, long term) {
        if (distance < 1) {
            throw new IllegalArgumentException("node " + world.id(index) + " cannot follow the node"
                    + " " + distance + " steps before it; at least 1 is allowed");
        }
        Integer leader = leaders.get(term);
        become(index, Role.FOLLOWER,
                leader == null ? world.id(stepsBefore(index, distance)) : leader, term);
    }

    private int stepsBefore(int index, int distance) {
        int node = index;
        for (int step = 0; step < distance; step++) {
            node = world.membership.previous(node);
        }
        return node;
    }

    @Override
    public void follow(int index, int leader, long term) {
        if (leader == world.id(index) || world.membership.index(leader) < 0) {
            throw new IllegalArgumentException("node " + world.id(index) + " cannot follow "
                    + leader + "; a node follows another one, or leads");
        }
        become(index, Role.FOLLOWER, leader, term);
    }

    /* Mostly nothing changes, and what is short is put where it is called. */
    private void become(int index, Role role, int leader, long term) {
        if (!world.leadership.is(index, role, leader, term)) {
            change(index, role, leader, term);
        }
    }

    private void change(int index, Role role, int leader, long term) {
        if (index == world.membership.store()) {
            throw new IllegalStateException("a store stands for no election");
        }
        world.leadership.change(index, role, leader, term);
        present.busyAt = present.now;
        long number = tellRole(index, role, leader, term);
        world.listener.became(index, role, leader, term, number);
        world.detector.changed(index);
    }

    private long tellRole(int index, Role role, int leader, long term) {
        boolean follows = role == Role.FOLLOWER && leader != Node.NONE;
        if (!trace.isWatched()) {
            return follows
                    ? trace.skip(Mark.RECOGNISED, 0, present.cause, index, leader, term, role)
                    : trace.skip(Mark.ROLE, 0, present.cause, index, 0, term, role);
        }
        return trace.tellFromLine(world.id(index), follows
                ? new Event.Recognised(leader, term)
                : new Event.RoleChanged(role, term));
    }

    @Override
    public boolean passesOver(int index) {
        return trace.passesOver(index);
    }

    @Override
    public void because(int index, String reason) {
        trace.tellFromLine(world.id(index), new Event.Note(reason));
    }
}
