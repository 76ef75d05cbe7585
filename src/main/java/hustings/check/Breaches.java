package hustings.check;

import hustings.model.Condition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How each condition was broken first, and from when to when; some are still. */
final class Breaches {
    private final Map<Condition, Breach> first = new EnumMap<>(Condition.class);
    private final Map<Condition, Breach> open = new EnumMap<>(Condition.class);
    private final List<Span> over = new ArrayList<>();

    /** It was broken from the tick of the breach to the tick before this one. */
    private record Span(Condition condition, Breach breach, long until) {
        boolean covers(Condition other, long tick) {
            return condition == other && breach.tick() <= tick && tick < until;
        }
    }

    /** It is broken, and holds again at once. */
    void add(Condition condition, Breach breach) {
        first.putIfAbsent(condition, breach);
    }

    /** It is broken from now on, unless it is already. */
    void begin(Condition condition, Breach breach) {
        add(condition, breach);
        open.putIfAbsent(condition, breach);
    }

    /** It holds again from a tick on, if it was broken. */
    void end(Condition condition, long tick) {
        Optional.ofNullable(open.remove(condition))
                .ifPresent(breach -> over.add(new Span(condition, breach, tick)));
    }

    /** Whether it is broken now. */
    boolean isOpen(Condition condition) {
        return open.containsKey(condition);
    }

    /** How it was broken first, if it ever was. */
    Optional<Breach> first(Condition condition) {
        return Optional.ofNullable(first.get(condition));
    }

    /** By what it was broken at a tick, if it was. */
    Optional<Breach> at(Condition condition, long tick) {
        return Optional.ofNullable(open.get(condition)).filter(breach -> breach.tick() <= tick)
                .or(() -> over.stream().filter(span -> span.covers(condition, tick)).findFirst()
                        .map(Span::breach));
    }
}
