package hustings.sim;

import hustings.model.Driver;
import hustings.model.Heartbeat;
import hustings.model.MessageKind;
import hustings.model.Network;
import hustings.model.Node;
import hustings.run.Change;
import hustings.run.Disturbance;
import hustings.run.Event;
import hustings.run.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs the nodes: calls their handlers one at a time, and crashes, pauses and restarts them.
 */
final class Processes {
    private static final Event.What BACK = new Event.Acted("recover");
    private static final Event.What BOOTED = new Event.Acted("boot");
    private static final Event.What LEAVING = new Event.Acted("leave");
    private static final Event.What STARTED = new Event.Started();

    private final World world;
    private final Trace trace;
    private final Present present;
    private final Node<?>[] nodes;
    private final NodeNetwork network;
    private final Network seen;
    private final boolean anonymous;
    private final int store;
    private final long[] bornAt;
    private final boolean inLockStep;
    private final CommonStart commonStart;
    private int sender;
    private int handling;
    private Object handled = BACK;
    private boolean unasked;
    private final Loopback loopback;

    Processes(World world) {
        this.world = world;
        this.trace = world.trace;
        this.present = world.present;
        this.nodes = world.nodes;
        this.network = new NodeNetwork(world);
        this.anonymous = world.algorithm.about().anonymous();
        this.seen = anonymous ? Driver.anonymous(network) : network;
        this.store = world.membership.store();
        this.bornAt = new long[world.membership.places()];
        this.inLockStep = world.algorithm.about().lockStep();
        this.commonStart = new CommonStart(world);
        this.loopback = world.post.loopback();
    }

    /** No process has been begun. */
    void reset() {
        network.reset();
        commonStart.reset();
        Arrays.fill(bornAt, 0);
        Arrays.fill(nodes, null);
        sender = 0;
        handling = 0;
        handled = BACK;
        unasked = false;
    }

    /** Puts a fresh process into every node that is up. */
    void createAll() {
        for (int i = 0; i < nodes.length; i++) {
            if (world.membership.isAlive(i)) {
                handling = i;
                handled = BOOTED;
                install(i, world.isStore(i)
                        ? world.store().create() : world.algorithm.create(world.options));
            }
        }
        handling = 0;
        handled = BACK;
    }

    private void install(int index, Node<?> node) {
        Driver.bind(node, seen, index, named(index));
        nodes[index] = node;
        bornAt[index] = Math.max(0, present.now);
    }

    /** The identifier of a node as others hear it: none, where nobody knows a name. */
    private int named(int index) {
        return anonymous ? Node.NONE : world.id(index);
    }

    /** The tick at which the present process of a node began. */
    long bornAt(int index) {
        return bornAt[index];
    }

    /** The index of who sent what is being handled. */
    int sender() {
        return sender;
    }

    /**
     * Whether what is being handled is not a message of another node; what comes straight back to a
     * node is as unasked as what it did when it sent that.
     */
    boolean isUnasked() {
        return unasked;
    }

    // Handlers ------------------------------------------------------------------------------------

    /** Hands a message to a node. */
    void receive(int to, int from, Object message) {
        if (trace.isWatched()) {
            enter(from, from == store, to, message);
            receiveWatched(to, message);
        } else {
            receiveUnwatched(to, from, message);
        }
    }

    /** Hands a message to a node, and nobody is told. */
    void receiveUnwatched(int to, int from, Object message) {
        // A store only answers.
        enter(from, from == store, to, message);
        Driver.receive(nodes[to], message);
        if (loopback.isWaiting()) {
            loopback.deliver();
        }
    }

    /** Hands a node what it has sent to itself. */
    void comeBack(int node, Object message, boolean unasked) {
        enter(node, false, node, message);
        this.unasked = unasked;
        handle(node, owner -> Driver.receive(owner, message));
    }

    /** A node is about to send again what has got no answer: of itself, as when a timer fires. */
    void tryAgain(int node, Object message) {
        enter(node, true, node, message);
    }

    private void receiveWatched(int to, Object message) {
        handle(to, node -> Driver.receive(node, message));
    }

    /** Tells a node of a heartbeat. */
    void heartbeat(int to, int from, Heartbeat heartbeat) {
        enter(from, false, to, heartbeat);
        handle(to, node -> Driver.heartbeat(node, named(from), heartbeat.term()));
    }

    /** Hands a timer to the node that set it. */
    void fire(Timers.Timer timer) {
        world.spend(1);
        int node = timer.owner;
        present.cause = trace.isWatched()
                ? trace.tell(timer.number, world.id(node), new Event.TimerFired(
                        timer.kind.name(), MessageKind.partsOf(timer.message)))
                : trace.skip(Tape.Mark.TIMER_FIRED, timer.kind.index(), timer.number, node,
                        0, 0, timer.message);
        long busyAt = present.busyAt;
        enter(node, true, node, timer.message);
        if (timer.watches) {
            // To go on watching is everyday work; what comes of it counts by itself.
            present.busyAt = busyAt;
        }
        handle(node, owner -> Driver.receive(owner, timer.message));
    }

    /** Tells a node that the run begins, or has begun. */
    void begin(int node, Consumer<Node<?>> handler) {
        present.cause = 0;
        enter(node, true, node, BOOTED);
        handle(node, handler);
    }

    /** Lets a node that is about to leave do what it has left to do. */
    void leave(int node) {
        enter(node, true, node, LEAVING);
        handle(node, Driver::leave);
    }

    /** Has a node call an election; in lock step it calls one of all. */
    void start(int node) {
        if (inLockStep) {
            commonStart.call(present.cause);
        } else {
            wake(node);
        }
    }

    /** Starts together those that run in lock step, if in this tick anyone has called for it. */
    void startTogether() {
        commonStart.begin();
    }

    /** How many elections all have started together. */
    long commonStart() {
        return commonStart.count();
    }

    /** Tells a node to start. */
    void wake(int node) {
        world.startup.rouse(node);
        present.cause = trace.tell(present.cause, world.id(node), STARTED);
        enter(node, true, node, STARTED);
        handle(node, Driver::start);
    }

    /** Tells a node that its detector suspects another. */
    void suspect(int node, int suspect, long cause) {
        Event.What suspected = new Event.Suspected(world.id(suspect));
        present.cause = trace.tell(cause, world.id(node), suspected);
        world.listener.suspected(world.id(node), world.id(suspect), present.now);
        if (world.membership.isAlive(suspect)) {
            world.listener.disturbed(new Disturbance.Misjudged(world.id(node), world.id(suspect)),
                    present.now, present.cause);
        }
        enter(node, true, node, suspected);
        handle(node, watcher -> Driver.suspect(watcher, named(suspect)));
        callIfInLockStep();
    }

    /** Tells a node that its detector trusts another again. */
    void trust(int node, int trusted, long cause) {
        Event.What trusts = new Event.Trusted(world.id(trusted));
        present.cause = trace.tell(cause, world.id(node), trusts);
        enter(node, true, node, trusts);
        handle(node, watcher -> Driver.trust(watcher, named(trusted)));
    }

    /** Runs a handler to its end; if someone watches, tells what it has changed. */
    private void handle(int node, Consumer<Node<?>> handler) {
        Node<?> process = nodes[node];
        if (trace.isWatched()) {
            handleWatched(node, process, handler);
        } else {
            handler.accept(process);
        }
        if (loopback.isWaiting()) {
            loopback.deliver();
        }
    }

    private void handleWatched(int node, Node<?> process, Consumer<Node<?>> handler) {
        long event = present.cause;
        List<String> before = world.shownFields.of(node);
        handler.accept(process);
        present.cause = event;
        List<String> after = world.shownFields.show(node);
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            if (!after.get(i).equals(before.get(i))) {
                changes.add(new Change(
                        world.fields(node).get(i).name(), before.get(i), after.get(i)));
            }
        }
        trace.tellChanges(world.id(node), changes);
    }

    private void enter(int from, boolean ofItself, int node, Object what) {
        if (ofItself) {
            present.busyAt = present.now;
        }
        sender = from;
        unasked = ofItself;
        handling = node;
        handled = what;
    }

    /** The index of the node whose handler ran last. */
    int handling() {
        return handling;
    }

    /** What that handler was handed, in words: "on NO (term 1) from 1". */
    String handled() {
        return switch (handled) {
            case Event.Started started -> "on being told to start";
            case Event.Suspected(int suspect) -> "on suspecting " + suspect;
            case Event.Trusted(int trusted) -> "on trusting " + trusted;
            case Event.Acted(String action) -> action.equals("boot") ? "when the run begins"
                    : action.equals("leave") ? "on leaving" : "on coming back";
            default -> {
                MessageKind kind = world.algorithm.kindOf(handled);
                String parts = MessageKind.partsOf(handled);
                yield "on " + kind.name() + (parts.isEmpty() ? "" : " (" + parts + ")")
                        + (kind.isTimer() ? "" : " from " + world.id(sender));
            }
        };
    }

    // Life and death ------------------------------------------------------------------------------

    /** A live node dies, or leaves for good. */
    void stop(int node, Status to) {
        world.membership.change(node, to);
        if (to == Status.CRASHED) {
            world.elections.crashed();
        }
        world.timers.forget(node);
        world.post.retransmissions().forget(node);
        loopback.forget(node);
        world.leadership.died(node);
        world.backlog.drop(node);
        world.detector.died(node);
    }

    /** A node that is not alive gets a fresh process. */
    void revive(int node) {
        world.startup.rouse(node);
        enter(node, true, node, BACK);
        boolean member = world.membership.status(node).isMember();
        world.membership.change(node, Status.UP);
        world.leadership.revived(node);
        install(node, world.isStore(node) ? world.store().recreate(nodes[node]) : member
                ? world.algorithm.recreate(nodes[node], world.options)
                : world.algorithm.create(world.options));
        world.detector.revived(node);
        handle(node, Driver::recover);
        callIfInLockStep();
    }

    /** Nobody can begin alone what all have to begin together. */
    private void callIfInLockStep() {
        if (inLockStep) {
            commonStart.call(present.cause);
        }
    }

    /** A node does nothing for the time being. */
    void pause(int node) {
        world.membership.change(node, Status.PAUSED);
    }

    /** A paused node goes on, first with what it has missed. */
    void resume(int node) {
        world.membership.change(node, Status.UP);
        world.backlog.release(node);
    }
}
