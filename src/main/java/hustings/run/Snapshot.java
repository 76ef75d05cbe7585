package hustings.run;

import hustings.model.Node;
import hustings.model.Role;
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
    public record NodeState(int id, Status status, Role role, int leader, long term, int suspect,
            Map<String, String> fields, List<Pending> timers, long sent, long received) {}

    /** A timer that is set. */
    public record Pending(String timer, long setAt, long due) {}

    /** A message on its way; {@code number} is that of the event that sent it. */
    public record InFlight(
            long number, int from, int to, String kind, String content, long sentAt, long due) {}
}
