package hustings.run;

import hustings.model.Role;
import hustings.scenario.Texts;
import java.util.List;

/**
 * One thing that happened in a run.
 *
 * @param number the place in the run, from 1; the same in every run of the scenario
 * @param tick when
 * @param cause the number of the event that led to it; 0 for what comes from outside
 * @param node the identifier of the node it happened at; 0 for the network as a whole
 * @param lines the lines of pseudo-code that did it, from 0: the last one did it, in the course of
 *     those before; empty if none did
 * @param source the line of the algorithm's source that did it, from 1; 0 if none did
 * @param what what happened
 */
public record Event(long number, long tick, long cause, int node, List<Integer> lines, int source,
        What what) {
    /** What happened. */
    public sealed interface What {}

    /** The node was told to call an election. */
    public record Started() implements What {}

    /**
     * A message went on its way.
     *
     * @param to the receiver
     * @param kind the name of its kind
     * @param content what it carries, in words
     * @param due the tick at which it arrives
     */
    public record Sent(int to, String kind, String content, long due) implements What {}

    /** The network made a second copy of a message, which arrives at {@code due}. */
    public record Duplicated(int to, String kind, String content, long due) implements What {}

    /** A message on its way will arrive at another tick than it was to. */
    public record Delayed(int to, String kind, long due) implements What {}

    /** A message arrived and was handled. */
    public record Delivered(int from, String kind, String content) implements What {}

    /** A message will never be handled. */
    public record Dropped(int from, int to, String kind, Reason reason) implements What {}

    /** Why a message is never handled. */
    public enum Reason {
        /** The network lost it. */
        LOSS,
        /** It met a split or a cut link. */
        PARTITION,
        /** It reached a node that was dead. */
        CRASH;

        @Override
        public String toString() {
            return Texts.text(this);
        }
    }

    /** A node set a timer, which goes off at {@code due}. */
    public record TimerSet(String timer, String content, long due) implements What {}

    /** A timer went off. */
    public record TimerFired(String timer, String content) implements What {}

    /** A node cancelled a timer. */
    public record TimerCancelled(String timer) implements What {}

    /** A node took on a role in a term; a follower of this kind knows no leader. */
    public record RoleChanged(Role role, long term) implements What {}

    /** A node recognised a leader. */
    public record Recognised(int leader, long term) implements What {}

    /** A node's failure detector suspects another node. */
    public record Suspected(int suspect) implements What {}

    /** A node's failure detector trusts another node again. */
    public record Trusted(int trusted) implements What {}

    /** Something was done from outside, in the words of the scenario grammar. */
    public record Acted(String action) implements What {}

    /** The node, or the network, says why. */
    public record Note(String text) implements What {}

    /** The algorithm broke: it threw, and its run ends here. */
    public record Failed(String error) implements What {}
}
