package hustings.server;

import hustings.model.AlgorithmRegistry;
import hustings.scenario.Fault;
import hustings.scenario.Scenario;
import java.util.Optional;

/** One viewer at a live group, if it may be at one: what it asks for there is done to the group. */
final class LiveViewer {
    private final Optional<LiveHost> host;
    private final AlgorithmRegistry registry;
    private final Limits limits;
    private final Outbox outbox;
    private Optional<LiveAudience.Watcher> watcher = Optional.empty();

    LiveViewer(Optional<LiveHost> host, AlgorithmRegistry registry, Limits limits, Outbox outbox) {
        this.host = host;
        this.registry = registry;
        this.limits = limits;
        this.outbox = outbox;
    }

    /** Does what a viewer asks for, if it is about a live group; answers whether it was. */
    boolean takes(Request request) {
        if (request instanceof Request.Live asked) {
            carryOut(asked, host.orElseThrow(() -> new Refused("forbidden", "live", LiveGate.OFF)));
            return true;
        }
        if (!isAtGroup()) {
            return false;
        }
        return switch (request) {
            case Request.InjectFault(String action) -> {
                limits.requireShort("action", action);
                host.orElseThrow().act(parse(action));
                yield true;
            }
            case Request.Drawn drawn -> false;
            default -> throw new Refused("invalid", "type",
                    "a live group goes on by itself; stop it, and its run can be played");
        };
    }

    private static Fault.Action parse(String action) {
        try {
            return Fault.parse(action);
        } catch (IllegalArgumentException e) {
            throw new Refused("invalid", "action", String.valueOf(e.getMessage()));
        }
    }

    private void carryOut(Request.Live asked, LiveHost host) {
        switch (asked.what()) {
            case START -> {
                limits.requireShort("scenario", asked.scenario());
                host.start(limits.onScreen(Scenario.parse(asked.scenario(), registry)),
                        asked.tickMilliseconds());
                watch(host);
            }
            case STOP -> host.stop();
            case WATCH -> watch(host);
        }
    }

    private synchronized void watch(LiveHost host) {
        if (watcher.isEmpty()) {
            watcher = Optional.of(host.audience().comes(outbox));
        }
    }

    /** Whether the viewer watches a group that runs. */
    synchronized boolean isAtGroup() {
        return watcher.isPresent() && host.map(LiveHost::isRunning).orElse(false);
    }

    /** Whether the viewer was at a live group when it missed something: it gets it from there. */
    synchronized boolean missed() {
        watcher.ifPresent(whom -> host.orElseThrow().audience().missed(whom));
        return isAtGroup();
    }

    /** The viewer does not watch it any more. */
    synchronized void leave() {
        watcher.ifPresent(whom -> host.orElseThrow().audience().leaves(whom));
        watcher = Optional.empty();
    }
}
