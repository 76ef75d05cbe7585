package hustings.live.node;

import hustings.model.Node;
import hustings.model.Role;
import java.util.Optional;

/** A leader sends heartbeats; a follower that hears none for too long suspects its leader. */
final class HeartbeatDetector extends Detector {
    private final long interval;
    private final long timeout;
    private final Journal journal;
    private final Alarms alarms;
    private Optional<Alarms.Alarm> beat = Optional.empty();
    private Optional<Alarms.Alarm> watch = Optional.empty();
    private long deadline;
    private EventKey lastHeard = EventKey.OUTSIDE;

    HeartbeatDetector(Handlers node, long interval, long timeout, Journal journal, Alarms alarms) {
        super(node);
        this.interval = interval;
        this.timeout = timeout;
        this.journal = journal;
        this.alarms = alarms;
    }

    @Override
    void changed() {
        super.changed();
        Standing standing = node.standing();
        if (standing.role() != Role.LEADER) {
            beat.ifPresent(Alarms.Alarm::disarm);
            beat = Optional.empty();
        } else if (beat.isEmpty()) {
            beatLater();
        }
        watch.ifPresent(Alarms.Alarm::disarm);
        watch = Optional.empty();
        if (standing.role() == Role.FOLLOWER && standing.leader() != Node.NONE) {
            expectFromNowOn();
            watchUntil(journal.now + timeout);
        }
    }

    private void beatLater() {
        beat = Optional.of(alarms.at(journal.now + interval, () -> {
            journal.cause = EventKey.OUTSIDE;
            node.sendHeartbeats();
            beatLater();
        }));
    }

    private void watchUntil(long tick) {
        watch = Optional.of(alarms.at(tick, this::look));
    }

    private void look() {
        if (journal.now < deadline) {
            watchUntil(deadline);
            return;
        }
        watch = Optional.empty();
        suspect(node.standing().leader(), lastHeard);
    }

    @Override
    void heard(int from, long term) {
        if (node.standing().follows(from) && term >= node.standing().term()) {
            expectFromNowOn();
            if (watch.isEmpty()) {
                watchUntil(deadline);
            }
        }
        trust(from, journal.cause);
    }

    private void expectFromNowOn() {
        lastHeard = journal.cause;
        deadline = journal.now + timeout;
    }
}
