package hustings.sim;

import hustings.run.Election;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntToLongFunction;

/**
 * Tells the elections of a run apart, while it goes on.
 *
 * <p>An election belongs to a part of the network: it begins with the first candidate or message
 * there, and is over when all live nodes of the part follow one leader of theirs, and no message of
 * it is on its way there, nor any timer set. Where a leader needs a majority, only parts that have
 * one decide; what the others try is no election of the run, unless no part has a majority. What
 * they go on trying when parts change begins with that change.
 */
final class Elections {
    private static final long NEVER = RunningElection.NEVER;

    private final Membership membership;
    private final Leadership leadership;
    private final Agreements agreements;
    private final Quiescence quiescence;
    private final RunningElections running;
    private final PastElections past;
    private long agreedAt = NEVER;
    private long quietAt = NEVER;
    private long leaderlessSince;
    private long endedTick;

    Elections(Membership membership, Leadership leadership, Agreements agreements,
            Quiescence quiescence, RunningElections running, PastElections past) {
        this.membership = membership;
        this.leadership = leadership;
        this.agreements = agreements;
        this.quiescence = quiescence;
        this.running = running;
        this.past = past;
    }

    /** There have been none. */
    void reset() {
        past.reset();
        running.reset();
        agreedAt = NEVER;
        quietAt = NEVER;
        leaderlessSince = 0;
        endedTick = 0;
    }

    /** Everything that happens in a tick has happened. */
    void tickEnds(long now) {
        running.followParts(now);
        endedTick = now;
        boolean agreed = agreements.areAllReached();
        agreedAt = !agreed ? NEVER : agreedAt == NEVER ? now : agreedAt;
        for (int i = running.count() - 1; i >= 0; i--) {
            RunningElection election = running.get(i);
            boolean its = agreements.isReached(election.part);
            election.tickEnds(quiescence.goesOn(election.part), now);
            agree(election, its, now);
            if (agreed && election.decides) {
                // Also if whoever led before leads again in the tick in which it began.
                agreedAt = Math.max(agreedAt, election.agreedAt());
            }
            if (its && quiescence.isQuiet(election.part)) {
                running.remove(i);
                end(election, now);
            }
        }
        boolean quiet = agreed && !running.isAnyDeciding();
        quietAt = !quiet ? NEVER : quietAt == NEVER ? now : quietAt;
        leaderlessSince = agreements.isAnyLed() ? NEVER
                : leaderlessSince == NEVER ? now : leaderlessSince;
    }

    private void agree(RunningElection election, boolean reached, long now) {
        if (reached) {
            OptionalInt leader = agreements.leader(election.part);
            election.agrees(leader,
                    leadership.term(membership.index(leader.orElseThrow())), now);
        } else {
            election.disagrees();
        }
    }

    private void end(RunningElection election, long now) {
        if (election.decides) {
            past.ended(election, agreements.leader(election.part), now);
            quietAt = NEVER;
        }
    }

    /**
     * Whether nobody leads, and in a part that decides an election has gone on so for too long
     * without a standstill.
     *
     * @param most how many ticks are not too long in a part
     */
    boolean isEndless(long now, IntToLongFunction most) {
        for (int i = 0; leaderlessSince != NEVER && i < running.count(); i++) {
            RunningElection election = running.get(i);
            if (election.decides && election.movesSince() != NEVER
                    && now - Math.max(election.movesSince(), leaderlessSince)
                            > most.applyAsLong(election.part)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an election goes on in a part that decides. */
    boolean isDeciding() {
        return running.isAnyDeciding();
    }

    /** Since when all parts that decide have agreed, if they have. */
    OptionalLong agreedAt() {
        return agreedAt == NEVER ? OptionalLong.empty() : OptionalLong.of(agreedAt);
    }

    /** Since when they have, and nothing of an election goes on there. */
    OptionalLong quietAt() {
        return quietAt == NEVER ? OptionalLong.empty() : OptionalLong.of(quietAt);
    }

    /** All elections, in the order in which they ended; those that have not come last. */
    List<Election> all() {
        running.followParts(endedTick);
        List<Election> all = past.all();
        for (int i = 0; i < running.count(); i++) {
            RunningElection election = running.get(i);
            if (election.decides) {
                all.add(past.described(election, OptionalLong.empty(),
                        agreements.leader(election.part)));
            }
        }
        return all;
    }
}
