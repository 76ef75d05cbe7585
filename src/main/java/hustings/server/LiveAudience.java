package hustings.server;

import hustings.compare.Comparison;
import hustings.live.LiveGroup;
import hustings.live.Recording;
import hustings.live.Replay;
import hustings.model.AlgorithmRegistry;
import hustings.run.RunSource;
import hustings.run.WorkLimit;
import hustings.scenario.Fault;
import hustings.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who watches a live group, and what they are shown of it. Thread-safe. */
final class LiveAudience {
    private static final long SHOWN_TICKS = 500;

    private final RunSource source;
    private final AlgorithmRegistry registry;
    private final List<Watcher> watchers = new ArrayList<>();
    private Frame.Live state = Frame.Live.NONE;
    private Optional<Comparison> shown = Optional.empty();
    private String opened = "";
    private long known = -1;

    /** One who watches. */
    static final class Watcher {
        private final Outbox outbox;
        private boolean hasOpened;
        private boolean follows;

        private Watcher(Outbox outbox) {
            this.outbox = outbox;
        }
    }

    LiveAudience(RunSource source, AlgorithmRegistry registry) {
        this.source = source;
        this.registry = registry;
    }

    /** Somebody comes, and is told at once how it stands. */
    synchronized Watcher comes(Outbox outbox) {
        Watcher watcher = new Watcher(outbox);
        watchers.add(watcher);
        outbox.send(state.text());
        show(watcher, Optional.empty());
        return watcher;
    }

    /** Somebody does not watch any more. */
    synchronized void leaves(Watcher watcher) {
        watchers.remove(watcher);
    }

    /** Somebody has missed what was shown, and gets the whole state next. */
    synchronized void missed(Watcher watcher) {
        watcher.follows = false;
    }

    /** A group is being started. */
    synchronized void begins(Scenario scenario, int tickMilliseconds) {
        known = -1;
        shown = Optional.empty();
        opened = scenario.with("until", scenario.faults().stream().mapToLong(Fault::tick)
                .reduce(SHOWN_TICKS, Math::max), registry).text();
        watchers.forEach(watcher -> watcher.hasOpened = false);
        tell(new Frame.Live(Frame.Live.State.STARTING, 0, 0, tickMilliseconds, "", false, "",
                List.of()));
    }

    /** It has gone on. */
    synchronized void show(LiveGroup.SoFar soFar) {
        if (soFar.tick() < 0) {
            return;
        }
        if (state.state() != Frame.Live.State.RUNNING || state.processes() != soFar.processes()) {
            tell(new Frame.Live(Frame.Live.State.RUNNING, soFar.processes(), 0,
                    state.tickMilliseconds(), "", false, "", List.of()));
        }
        if (soFar.tick() > known) {
            Comparison comparison = new Comparison(source, soFar.scenario(), registry,
                    WorkLimit::unlimited);
            Optional<String> news = known < 0 ? Optional.empty()
                    : Optional.of(new Frames(comparison).grown(known + 1, soFar.tick()));
            comparison.seek(soFar.tick());
            shown = Optional.of(comparison);
            known = soFar.tick();
            watchers.forEach(watcher -> show(watcher, news));
        }
    }

    private void show(Watcher watcher, Optional<String> news) {
        if (shown.isEmpty() || state.state() == Frame.Live.State.ENDED) {
            return;
        }
        if (watcher.outbox.isBusy(System.nanoTime())) {
            watcher.follows = false;
        } else if (watcher.follows && news.isPresent()) {
            watcher.follows = watcher.outbox.sendOfRun(news.get());
        } else {
            Frames frames = new Frames(shown.get());
            if (!watcher.hasOpened) {
                watcher.outbox.send(new Frame.Clock(true,
                        1000.0 / state.tickMilliseconds(), known).text());
                watcher.hasOpened = watcher.outbox.send(frames.opened(opened));
            }
            watcher.follows = watcher.hasOpened
                    && watcher.outbox.sendOfRun(frames.keyframe(known));
        }
    }

    /** It has ended; what was recorded has been simulated again. */
    synchronized void ends(Recording recording, Replay replay) {
        List<String> remarks = new ArrayList<>(recording.remarks());
        remarks.addAll(recording.inexact());
        tell(new Frame.Live(Frame.Live.State.ENDED, 0, replay.events(), state.tickMilliseconds(),
                replay.scenario().text(), replay.isSame(), replay.difference().orElse(""),
                remarks));
        watchers.forEach(watcher -> watcher.outbox.send(
                new Frame.Clock(false, 1000.0 / state.tickMilliseconds(), known).text()));
    }

    /** It has broken off, for a reason in words. */
    synchronized void breaks(String why) {
        tell(new Frame.Live(Frame.Live.State.BROKEN, 0, 0, state.tickMilliseconds(), "", false, why,
                List.of()));
    }

    private void tell(Frame.Live next) {
        state = next;
        watchers.forEach(watcher -> watcher.outbox.send(next.text()));
    }
}
