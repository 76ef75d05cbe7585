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
    static Snapshot of(World world) {
        List<Snapshot.NodeState> nodes = new ArrayList<>();
        for (int i = 0; i < world.membership.capacity(); i++) {
            if (world.membership.status(i) != Status.ABSENT) {
                nodes.add(node(world, i));
            }
        }
        if (world.membership.store() >= 0) {
            nodes.add(node(world, world.membership.store()));
        }
        List<Snapshot.InFlight> inFlight = new ArrayList<>();
        Wheel.Visitor visitor = (due, word, payload, number, sentAt) ->
                inFlight.add(new Snapshot.InFlight(number,
                        world.id(Wheel.from(word)), world.id(Wheel.to(word)),
                        world.algorithm.kinds().get(Wheel.kind(word)).name(),
                        MessageKind.partsOf(payload), sentAt, due));
        world.backlog.forEach(visitor);
        world.wheel.forEach(visitor);
        return new Snapshot(nodes, inFlight);
    }

    /** The node of an index. */
    static Snapshot.NodeState node(World world, int index) {
        Map<String, String> fields = new LinkedHashMap<>();
        boolean alive = world.membership.isAlive(index);
        // None, where it could not be constructed.
        List<StateField> all = world.nodes[index] == null ? List.of() : world.fields(index);
        List<String> shown = all.isEmpty() ? List.of() : world.shownFields.of(index);
        for (int i = 0; i < all.size(); i++) {
            if (alive || all.get(i).durable()) {
                fields.put(all.get(i).name(), shown.get(i));
            }
        }
        List<Snapshot.Pending> timers = new ArrayList<>();
        for (Timers.Timer timer : world.timers.of(index)) {
            timers.add(new Snapshot.Pending(timer.kind.name(), timer.setAt, timer.due));
        }
        timers.addAll(world.post.retransmissions().of(index));
        world.detector.watch(index).ifPresent(timers::add);
        return new Snapshot.NodeState(world.id(index), world.membership.status(index),
                world.leadership.role(index), world.leadership.leader(index),
                world.leadership.term(index), world.detector.suspect(index), fields, timers,
                world.cost.sentBy(index), world.cost.receivedBy(index));
    }
}
