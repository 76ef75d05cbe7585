package hustings.compare;

import hustings.run.Result;
import hustings.scenario.Fault;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether runs can be compared by what they have cost: all are over for the time being, and the
 * same has happened to all of them.
 *
 * @param unevenness why not, in words; empty if they can
 */
public record Footing(Optional<String> unevenness) {
    private static final int MOST_NAMED = 2;

    /**
     * How panels of one comparison stand to each other.
     *
     * @param results how each of them stands by itself
     */
    public static Footing of(List<Panel> panels, List<Result> results) {
        List<Panel> busy = IntStream.range(0, panels.size())
                .filter(i -> !isOver(panels.get(i), results.get(i))).mapToObj(panels::get)
                .toList();
        if (!busy.isEmpty()) {
            return new Footing(Optional.of(names(busy)
                    + (busy.size() == 1 ? " has" : " have") + " not come to an end yet"));
        }
        long elected = results.stream()
                .filter(result -> result.outcome().isElected()).count();
        return new Footing(elected < 2
                ? Optional.of("there are no two that have elected a leader") : unlike(panels));
    }

    /** Whether nothing more comes of it, unless something new happens to it. */
    private static boolean isOver(Panel panel, Result result) {
        return panel.stopped().isPresent() || result.error().isPresent()
                || panel.run().isStill()
                || panel.tick() >= panel.run().scenario().until()
                || result.outcome().isElected() && result.quietAt().isPresent();
    }

    /** A fault that has happened to some of them and not to others. */
    private static Optional<String> unlike(List<Panel> panels) {
        for (Fault fault : panels.get(0).run().scenario().faults()) {
            List<Panel> spared = panels.stream()
                    .filter(panel -> panel.tick() < fault.tick() || isFutile(fault, panel))
                    .toList();
            if (!spared.isEmpty() && spared.size() < panels.size()) {
                return Optional.of(fault.action() + " at t " + fault.tick() + " has changed nothing"
                        + " in " + names(spared) + ", so that the runs are not alike");
            }
        }
        return Optional.empty();
    }

    private static boolean isFutile(Fault fault, Panel panel) {
        boolean foreign = fault.action() instanceof Fault.OnMessage message
                && !message.algorithm().isEmpty()
                && !message.algorithm().equals(panel.algorithm().id());
        return foreign || panel.futile().stream().anyMatch(futile -> futile.tick() == fault.tick()
                && futile.action().equals(fault.action().toString()));
    }

    private static String names(List<Panel> panels) {
        List<String> names = panels.stream()
                .map(panel -> panel.algorithm().about().name()).limit(MOST_NAMED).toList();
        int more = panels.size() - names.size();
        return more == 0 ? String.join(" and ", names)
                : names.stream().collect(Collectors.joining(", ")) + " and " + more + " more";
    }
}
