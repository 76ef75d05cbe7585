package hustings.check;

import hustings.model.Condition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How conditions were broken, from when to when, and for how long that had consequences.
 *
 * <p>What happens to a condition again begins an episode of its own, so that each ends when its own
 * consequences have; only where there are many at once does it belong to the last of them.
 */
final class ConditionLog {
    private static final long NOT_YET = Long.MAX_VALUE;
    private static final int MOST_AT_ONCE = 8;

    /* By what breaks it: a condition may be broken by several things at once. */
    private final Map<Condition, Map<String, Episode>> open = new EnumMap<>(Condition.class);
    private final List<Span> over = new ArrayList<>();
    private final List<Episode> present = new ArrayList<>();
    private final List<Episode> past = new ArrayList<>();

    /** It was broken from the tick of the breach to the tick before this one. */
    private record Span(Condition condition, Breach breach, long until) {
        boolean covers(Condition other, long tick) {
            return condition == other && breach.tick() <= tick && tick < until;
        }
    }

    /** From a breach until what came of it has come to an end. */
    private static final class Episode {
        private final Condition condition;
        private final Breach breach;
        private long mendedAt;
        private long termThen;
        private boolean isTermKnown;
        private long endedAt = NOT_YET;

        Episode(Condition condition, Breach breach) {
            this.condition = condition;
            this.breach = breach;
        }

        boolean covers(long tick) {
            return breach.tick() <= tick && tick < endedAt;
        }

        Breach told() {
            return breach.lasts() && mendedAt != NOT_YET ? breach.mendedAt(mendedAt) : breach;
        }

        void mendedAt(long tick) {
            mendedAt = tick;
            isTermKnown = false;
        }
    }

    /** It is broken until a tick at which it holds again. */
    void add(Condition condition, Breach breach, long until) {
        if (!isOpen(condition)) {
            Episode episode = episode(condition, breach);
            episode.mendedAt(Math.max(episode.mendedAt, Math.max(breach.tick(), until)));
        }
    }

    /** It is broken by something from now on, unless it is by that already. */
    void begin(Condition condition, String cause, Breach breach) {
        open.computeIfAbsent(condition, none -> new LinkedHashMap<>())
                .computeIfAbsent(cause, none -> {
                    Episode episode = new Episode(condition, breach);
                    episode.mendedAt(NOT_YET);
                    present.add(episode);
                    return episode;
                });
    }

    private Episode episode(Condition condition, Breach breach) {
        List<Episode> of = present.stream().filter(episode ->
                episode.condition == condition && episode.mendedAt != NOT_YET).toList();
        if (of.size() >= MOST_AT_ONCE) {
            return of.getLast();
        }
        Episode episode = new Episode(condition, breach);
        present.add(episode);
        return episode;
    }

    /** From a tick on, some of what broke it does so no more. */
    void end(Condition condition, Predicate<String> causes, long tick) {
        open.getOrDefault(condition, Map.of()).entrySet().removeIf(entry -> {
            boolean ends = causes.test(entry.getKey());
            if (ends) {
                over.add(new Span(condition, entry.getValue().breach, tick));
                entry.getValue().mendedAt(tick);
            }
            return ends;
        });
    }

    /** It holds again from a tick on, if it was broken. */
    void end(Condition condition, long tick) {
        end(condition, cause -> true, tick);
    }

    /** A tick ends, and this is the latest term that anybody has been in. */
    void tickEnds(long tick, long latestTerm) {
        for (Episode episode : present) {
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
        present.removeIf(episode -> {
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
        return !open.getOrDefault(condition, Map.of()).isEmpty();
    }

    /**
     * By what it is broken, or else was, if what comes at a tick may be a consequence of it.
     */
    Optional<Excuse> felt(Condition condition, long tick) {
        return at(condition, tick).or(() -> Excuse.of(
                Stream.concat(past.stream(), present.stream())
                        .filter(episode -> episode.condition == condition && episode.covers(tick))
                        .map(Episode::told)));
    }

    /** By what it was broken at a tick, if it was. */
    Optional<Excuse> at(Condition condition, long tick) {
        return Excuse.of(Stream.concat(
                open.getOrDefault(condition, Map.of()).values().stream()
                        .map(episode -> episode.breach).filter(breach -> breach.tick() <= tick),
                over.stream().filter(span -> span.covers(condition, tick)).map(Span::breach)));
    }
}
