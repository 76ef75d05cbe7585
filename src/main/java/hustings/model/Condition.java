package hustings.model;

import java.util.List;

/**
 * What a promise may rest on: something that the network, the detector or the faults of a run may
 * break.
 */
public enum Condition {
    /** No message takes longer than Δ. */
    TIMELY("messages take at most Δ"),
    /** No message is lost or dropped. */
    RELIABLE("no message is lost"),
    /** No message is doubled. */
    UNDUPLICATED("no message is doubled"),
    /** What is sent first over a link arrives first. */
    ORDERED("no message overtakes another on its link"),
    /** Every link is open. */
    CONNECTED("the network is whole"),
    /** No node is paused. */
    RUNNING("no node is paused"),
    /** Nobody suspects a live node. */
    ACCURATE("nobody suspects a live node"),
    /** No clock is slow or fast. */
    TRUE_CLOCKS("every clock keeps true time"),
    /** The store that nodes share is up. */
    STORED("the store is up"),
    /** All that the literature calls synchronous and reliable. */
    SYNCHRONOUS("the network is synchronous and reliable",
            TIMELY, RELIABLE, CONNECTED, RUNNING, ACCURATE, TRUE_CLOCKS),
    /** Nobody comes back, joins or leaves. */
    CRASH_STOP("nobody comes back, joins or leaves"),
    /** Nobody crashes while an election goes on. */
    CALM("nobody crashes during an election"),
    /** Nobody comes to stand by itself when an election is going on already. */
    TOGETHER("all who are not asked to by a message stand in the same tick"),
    /** Every follower of a dead leader is told by its detector. */
    DETECTED("the detector tells every follower of a dead leader"),
    /** Whoever is told of a crash is told by missing heartbeats, if at all. */
    HEARTBEATS_ONLY("crashes are told by nothing but missing heartbeats"),
    /** The ring closes round a dead node at once. */
    HEALING("the ring closes round a dead node by itself"),
    /** No shortest way between two live nodes has more links than nodes are told. */
    ASSUMED_DIAMETER("the diameter is no larger than nodes are told"),
    /**
     * At every crash, someone who knows the latest term stays alive; and so does one of those who
     * knew it when a node came back, until that has been answered.
     */
    REMEMBERED("someone alive knows the latest term"),
    /** Who is a member does not change; members may crash and come back. */
    FIXED("nobody joins or leaves"),
    /** More than half of the members are alive. */
    MAJORITY("more than half of the nodes are alive");

    private final String words;
    private final List<Condition> parts;

    Condition(String words, Condition... parts) {
        this.words = words;
        this.parts = parts.length == 0 ? List.of() : List.of(parts);
    }

    /** The condition in words, to be put after "while". */
    public String words() {
        return words;
    }

    /** What it consists of; itself if it is simple. */
    public List<Condition> parts() {
        return parts.isEmpty() ? List.of(this) : parts;
    }
}
