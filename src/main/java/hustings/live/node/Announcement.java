package hustings.live.node;

import hustings.scenario.Fault;

/**
 * What a group tells its nodes of one of them: that something is done to it, and when.
 *
 * @param tick when; nodes hear of it before
 * @param verb what is done
 * @param node to which node
 * @param number the number of it among the events of the group
 */
public record Announcement(long tick, Fault.Verb verb, int node, long number) {
    /** The event of the group that it is. */
    EventKey key() {
        return new EventKey(0, number);
    }
}
