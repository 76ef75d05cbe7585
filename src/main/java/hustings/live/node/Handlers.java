package hustings.live.node;

import hustings.model.Driver;
import hustings.model.Heartbeat;
import hustings.model.Node;
import hustings.model.StateField;
import hustings.run.Change;
import hustings.run.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Calls the handlers of the algorithm's own class, and takes down what they have changed. */
final class Handlers {
    private final LiveNetwork network;
    private final Journal journal;
    private final List<StateField> fields;
    private final String nobody;
    private final Node<?> process;
    private List<String> words;

    /** Those of a process that is bound to its network already. */
    Handlers(Node<?> process, LiveNetwork network, Journal journal, List<StateField> fields,
            String nobody) {
        this.process = process;
        this.network = network;
        this.journal = journal;
        this.fields = fields;
        this.nobody = nobody;
        words = shown();
    }

    private List<String> shown() {
        return fields.stream()
                .map(field -> field.show(process, nobody, Optional.empty()).words()).toList();
    }

    /** What the node takes itself for. */
    Standing standing() {
        return network.standing();
    }

    /** The detector of the leader tells all others that it is alive. */
    void sendHeartbeats() {
        network.sendHeartbeats();
    }

    /** The run begins, or has begun. */
    void begin(Consumer<Node<?>> handler) {
        journal.cause = EventKey.OUTSIDE;
        network.enter(network.self());
        handle(handler);
    }

    /** The node is told to call an election. */
    void start(EventKey cause) {
        journal.cause = journal.tell(cause, new Event.Started());
        network.enter(network.self());
        handle(Driver::start);
    }

    /** The node is back, or is about to leave. */
    void handle(EventKey cause, Consumer<Node<?>> handler) {
        journal.cause = cause;
        network.enter(network.self());
        handle(handler);
    }

    /** A message has arrived; {@code delivered} is the event with which it did. */
    void receive(EventKey delivered, int from, Object message, Detector detector) {
        journal.cause = delivered;
        if (message instanceof Heartbeat heartbeat) {
            detector.heard(from, heartbeat.term());
            network.enter(from);
            handle(node -> Driver.heartbeat(node, from, heartbeat.term()));
        } else {
            network.enter(from);
            handle(node -> Driver.receive(node, message));
        }
    }

    /** A timer of the node has gone off. */
    void fire(EventKey fired, Object timer) {
        handle(fired, node -> Driver.receive(node, timer));
    }

    /** The node's detector suspects another. */
    void suspect(int other, EventKey cause) {
        handle(journal.tell(cause, new Event.Suspected(other)),
                node -> Driver.suspect(node, other));
    }

    /** The node's detector trusts another again. */
    void trust(int other, EventKey cause) {
        handle(journal.tell(cause, new Event.Trusted(other)), node -> Driver.trust(node, other));
    }

    /** What the node has sent to itself comes back. */
    void comeBack(Object message) {
        network.enter(network.self());
        handleOnce(node -> Driver.receive(node, message));
    }

    private void handle(Consumer<Node<?>> handler) {
        handleOnce(handler);
        network.loopback().deliver();
    }

    private void handleOnce(Consumer<Node<?>> handler) {
        EventKey event = journal.cause;
        List<String> before = words;
        handler.accept(process);
        journal.cause = event;
        words = shown();
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (!words.get(i).equals(before.get(i))) {
                changes.add(new Change(fields.get(i).name(), before.get(i), words.get(i)));
            }
        }
        journal.changed(event, changes);
    }
}
