package hustings.sim;

import hustings.model.Driver;
import hustings.model.MessageKind;
import hustings.model.Network;
import hustings.model.Node;
import hustings.sim.Roster.Status;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the nodes: calls their handlers one at a time, and crashes, pauses and restarts them.
 *
 * <p>What reaches a paused node is held, and is handled in the same order when it resumes.
 */
final class Processes {
    private final World world;
    private final Network network;
    private final List<Held> held = new ArrayList<>();
    private final List<Held> released = new ArrayList<>();
    private final long[] bornAt;
    private int sender;
    private int handling;
    private boolean unasked;

    /** Something that waits for a paused node: a message, or an alarm. */
    private record Held(int node, long word, Object payload, int depth, long number, long sentAt) {}

    Processes(World world) {
        this.world = world;
        this.network = new NodeNetwork(world);
        this.bornAt = new long[world.roster.capacity()];
    }

    /** Puts a fresh process into every node that is up. */
    void createAll() {
        for (int i = 0; i < world.nodes.length; i++) {
            if (world.roster.isAlive(i)) {
                install(i, world.engine.create(world.options));
            }
        }
    }

    private void install(int index, Node<?> node) {
        Driver.bind(node, network, index, world.id(index));
        world.nodes[index] = node;
        bornAt[index] = Math.max(0, world.trace.now);
    }

    /** The tick at which the present process of a node began. */
    long bornAt(int index) {
        return bornAt[index];
    }

    /** The index of who sent what is being handled. */
    int sender() {
        return sender;
    }

    /** Whether what is being handled is not a message of another node. */
    boolean isUnasked() {
        return unasked;
    }

    // Handlers ------------------------------------------------------------------------------------

    /** Hands a message to a node. */
    void receive(int to, int from, Object message) {
        enter(from, false, to);
        Driver.receive(world.nodes[to], message);
    }

    /** Tells a node of a heartbeat. */
    void heartbeat(int to, int from, long term) {
        enter(from, false, to);
        Driver.heartbeat(world.nodes[to], world.id(from), term);
    }

    /** Hands a timer to the node that set it. */
    void fire(Timers.Timer timer) {
        world.spend(1);
        int node = timer.owner;
        world.trace.cause = world.trace.isWatched()
                ? world.trace.tell(timer.number, world.id(node), new Event.TimerFired(
                        timer.kind.name(), MessageKind.partsOf(timer.message)))
                : world.trace.skip();
        enter(node, true, node);
        Driver.receive(world.nodes[node], timer.message);
    }

    /** Has the nodes that the scenario names call an election; a paused one when it resumes. */
    void startAll() {
        for (int id : world.scenario.start().choose(world.roster.living(), world.chance)) {
            int node = world.roster.index(id);
            new Alarm() {
                @Override
                void ring() {
                    if (!hold(node, this)) {
                        world.trace.cause = 0;
                        start(node);
                    }
                }
            }.ring();
        }
    }

    /** Has a node call an election. */
    void start(int node) {
        world.trace.cause = world.trace.tell(
                world.trace.cause, world.id(node), new Event.Started());
        enter(node, true, node);
        Driver.start(world.nodes[node]);
    }

    /** Tells a node that its detector suspects another. */
    void suspect(int node, int suspect, long cause) {
        world.trace.cause = world.trace.tell(
                cause, world.id(node), new Event.Suspected(world.id(suspect)));
        if (world.roster.isAlive(suspect)) {
            world.witness.disturbed(new Disturbance.Misjudged(world.id(node), world.id(suspect)),
                    world.trace.now, world.trace.cause);
        }
        enter(node, true, node);
        Driver.suspect(world.nodes[node], world.id(suspect));
    }

    /** Tells a node that its detector trusts another again. */
    void trust(int node, int trusted, long cause) {
        world.trace.cause = world.trace.tell(
                cause, world.id(node), new Event.Trusted(world.id(trusted)));
        enter(node, true, node);
        Driver.trust(world.nodes[node], world.id(trusted));
    }

    private void enter(int from, boolean ofItself, int node) {
        if (ofItself) {
            world.trace.busyAt = world.trace.now;
        }
        sender = from;
        unasked = ofItself;
        handling = node;
    }

    /** The index of the node whose handler ran last. */
    int handling() {
        return handling;
    }

    // Life and death ------------------------------------------------------------------------------

    /** A live node dies, or leaves for good. */
    void stop(int node, Status to) {
        world.roster.change(node, to);
        world.timers.forget(node);
        world.leadership.died(node);
        dropHeld(node);
        world.detector.died(node);
    }

    /** A node that is not alive gets a fresh process. */
    void revive(int node) {
        boolean member = world.roster.status(node).isMember();
        world.roster.change(node, Status.UP);
        world.leadership.revived(node);
        install(node, member
                ? world.engine.recreate(world.nodes[node], world.options)
                : world.engine.create(world.options));
        enter(node, true, node);
        world.detector.revived(node);
        Driver.recover(world.nodes[node]);
    }

    /** A node does nothing for the time being. */
    void pause(int node) {
        world.roster.change(node, Status.PAUSED);
    }

    /** A paused node goes on, first with what it has missed. */
    void resume(int node) {
        world.roster.change(node, Status.UP);
        release(node);
    }

    /** What a paused node has missed will never be handled. */
    private void dropHeld(int node) {
        for (Held item : List.copyOf(held)) {
            if (item.node == node) {
                held.remove(item);
                if (!(item.payload instanceof Alarm)) {
                    world.post.arriveAtDead(item.word, item.payload, item.number, item.sentAt);
                }
            }
        }
    }

    private void release(int node) {
        for (Held item : List.copyOf(held)) {
            if (item.node == node) {
                held.remove(item);
                released.add(item);
            }
        }
    }

    /** Keeps an alarm of a paused node for later; answers whether it did. */
    boolean hold(int node, Alarm alarm) {
        return hold(node, 0, alarm, 0, 0, 0);
    }

    /** Keeps a message to a paused node for later; answers whether it did. */
    boolean hold(int node, long word, Object payload, int depth, long number, long sentAt) {
        if (world.roster.status(node) != Status.PAUSED) {
            return false;
        }
        return held.add(new Held(node, word, payload, depth, number, sentAt));
    }

    /** Handles the messages that nodes had missed and that are released now. */
    void deliverReleased() {
        for (Held item : released) {
            if (!(item.payload instanceof Alarm)) {
                world.post.deliverHeld(item.word, item.payload, item.depth, item.number);
            }
        }
    }

    /** Rings the alarms that nodes had missed and that are released now. */
    void ringReleased() {
        for (Held item : released) {
            if (item.payload instanceof Alarm alarm && alarm.armed) {
                alarm.ring();
            }
        }
        released.clear();
    }

    /** How many messages wait for paused nodes. */
    long heldMessages() {
        return held.stream().filter(item -> !(item.payload instanceof Alarm)).count();
    }

    /** Shows the messages that wait for paused nodes. */
    void forEachHeld(Wheel.Visitor visitor) {
        for (Held item : held) {
            if (!(item.payload instanceof Alarm)) {
                visitor.visit(world.trace.now, item.word, item.payload, item.number, item.sentAt);
            }
        }
    }
}
