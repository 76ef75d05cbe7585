package hustings.server;

import hustings.compare.Alignment;
import hustings.compare.Comparison;
import hustings.compare.RunOutlines;
import hustings.compare.Timetable;
import hustings.model.AlgorithmRegistry;
import hustings.run.RunSource;
import hustings.run.TickListener;
import hustings.scenario.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A run that any number watch, each at a position of their own.
 *
 * <p>What a frame says follows from the scenario and from what it tells of, so one that several
 * want is written once and kept for a while. Whoever needs another one borrows a copy of the run:
 * the one that stands there already, if there is one. So viewers who keep together cost one run,
 * and one who has wandered off has a copy to himself. Thread-safe.
 */
final class SharedRun {
    /* So many ticks are sooner carried out than a run is begun anew. */
    private static final long NEAR = 64;

    private final RunSource source;
    private final Scenario scenario;
    private final Alignment by;
    private final AlgorithmRegistry registry;
    private final Limits limits;
    private final KeptFrames kept;
    private final List<Copy> idle = new ArrayList<>();
    private int viewers;
    private int copies;
    private volatile Optional<RunOutlines> known = Optional.empty();

    /** A run without viewers; its scenario is without a position. */
    SharedRun(RunSource source, Scenario scenario, Alignment by, AlgorithmRegistry registry,
            Limits limits, KeptFrames kept) {
        this.source = source;
        this.scenario = scenario;
        this.by = by;
        this.registry = registry;
        this.limits = limits;
        this.kept = kept;
    }

    /** The run as one thread at a time carries it out, and who is told how that goes. */
    private record Copy(Frames frames, Relay relay) {
        boolean isShortOf(long position) {
            return frames.position() <= position && position - frames.position() <= NEAR;
        }
    }

    /** One more watches; returns this. */
    synchronized SharedRun come() {
        viewers++;
        return this;
    }

    /** One fewer watches; returns how many are left. */
    synchronized int leave() {
        viewers--;
        while (isTooMany() && !idle.isEmpty()) {
            idle.removeFirst();
            copies--;
        }
        return viewers;
    }

    private boolean isTooMany() {
        return copies > Math.max(1, viewers);
    }

    /** The scenario, without a position. */
    Scenario scenario() {
        return scenario;
    }

    /** By what its panels are aligned. */
    Alignment by() {
        return by;
    }

    /** It need not be carried out to know when things happen in it; returns this. */
    SharedRun knowing(RunOutlines outlines) {
        known = Optional.of(outlines);
        return this;
    }

    /** When things happen in it; whoever is the first to ask has it carried out for that. */
    RunOutlines outlines(TickListener listener) {
        Optional<RunOutlines> outlines = known;
        if (outlines.isEmpty()) {
            outlines = Optional.of(RunOutlines.of(
                    source, scenario, registry, () -> limits.onScreen(listener)));
            known = outlines;
        }
        return outlines.get();
    }

    /** Which tick is whose at which position. */
    Timetable timetable(TickListener listener) {
        return outlines(listener).timetable(by);
    }

    /** What is told of it first, to whoever opens it by this text. */
    String opened(String text, TickListener listener) {
        return told("opened " + text, 0, listener, frames -> frames.opened(text));
    }

    /** The whole state at a position. */
    String keyframe(long position, TickListener listener) {
        return told("keyframe " + position, position, listener,
                frames -> frames.keyframe(position));
    }

    /** What happens from one position to another, for whoever knows the state before. */
    String ticks(long from, long to, TickListener listener) {
        return told("ticks " + from + " " + to, from - 1, listener,
                frames -> frames.ticks(from, to));
    }

    private String told(
            String what, long position, TickListener listener, Function<Frames, String> writing) {
        if (!isShared()) {
            return written(position, listener, writing);
        }
        KeptFrames.Key key = new KeptFrames.Key(this, what);
        return kept.get(key).orElseGet(() -> {
            String frame = written(position, listener, writing);
            kept.put(key, frame);
            return frame;
        });
    }

    private synchronized boolean isShared() {
        return viewers > 1;
    }

    private String written(long position, TickListener listener, Function<Frames, String> writing) {
        boolean isDone = false;
        Optional<Copy> lent = borrow(position);
        try {
            Copy copy = lent.orElseGet(() -> copy(listener));
            copy.relay.tell(listener);
            String frame = writing.apply(copy.frames);
            giveBack(copy);
            isDone = true;
            return frame;
        } finally {
            if (!isDone) {
                // It may have been broken off anywhere.
                lose();
            }
        }
    }

    private Copy copy(TickListener listener) {
        Relay relay = new Relay();
        relay.tell(listener);
        return new Copy(new Frames(new Comparison(
                outlines(listener), by, () -> limits.onScreen(relay))), relay);
    }

    /** The copy that is the nearest; empty for a new one. */
    private synchronized Optional<Copy> borrow(long position) {
        Optional<Copy> nearest = idle.stream().filter(copy -> copy.isShortOf(position))
                .max(Comparator.comparingLong(copy -> copy.frames.position()));
        if (nearest.isEmpty() && copies >= viewers) {
            nearest = idle.stream().findFirst();
        }
        nearest.ifPresentOrElse(idle::remove, () -> copies++);
        return nearest;
    }

    private synchronized void giveBack(Copy copy) {
        if (isTooMany()) {
            copies--;
        } else {
            idle.add(copy);
        }
    }

    private synchronized void lose() {
        copies--;
    }
}
