package hustings.sim;

import hustings.model.Node;
import hustings.model.Role;
import hustings.run.Election;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

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
    private static final long NEVER = -1;
    private static final int NOWHERE = -1;
    private static final int MOST_REMEMBERED = 10_000;

    private final World world;
    private final Agreements agreements;
    private final List<Election> past = new ArrayList<>();
    /* By the part of the network to which they belong; as it was when parts last changed. */
    private final List<Running> running = new ArrayList<>();
    private long partsKnown = NEVER;
    /* The election that alone goes on in the one part there is, as long as parts stay the same. */
    private @Nullable Running only;
    private long onlyAt;
    private int[] partOf = new int[0];
    private long agreedAt = NEVER;
    private long quietAt = NEVER;
    private long leaderlessSince;
    private long latestTerm;
    private long endedTick;
    private int crashes;

    Elections(World world) {
        this.world = world;
        agreements = new Agreements(world);
    }

    /** An election that has not ended. */
    private static final class Running {
        private final int part;
        private final IntSet initiators = new IntSet();
        private long term;
        private long startedAt;
        private long agreedAt = NEVER;
        private OptionalInt agreedOn = OptionalInt.empty();
        private long agreedTerm;
        /* Since when something has moved in it without a standstill, and without a fault. */
        private long movesSince = NEVER;
        private long sent;
        private boolean decides;

        Running(int part, long startedAt) {
            this.part = part;
            this.startedAt = startedAt;
        }

        private boolean wasApart() {
            return part > 0 || !decides;
        }
    }

    /** There have been none. */
    void reset() {
        past.clear();
        running.clear();
        only = null;
        partsKnown = NEVER;
        agreedAt = NEVER;
        quietAt = NEVER;
        leaderlessSince = 0;
        latestTerm = 0;
        endedTick = 0;
        crashes = 0;
    }

    /**
     * A fault has changed something, or the network has lost something: how long an election goes
     * on counts from then on.
     */
    void disturbed() {
        running.forEach(election -> election.movesSince = NEVER);
    }

    /** A node crashes. */
    void crashed() {
        crashes++;
    }

    /** How many times a node has crashed. */
    int crashes() {
        return crashes;
    }

    /** A node stands for election. */
    void candidate(int node, long term, boolean unasked, long now) {
        Running election = of(node, now);
        election.term = Math.max(election.term, term);
        if (unasked) {
            election.initiators.add(world.id(node));
        }
    }

    /** A node is about to send a message of an election: the first one begins it. */
    void message(int node, long now) {
        if (only != null && onlyAt == world.parts.changes()) {
            only.sent++;
            return;
        }
        boolean isOnly = running.size() == 1 && world.parts.count() <= 1;
        Running election = isOnly ? running.get(0) : begunBy(node, now);
        election.sent++;
        only = isOnly ? election : null;
        onlyAt = world.parts.changes();
    }

    private Running begunBy(int node, long now) {
        int before = running.size();
        Running election = of(node, now);
        if (world.processes.isUnasked() && running.size() > before) {
            election.initiators.add(world.id(node));
        }
        return election;
    }

    /** The election of the part in which a node is, begun now if there is none. */
    private Running of(int node, long now) {
        followParts(now);
        int part = node < world.membership.capacity() ? world.parts.of(node) : 0;
        for (Running election : running) {
            if (election.part == part) {
                return election;
            }
        }
        Running begun = new Running(part, now);
        begun.decides = agreements.decides(part);
        running.add(begun);
        only = null;
        return begun;
    }

    /** Parts may have fallen apart or come together, and their elections with them. */
    private void followParts(long now) {
        if (partsKnown == world.parts.changes()) {
            return;
        }
        partsKnown = world.parts.changes();
        int[] before = partOf;
        if (world.parts.count() > 1 || running.stream().anyMatch(Running::wasApart)) {
            partOf = new int[world.membership.capacity()];
            for (int node = 0; node < partOf.length; node++) {
                partOf[node] = world.parts.of(node);
            }
            move(before, now);
        } else {
            partOf = new int[0];
        }
    }

    /**
     * An election goes on in the largest piece of its part; those that meet become one, and one of
     * a part in which nobody lives any more is over.
     */
    private void move(int[] before, long now) {
        List<Running> moved = new ArrayList<>();
        for (Running election : running) {
            int home = largestPiece(election.part, before);
            if (home == NOWHERE) {
                if (election.decides) {
                    // Whoever was agreed on is dead, too; and what they sent never came to rest.
                    end(told(election, OptionalLong.empty(), election.agreedAt == NEVER
                            ? OptionalInt.empty() : election.agreedOn));
                }
                continue;
            }
            Running there = moved.stream().filter(other -> other.part == home).findFirst()
                    .orElse(null);
            if (there == null) {
                there = new Running(home, now);
                there.decides = agreements.decides(home);
                there.agreedAt = election.agreedAt;
                there.agreedOn = election.agreedOn;
                there.agreedTerm = election.agreedTerm;
                moved.add(there);
            } else {
                there.agreedAt = NEVER;
            }
            join(election, there);
        }
        running.clear();
        running.addAll(moved);
        only = null;
    }

    private void join(Running election, Running there) {
        if (election.decides) {
            there.startedAt = Math.min(there.startedAt, election.startedAt);
            there.movesSince = there.movesSince == NEVER ? election.movesSince
                    : election.movesSince == NEVER ? there.movesSince
                    : Math.min(there.movesSince, election.movesSince);
            there.sent += election.sent;
        }
        there.term = Math.max(there.term, election.term);
        // Who tried where nothing could be decided has called what goes on only if it stands.
        election.initiators.toList().stream()
                .filter(id -> election.decides || stands(world.membership.index(id)))
                .forEach(there.initiators::add);
    }

    private boolean stands(int node) {
        return world.membership.isAlive(node) && world.leadership.role(node) == Role.CANDIDATE;
    }

    private int largestPiece(int part, int[] before) {
        int[] sizes = new int[world.parts.count() + 1];
        int largest = 0;
        for (int node = 0; node < partOf.length; node++) {
            boolean inPart = before.length == 0 ? part == 0 : before[node] == part;
            if (inPart && partOf[node] >= 0 && ++sizes[partOf[node]] > sizes[largest]) {
                largest = partOf[node];
            }
        }
        return sizes[largest] == 0 && world.parts.count() > 0 ? NOWHERE : largest;
    }

    /** Everything that happens in a tick has happened. */
    void tickEnds(long now) {
        followParts(now);
        endedTick = now;
        boolean agreed = agreements.areAllReached();
        agreedAt = !agreed ? NEVER : agreedAt == NEVER ? now : agreedAt;
        for (int i = running.size() - 1; i >= 0; i--) {
            Running election = running.get(i);
            boolean its = agreements.isReached(election.part);
            election.movesSince = !agreements.goesOn(election.part) ? NEVER
                    : election.movesSince == NEVER ? now : election.movesSince;
            agree(election, its, now);
            if (agreed && election.decides) {
                // Also if whoever led before leads again in the tick in which it began.
                agreedAt = Math.max(agreedAt, election.agreedAt);
            }
            if (its && agreements.isQuiet(election.part)) {
                running.remove(i);
                only = null;
                if (election.decides) {
                    end(election, now);
                    quietAt = NEVER;
                }
            }
        }
        boolean quiet = agreed && isQuiet();
        quietAt = !quiet ? NEVER : quietAt == NEVER ? now : quietAt;
        leaderlessSince = agreements.isAnyLed() ? NEVER
                : leaderlessSince == NEVER ? now : leaderlessSince;
    }

    /** Since when a part has agreed on one leader in one term, if it has now. */
    private void agree(Running election, boolean reached, long now) {
        if (!reached) {
            election.agreedAt = NEVER;
            return;
        }
        OptionalInt leader = agreements.leader(election.part);
        long term = world.leadership.term(world.membership.index(leader.orElseThrow()));
        if (election.agreedAt == NEVER || term != election.agreedTerm
                || !leader.equals(election.agreedOn)) {
            election.agreedAt = now;
            election.agreedOn = leader;
            election.agreedTerm = term;
        }
    }

    /** Whether in no part that decides an election goes on. */
    private boolean isQuiet() {
        // Asked in every tick.
        for (Running election : running) {
            if (election.decides) {
                return false;
            }
        }
        return true;
    }

    private void end(Election election) {
        if (past.size() < MOST_REMEMBERED) {
            past.add(election);
        }
    }

    private void end(Running election, long now) {
        Election ended = told(election, OptionalLong.of(now));
        end(ended);
        latestTerm = Math.max(latestTerm, ended.term().orElse(0));
    }

    /** What stands so far; a term that an election before has had is none of this one. */
    private Election told(Running election, OptionalLong quietAt) {
        return told(election, quietAt, agreements.leader(election.part));
    }

    private Election told(Running election, OptionalLong quietAt, OptionalInt leader) {
        int index = world.membership.index(leader.orElse(Node.NONE));
        long term = index >= 0 && world.membership.isAlive(index) ? world.leadership.term(index)
                : leader.isPresent() ? election.agreedTerm : election.term;
        return new Election(
                term > latestTerm || leader.isPresent() && term > 0
                        ? OptionalLong.of(term) : OptionalLong.empty(),
                election.startedAt,
                election.agreedAt == NEVER
                        ? OptionalLong.empty() : OptionalLong.of(election.agreedAt),
                quietAt,
                election.initiators.toList(),
                leader,
                election.sent);
    }

    /** Whether an election is going on anywhere. */
    boolean isRunning() {
        return !running.isEmpty();
    }

    /** When the election of the part in which a node is began; now if none is going on there. */
    long beganAt(int node, long now) {
        int part = world.parts.of(node);
        return running.stream().filter(election -> election.part == part)
                .mapToLong(election -> election.startedAt).findFirst().orElse(now);
    }

    /** Whether an election goes on in a part that decides. */
    boolean isDeciding() {
        return !isQuiet();
    }

    /**
     * Whether nobody leads, and in a part that decides an election has gone on so for too long
     * without a standstill.
     *
     * @param most how many ticks are not too long in a part
     */
    boolean isEndless(long now, IntToLongFunction most) {
        return leaderlessSince != NEVER && running.stream()
                .filter(election -> election.decides && election.movesSince != NEVER)
                .anyMatch(election -> now - Math.max(election.movesSince, leaderlessSince)
                        > most.applyAsLong(election.part));
    }

    /** Which parts have agreed on a leader. */
    Agreements agreements() {
        return agreements;
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
        followParts(endedTick);
        List<Election> all = new ArrayList<>(past);
        for (Running election : running) {
            if (election.decides) {
                all.add(told(election, OptionalLong.empty()));
            }
        }
        return all;
    }
}
