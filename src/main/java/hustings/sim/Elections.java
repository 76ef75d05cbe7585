package hustings.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Tells the elections of a run apart, while it goes on. */
final class Elections {
    private static final long NEVER = -1;
    private static final int MOST_REMEMBERED = 10_000;

    private final Leadership leadership;
    private final Cost cost;
    private final LongSupplier timers;
    private final List<Election> past = new ArrayList<>();
    private final Numbers initiators = new Numbers();
    private boolean running;
    private long term;
    private long startedAt;
    private long agreedAt = NEVER;
    private long sentBefore;

    /**
     * None so far.
     *
     * @param timers how many timers of elections are set, of all nodes
     */
    Elections(Leadership leadership, Cost cost, LongSupplier timers) {
        this.leadership = leadership;
        this.cost = cost;
        this.timers = timers;
    }

    /** There have been none. */
    void reset() {
        past.clear();
        initiators.clear();
        running = false;
        term = 0;
        startedAt = 0;
        agreedAt = NEVER;
        sentBefore = 0;
    }

    /** A node stands for election. */
    void candidate(int id, long term, boolean unasked, long now) {
        if (!running) {
            begin(id, unasked, now);
        }
        this.term = Math.max(this.term, term);
        if (unasked) {
            initiators.add(id);
        }
    }

    /** A node is about to send a message of an election: the first one begins it. */
    void message(int id, boolean unasked, long now) {
        if (!running) {
            begin(id, unasked, now);
        }
    }

    private void begin(int id, boolean unasked, long now) {
        running = true;
        startedAt = now;
        agreedAt = NEVER;
        term = 0;
        sentBefore = cost.contest();
        initiators.clear();
        if (unasked) {
            initiators.add(id);
        }
    }

    /** Everything that happens in a tick has happened. */
    void tickEnds(long now) {
        if (!leadership.isAgreed()) {
            agreedAt = NEVER;
            return;
        }
        if (agreedAt == NEVER) {
            agreedAt = now;
        }
        if (running && cost.contestInFlight() == 0 && timers.getAsLong() == 0) {
            running = false;
            if (past.size() < MOST_REMEMBERED) {
                past.add(present(OptionalLong.of(now)));
            }
        }
    }

    private Election present(OptionalLong quietAt) {
        boolean agreed = leadership.isAgreed();
        return new Election(
                agreed ? leadership.agreedTerm() : term,
                startedAt,
                agreedAt(),
                quietAt,
                initiators.toList(),
                agreed ? OptionalInt.of(leadership.agreedLeader()) : OptionalInt.empty(),
                cost.contest() - sentBefore);
    }

    /** Whether an election is going on. */
    boolean isRunning() {
        return running;
    }

    /** When the election that is going on began; now if none is. */
    long beganAt(long now) {
        return running ? startedAt : now;
    }

    /** Since when all live nodes have agreed, if they do. */
    OptionalLong agreedAt() {
        return agreedAt == NEVER ? OptionalLong.empty() : OptionalLong.of(agreedAt);
    }

    /** All elections, in the order in which they began; the last one may not have ended. */
    List<Election> all() {
        List<Election> all = new ArrayList<>(past);
        if (running) {
            all.add(present(OptionalLong.empty()));
        }
        return all;
    }
}
