package hustings.sim;

import hustings.model.MessageKind;
import hustings.model.Node;
import hustings.model.Role;
import hustings.model.StateField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything there is to see of a run at the end of a tick.
 *
 * @param nodes the members, clockwise round the ring, and last the store if they share one
 * @param inFlight the messages on their way
 */
public record Snapshot(List<NodeState> nodes, List<InFlight> inFlight) {
    /**
     * One node.
     *
     * @param id its identifier, or {@link Node#SHARED_STORE}
     * @param status up, paused, crashed, or left
     * @param role what it takes itself for
     * @param leader whom it recognises; 0 for nobody
     * @param term the term of its role
     * @param suspect whom its detector suspects; 0 for nobody
     * @param fields the state of the algorithm, by field, in words
     * @param timers what it waits for
     * @param sent messages it has sent
     * @param received messages it has handled
     */
    public record NodeState(int id, String status, Role role, int leader, long term, int suspect,
            Map<String, String> fields, List<Pending> timers, long sent, long received) {}

    /** A timer that is set. */
    public record Pending(String timer, long setAt, long due) {}

    /** A message on its way; {@code number} is that of the event that sent it. */
    public record InFlight(
            long number, int from, int to, String kind, String content, long sentAt, long due) {}

    static Snapshot of(World world) {
        List<NodeState> nodes = new ArrayList<>();
        for (int i = 0; i < world.membership.capacity(); i++) {
            if (world.membership.status(i) != Status.ABSENT) {
                nodes.add(node(world, i));
            }
        }
        if (world.membership.store() >= 0) {
            nodes.add(node(world, world.membership.store()));
        }
        List<InFlight> inFlight = new ArrayList<>();
        Wheel.Visitor visitor = (due, word, payload, number, sentAt) -> inFlight.add(new InFlight(
                number, world.id(Wheel.from(word)), world.id(Wheel.to(word)),
                world.engine.kinds().get(Wheel.kind(word)).name(),
                MessageKind.partsOf(payload), sentAt, due));
        world.backlog.forEach(visitor);
        world.wheel.forEach(visitor);
        return new Snapshot(nodes, inFlight);
    }

    static NodeState node(World world, int index) {
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
        List<Pending> timers = new ArrayList<>();
        for (Timers.Timer timer : world.timers.of(index)) {
            timers.add(new Pending(timer.kind.name(), timer.setAt, timer.due));
        }
        timers.addAll(world.post.retransmissions().of(index));
        world.detector.watch(index).ifPresent(timers::add);
        return new NodeState(world.id(index), Texts.text(world.membership.status(index)),
                world.leadership.role(index), world.leadership.leader(index),
                world.leadership.term(index), world.detector.suspect(index), fields, timers,
                world.cost.sentBy(index), world.cost.receivedBy(index));
    }
}
