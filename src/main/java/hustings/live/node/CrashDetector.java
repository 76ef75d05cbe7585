package hustings.live.node;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Learns of every crash that the group announces, and of nothing else, a fixed time after it. */
final class CrashDetector extends Detector {
    private final long delay;
    private final Journal journal;
    private final Alarms alarms;
    private final Map<Integer, Crash> dead = new HashMap<>();

    private record Crash(long tick, EventKey event) {}

    CrashDetector(Handlers node, long delay, Journal journal, Alarms alarms) {
        super(node);
        this.delay = delay;
        this.journal = journal;
        this.alarms = alarms;
    }

    @Override
    void died(int other, EventKey crash) {
        dead.put(other, new Crash(journal.now, crash));
        suspectLater(journal.now + delay, other, crash);
    }

    @Override
    void changed() {
        super.changed();
        int leader = node.standing().leader();
        // Whoever comes to follow a node that is long dead is told as well, or waits for ever.
        Optional.ofNullable(dead.get(leader))
                .filter(crash -> crash.tick + delay <= journal.now)
                .ifPresent(crash -> suspectLater(journal.now + 1, leader, crash.event));
    }

    private void suspectLater(long tick, int other, EventKey crash) {
        alarms.when(tick, () -> node.standing().follows(other), () -> suspect(other, crash));
    }

    @Override
    void revived(int other, EventKey back) {
        dead.remove(other);
        alarms.when(journal.now + delay, () -> suspects(other), () -> trust(other, back));
    }
}
