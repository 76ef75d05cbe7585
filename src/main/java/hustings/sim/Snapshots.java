package hustings.sim;

import hustings.model.MessageKind;
import hustings.model.StateField;
import hustings.run.Snapshot;
import hustings.run.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Snapshots of simulations. */
final class Snapshots {
    private Snapshots() {}

    /** Everything there is to see at this tick. */
    static Snapshot of(Assembly assembly) {
        List<Snapshot.NodeState> nodes = new ArrayList<>();
        for (int i = 0; i < assembly.membership.capacity(); i++) {
            if (assembly.membership.status(i) != Status.ABSENT) {
                nodes.add(node(assembly, i));
            }
        }
        if (assembly.membership.hasStore()) {
            nodes.add(node(assembly, assembly.membership.store()));
        }
        List<Snapshot.InFlight> inFlight = new ArrayList<>();
        Wheel.Visitor visitor = (due, word, payload, number, sentAt) ->
                inFlight.add(new Snapshot.InFlight(number,
                        assembly.membership.id(Wheel.from(word)),
                        assembly.membership.id(Wheel.to(word)),
                        assembly.algorithm.kinds().get(Wheel.kind(word)).name(),
                        MessageKind.partsOf(payload), sentAt, due));
        assembly.pending.forEachMessage(visitor);
        return new Snapshot(nodes, inFlight);
    }

    /** The node of an index. */
    static Snapshot.NodeState node(Assembly assembly, int index) {
        Map<String, String> fields = new LinkedHashMap<>();
        boolean alive = assembly.membership.isAlive(index);
        // None, where it could not be constructed.
        List<StateField> all = assembly.processes.nodes[index] == null
                ? List.of() : assembly.shownFields.declared(index);
        List<String> shown = all.isEmpty() ? List.of() : assembly.shownFields.of(index);
        for (int i = 0; i < all.size(); i++) {
            if (alive || all.get(i).durable()) {
                fields.put(all.get(i).name(), shown.get(i));
            }
        }
        List<Snapshot.Pending> timers = new ArrayList<>();
        for (Timers.Timer timer : assembly.timers.of(index)) {
            timers.add(new Snapshot.Pending(timer.kind.name(), timer.setAt, timer.due));
        }
        timers.addAll(assembly.retransmissions.of(index));
        assembly.detector.watch(index).ifPresent(timers::add);
        return new Snapshot.NodeState(
                assembly.membership.id(index), assembly.membership.status(index),
                assembly.leadership.role(index), assembly.leadership.leader(index),
                assembly.leadership.term(index), assembly.detector.suspect(index), fields, timers,
                assembly.cost.sentBy(index), assembly.cost.receivedBy(index));
    }
}
