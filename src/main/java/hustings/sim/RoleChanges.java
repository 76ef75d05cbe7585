package hustings.sim;

import hustings.model.AlgorithmType;
import hustings.model.Node;
import hustings.model.Role;
import hustings.run.Event;
import hustings.sim.Tape.Mark;
import java.util.Map;
import java.util.TreeMap;

/** Changes what nodes take themselves for, as their algorithm has it, and tells of it. */
final class RoleChanges {
    private final Membership membership;
    private final Leadership leadership;
    private final Present present;
    private final Trace trace;
    private final RunningElections elections;
    private final RunNotifier notifier;
    private final Detector detector;
    private final boolean anonymous;
    /* Who led last in each term; only where nodes follow somebody without a name. */
    private final Map<Long, Integer> leaders = new TreeMap<>();

    RoleChanges(AlgorithmType algorithm, Membership membership, Leadership leadership,
            Present present, Trace trace, RunningElections elections, RunNotifier notifier,
            Detector detector) {
        this.membership = membership;
        this.leadership = leadership;
        this.present = present;
        this.trace = trace;
        this.elections = elections;
        this.notifier = notifier;
        this.detector = detector;
        anonymous = algorithm.about().anonymous();
    }

    /** Nobody has led. */
    void reset() {
        leaders.clear();
    }

    /** A node stands for election in a term. */
    void campaign(int index, long term) {
        elections.candidate(index, term, present.now);
        become(index, Role.CANDIDATE, Node.NONE, term);
    }

    /** A node gives up, and knows no leader. */
    void withdraw(int index, long term) {
        become(index, Role.FOLLOWER, Node.NONE, term);
    }

    /** A node takes itself for the leader in a term. */
    void lead(int index, long term) {
        if (anonymous) {
            leaders.put(term, membership.id(index));
        }
        become(index, Role.LEADER, membership.id(index), term);
    }

    /** A node follows another, given by its identifier. */
    void follow(int index, int leader, long term) {
        if (leader == membership.id(index) || membership.index(leader) < 0) {
            throw new IllegalArgumentException("node " + membership.id(index)
                    + " cannot follow " + leader + "; a node follows another one, or leads");
        }
        become(index, Role.FOLLOWER, leader, term);
    }

    /**
     * A node follows another, of which it knows only how far before it that is on the ring. Who
     * watches knows whom it follows: who leads in the term, or will, if it is right.
     */
    void followSomebody(int index, int distance, long term) {
        if (distance < 1) {
            throw new IllegalArgumentException("node " + membership.id(index)
                    + " cannot follow the node " + distance
                    + " steps before it; at least 1 is allowed");
        }
        Integer leader = leaders.get(term);
        become(index, Role.FOLLOWER,
                leader == null ? membership.id(stepsBefore(index, distance)) : leader, term);
    }

    private int stepsBefore(int index, int distance) {
        int node = index;
        for (int step = 0; step < distance; step++) {
            node = membership.previous(node);
        }
        return node;
    }

    /* Mostly nothing changes, and what is short is put where it is called. */
    private void become(int index, Role role, int leader, long term) {
        if (!leadership.is(index, role, leader, term)) {
            change(index, role, leader, term);
        }
    }

    private void change(int index, Role role, int leader, long term) {
        if (membership.isStore(index)) {
            throw new IllegalStateException("a store stands for no election");
        }
        leadership.change(index, role, leader, term);
        present.busyAt = present.now;
        long number = tell(index, role, leader, term);
        notifier.became(index, role, leader, term, number);
        detector.changed(index);
    }

    private long tell(int index, Role role, int leader, long term) {
        boolean follows = role == Role.FOLLOWER && leader != Node.NONE;
        if (!trace.isWatched()) {
            return follows
                    ? trace.skip(Mark.RECOGNISED, 0, present.cause, index, leader, term, role)
                    : trace.skip(Mark.ROLE, 0, present.cause, index, 0, term, role);
        }
        return trace.tellFromLine(membership.id(index), follows
                ? new Event.Recognised(leader, term)
                : new Event.RoleChanged(role, term));
    }
}
