package hustings.sim;

import hustings.model.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The elections that go on, by the part of the network to which each belongs.
 *
 * <p>One begins with the first candidate or message there. When parts fall apart or come together,
 * elections go with them.
 */
final class RunningElections {
    private final Membership membership;
    private final Parts parts;
    private final PartChanges changes;
    private final Leadership leadership;
    private final Agreements agreements;
    private final PastElections past;
    private final Handling handling;
    /* By the part of the network to which they belong; as it was when parts last changed. */
    private final List<RunningElection> running = new ArrayList<>();
    /* The election that alone goes on in the one part there is, as long as parts stay the same. */
    private @Nullable RunningElection only;
    private long onlyAt;

    RunningElections(Membership membership, Parts parts, PartChanges changes,
            Leadership leadership, Agreements agreements, PastElections past,
            Handling handling) {
        this.membership = membership;
        this.parts = parts;
        this.changes = changes;
        this.leadership = leadership;
        this.agreements = agreements;
        this.past = past;
        this.handling = handling;
    }

    /** None goes on. */
    void reset() {
        running.clear();
        only = null;
        changes.reset();
    }

    /**
     * A fault has changed something, or the network has lost something: how long an election goes
     * on counts from then on.
     */
    void disturbed() {
        running.forEach(RunningElection::disturbed);
    }

    /** A node stands for election. */
    void candidate(int node, long term, long now) {
        RunningElection election = of(node, now);
        election.term = Math.max(election.term, term);
        if (handling.isUnasked()) {
            election.initiators.add(membership.id(node));
        }
    }

    /** A node is about to send a message of an election: the first one begins it. */
    void message(int node, long now) {
        if (only != null && onlyAt == parts.changes()) {
            only.sent++;
            return;
        }
        boolean isOnly = running.size() == 1 && parts.count() <= 1;
        RunningElection election = isOnly ? running.get(0) : begunBy(node, now);
        election.sent++;
        only = isOnly ? election : null;
        onlyAt = parts.changes();
    }

    private RunningElection begunBy(int node, long now) {
        int before = running.size();
        RunningElection election = of(node, now);
        if (handling.isUnasked() && running.size() > before) {
            election.initiators.add(membership.id(node));
        }
        return election;
    }

    /** The election of the part in which a node is, begun now if there is none. */
    private RunningElection of(int node, long now) {
        followParts(now);
        int part = node < membership.capacity() ? parts.of(node) : 0;
        for (RunningElection election : running) {
            if (election.part == part) {
                return election;
            }
        }
        RunningElection begun = new RunningElection(part, agreements.decides(part), now);
        running.add(begun);
        only = null;
        return begun;
    }

    /** Parts may have fallen apart or come together, and their elections with them. */
    void followParts(long now) {
        if (!changes.areFollowed()
                && changes.follow(running.stream().anyMatch(RunningElection::isApart))) {
            move(now);
        }
    }

    /**
     * An election goes on in the largest piece of its part; those that meet become one, and one of
     * a part in which nobody lives any more is over.
     */
    private void move(long now) {
        List<RunningElection> moved = new ArrayList<>();
        for (RunningElection election : running) {
            int home = changes.largestPiece(election.part);
            if (home == PartChanges.NOWHERE) {
                if (election.decides) {
                    past.diedOut(election);
                }
                continue;
            }
            RunningElection there = moved.stream().filter(other -> other.part == home).findFirst()
                    .orElse(null);
            if (there == null) {
                there = election.movedTo(home, agreements.decides(home), now);
                moved.add(there);
            } else {
                there.disagrees();
            }
            join(election, there);
        }
        running.clear();
        running.addAll(moved);
        only = null;
    }

    private void join(RunningElection election, RunningElection there) {
        if (election.decides) {
            there.takeIn(election);
        }
        there.term = Math.max(there.term, election.term);
        // Who tried where nothing could be decided has called what goes on only if it stands.
        election.initiators.toList().stream()
                .filter(id -> election.decides || stands(membership.index(id)))
                .forEach(there.initiators::add);
    }

    private boolean stands(int node) {
        return membership.isAlive(node) && leadership.role(node) == Role.CANDIDATE;
    }

    /** How many go on. */
    int count() {
        return running.size();
    }

    /** One of them, by its place from 0. */
    RunningElection get(int place) {
        return running.get(place);
    }

    /** One of them, by its place from 0, is over. */
    void remove(int place) {
        running.remove(place);
        only = null;
    }

    /** Whether any goes on in a part that decides. */
    boolean isAnyDeciding() {
        // Asked in every tick.
        for (RunningElection election : running) {
            if (election.decides) {
                return true;
            }
        }
        return false;
    }

    /** When the election of the part in which a node is began; now if none is going on there. */
    long beganAt(int node, long now) {
        int part = parts.of(node);
        return running.stream().filter(election -> election.part == part)
                .mapToLong(election -> election.startedAt).findFirst().orElse(now);
    }
}
