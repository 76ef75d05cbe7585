package hustings.sim;

import hustings.model.Node;
import hustings.run.Election;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The elections of a run that are over, in the order in which they ended. */
final class PastElections {
    private static final int MOST_REMEMBERED = 10_000;

    private final Membership membership;
    private final Leadership leadership;
    private final List<Election> all = new ArrayList<>();
    private long latestTerm;

    PastElections(Membership membership, Leadership leadership) {
        this.membership = membership;
        this.leadership = leadership;
    }

    /** There have been none. */
    void reset() {
        all.clear();
        latestTerm = 0;
    }

    /** An election has come to its end, with a leader. */
    void ended(RunningElection election, OptionalInt leader, long now) {
        Election ended = described(election, OptionalLong.of(now), leader);
        remember(ended);
        latestTerm = Math.max(latestTerm, ended.term().orElse(0));
    }

    /** In the part of an election nobody lives any more. */
    void diedOut(RunningElection election) {
        // Whoever was agreed on is dead, too; and what they sent never came to rest.
        remember(described(election, OptionalLong.empty(), election.agreedOn()));
    }

    private void remember(Election election) {
        if (all.size() < MOST_REMEMBERED) {
            all.add(election);
        }
    }

    /** What stands so far; a term that an election before has had is none of this one. */
    Election described(RunningElection election, OptionalLong quietAt, OptionalInt leader) {
        int index = membership.index(leader.orElse(Node.NONE));
        long term = index >= 0 && membership.isAlive(index) ? leadership.term(index)
                : leader.isPresent() ? election.agreedTerm() : election.term;
        return new Election(
                term > latestTerm || leader.isPresent() && term > 0
                        ? OptionalLong.of(term) : OptionalLong.empty(),
                election.startedAt,
                election.agreedAt() == RunningElection.NEVER
                        ? OptionalLong.empty() : OptionalLong.of(election.agreedAt()),
                quietAt,
                election.initiators.toList(),
                leader,
                election.sent);
    }

    /** All of them; a fresh list. */
    List<Election> all() {
        return new ArrayList<>(all);
    }
}
