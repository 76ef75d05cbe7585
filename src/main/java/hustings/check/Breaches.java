package hustings.check;

import hustings.model.Condition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * How conditions were broken, from when to when, and for how long that had consequences.
 *
 * <p>What happens to a condition again before the consequences have ended belongs to the same
 * episode.
 */
final class Breaches {
    private static final long NOT_YET = Long.MAX_VALUE;

    private final Map<Condition, Breach> open = new EnumMap<>(Condition.class);
    private final List<Span> over = new ArrayList<>();
    private final Map<Condition, Episode> present = new EnumMap<>(Condition.class);
    private final List<Episode> past = new ArrayList<>();

    /** It was broken from the tick of the breach to the tick before this one. */
    private record Span(Condition condition, Breach breach, long until) {
        boolean covers(Condition other, long tick) {
            return condition == other && breach.tick() <= tick && tick < until;
        }
    }

    /** From the first breach until what came of it has come to an end. */
    private static final class Episode {
        private final Condition condition;
        private final Breach first;
        private long mendedAt;
        private long termThen;
        private boolean isTermKnown;
        private long endedAt = NOT_YET;

        Episode(Condition condition, Breach first) {
            this.condition = condition;
            this.first = first;
        }

        boolean covers(long tick) {
            return first.tick() <= tick && tick < endedAt;
        }

        void mendedAt(long tick) {
            mendedAt = tick;
            isTermKnown = false;
        }
    }

    /** It is broken until a tick at which it holds again. */
    void add(Condition condition, Breach breach, long until) {
        Episode episode = episode(condition, breach);
        if (episode.mendedAt != NOT_YET) {
            episode.mendedAt(Math.max(episode.mendedAt, Math.max(breach.tick(), until)));
        }
    }

    /** It is broken from now on, unless it is already. */
    void begin(Condition condition, Breach breach) {
        episode(condition, breach).mendedAt(NOT_YET);
        open.putIfAbsent(condition, breach);
    }

    private Episode episode(Condition condition, Breach breach) {
        return present.computeIfAbsent(condition, none -> new Episode(condition, breach));
    }

    /** It holds again from a tick on, if it was broken. */
    void end(Condition condition, long tick) {
        Optional.ofNullable(open.remove(condition)).ifPresent(breach -> {
            over.add(new Span(condition, breach, tick));
            episode(condition, breach).mendedAt(tick);
        });
    }

    /** A tick ends, and this is the latest term that anybody has been in. */
    void tickEnds(long tick, long latestTerm) {
        for (Episode episode : present.values()) {
            if (!episode.isTermKnown && episode.mendedAt <= tick) {
                episode.isTermKnown = true;
                episode.termThen = latestTerm;
            }
        }
    }

    /** Whether there is any whose consequences have not ended. */
    boolean areAny() {
        return !present.isEmpty();
    }

    /**
     * An election in a term has come to its end for all: what was mended in an earlier one has no
     * consequences any more.
     *
     * @param allSentSince whether nothing is on its way that was sent before a tick
     */
    void electionEnds(long tick, long term, LongPredicate allSentSince) {
        present.values().removeIf(episode -> {
            boolean ends = episode.isTermKnown && episode.termThen < term
                    && allSentSince.test(episode.mendedAt);
            if (ends) {
                // What happens in the same tick may have come before.
                episode.endedAt = tick + 1;
                past.add(episode);
            }
            return ends;
        });
    }

    /** Whether it is broken now. */
    boolean isOpen(Condition condition) {
        return open.containsKey(condition);
    }

    /** By what it was broken, if what comes at a tick may be a consequence of it. */
    Optional<Breach> felt(Condition condition, long tick) {
        return past.stream().filter(episode -> episode.condition == condition)
                .filter(episode -> episode.covers(tick)).findFirst()
                .or(() -> Optional.ofNullable(present.get(condition))
                        .filter(episode -> episode.covers(tick)))
                .map(episode -> episode.first);
    }

    /** By what it was broken at a tick, if it was. */
    Optional<Breach> at(Condition condition, long tick) {
        return Optional.ofNullable(open.get(condition)).filter(breach -> breach.tick() <= tick)
                .or(() -> over.stream().filter(span -> span.covers(condition, tick)).findFirst()
                        .map(Span::breach));
    }
}
