package hustings.sim;

import hustings.model.AlgorithmType;
import hustings.model.Driver;
import hustings.model.Heartbeat;
import hustings.model.MessageKind;
import hustings.model.Node;
import hustings.run.Change;
import hustings.run.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Calls the handlers of nodes, one at a time and each to its end. */
final class Handlers implements Timers.Receiver, Loopback.Receiver {
    private final Membership membership;
    private final Node<?>[] nodes;
    private final Present present;
    private final Trace trace;
    private final Handling handling;
    private final ShownFields shownFields;
    private final Loopback loopback;
    private final boolean anonymous;

    Handlers(AlgorithmType algorithm, Membership membership, ProcessTable processes,
            Present present, Trace trace, Handling handling, ShownFields shownFields,
            Loopback loopback) {
        this.membership = membership;
        this.nodes = processes.nodes;
        this.present = present;
        this.trace = trace;
        this.handling = handling;
        this.shownFields = shownFields;
        this.loopback = loopback;
        this.anonymous = algorithm.about().anonymous();
    }

    /** The identifier of a node as others hear it: none, where nobody knows a name. */
    int named(int index) {
        return anonymous ? Node.NONE : membership.id(index);
    }

    /** Hands a message to a node. */
    void receive(int to, int from, Object message) {
        if (trace.isWatched()) {
            handling.from(from, to, message);
            receiveWatched(to, message);
        } else {
            receiveUnwatched(to, from, message);
        }
    }

    /** Hands a message to a node, and nobody is told. */
    void receiveUnwatched(int to, int from, Object message) {
        handling.from(from, to, message);
        Driver.receive(nodes[to], message);
        if (loopback.isWaiting()) {
            loopback.deliver(this);
        }
    }

    @Override
    public void comeBack(int node, Object message, boolean unasked) {
        handling.fromItself(node, message, unasked);
        handle(node, owner -> Driver.receive(owner, message));
    }

    private void receiveWatched(int to, Object message) {
        handle(to, node -> Driver.receive(node, message));
    }

    /** Tells a node of a heartbeat. */
    void heartbeat(int to, int from, Heartbeat heartbeat) {
        handling.from(from, to, heartbeat);
        handle(to, node -> Driver.heartbeat(node, named(from), heartbeat.term()));
    }

    @Override
    public void fire(Timers.Timer timer) {
        int node = timer.owner;
        present.cause = trace.isWatched()
                ? trace.tell(timer.number, membership.id(node), new Event.TimerFired(
                        timer.kind.name(), MessageKind.partsOf(timer.message)))
                : trace.skip(Tape.Mark.TIMER_FIRED, timer.kind.index(), timer.number, node,
                        0, 0, timer.message);
        long busyAt = present.busyAt;
        handling.ofItself(node, timer.message);
        if (timer.watches) {
            // To go on watching is everyday work; what comes of it counts by itself.
            present.busyAt = busyAt;
        }
        handle(node, owner -> Driver.receive(owner, timer.message));
    }

    /** Has a node handle something that no other node has sent. */
    void handle(int node, Event.What what, Consumer<Node<?>> handler) {
        handling.ofItself(node, what);
        handle(node, handler);
    }

    /** Runs a handler to its end; if someone watches, tells what it has changed. */
    void handle(int node, Consumer<Node<?>> handler) {
        Node<?> process = nodes[node];
        if (trace.isWatched()) {
            handleWatched(node, process, handler);
        } else {
            handler.accept(process);
        }
        if (loopback.isWaiting()) {
            loopback.deliver(this);
        }
    }

    private void handleWatched(int node, Node<?> process, Consumer<Node<?>> handler) {
        long event = present.cause;
        List<String> before = shownFields.of(node);
        handler.accept(process);
        present.cause = event;
        List<String> after = shownFields.show(node);
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            if (!after.get(i).equals(before.get(i))) {
                changes.add(new Change(
                        shownFields.declared(node).get(i).name(), before.get(i), after.get(i)));
            }
        }
        trace.tellChanges(membership.id(node), changes);
    }
}
