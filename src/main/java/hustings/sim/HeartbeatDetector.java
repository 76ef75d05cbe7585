package hustings.sim;

import hustings.model.Node;
import hustings.model.Role;
import hustings.run.Snapshot;
import hustings.scenario.Detection;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Leaders send heartbeats; a follower that hears none for too long suspects its leader. */
final class HeartbeatDetector extends Detector {
    private final Suspicions suspicions;
    private final Membership membership;
    private final Leadership leadership;
    private final Present present;
    private final Alarms alarms;
    private final WorkMeter work;
    private final Post post;
    private final long interval;
    private final long timeout;
    private final @Nullable Alarm[] beats;
    private final @Nullable Alarm[] watches;
    private final long[] deadlines;
    private final long[] heardAt;
    private final long[] lastHeard;

    HeartbeatDetector(Suspicions suspicions, Membership membership, Leadership leadership,
            Present present, Alarms alarms, WorkMeter work, Post post,
            Detection.Heartbeats heartbeats) {
        super(suspicions);
        this.suspicions = suspicions;
        this.membership = membership;
        this.leadership = leadership;
        this.present = present;
        this.alarms = alarms;
        this.work = work;
        this.post = post;
        this.interval = heartbeats.interval();
        this.timeout = heartbeats.timeout();
        int nodes = membership.capacity();
        beats = new Alarm[nodes];
        watches = new Alarm[nodes];
        deadlines = new long[nodes];
        heardAt = new long[nodes];
        lastHeard = new long[nodes];
    }

    @Override
    void reset() {
        super.reset();
        Arrays.fill(beats, null);
        Arrays.fill(watches, null);
        Arrays.fill(deadlines, 0);
        Arrays.fill(heardAt, 0);
        Arrays.fill(lastHeard, 0);
    }

    @Override
    void changed(int node) {
        super.changed(node);
        Role role = leadership.role(node);
        if (role != Role.LEADER) {
            disarm(beats, node);
        } else if (beats[node] == null) {
            arm(beats, node, new Beat(node), interval);
        }
        disarm(watches, node);
        if (role == Role.FOLLOWER && leadership.leader(node) != Node.NONE) {
            expectFromNowOn(node);
            arm(watches, node, new Watch(node), timeout);
        }
    }

    /** A follower has heard of its leader, and waits for the next time. */
    private void expectFromNowOn(int node) {
        lastHeard[node] = present.cause;
        heardAt[node] = present.now;
        deadlines[node] = alarms.due(node, timeout);
    }

    @Override
    void died(int node) {
        super.died(node);
        disarm(beats, node);
        disarm(watches, node);
    }

    @Override
    void heard(int node, int from, long term) {
        if (suspicions.follows(node, from) && term >= leadership.term(node)) {
            expectFromNowOn(node);
            if (watches[node] == null) {
                arm(watches, node, new Watch(node), timeout);
            }
        }
        suspicions.trust(node, from, present.cause);
    }

    @Override
    Optional<Snapshot.Pending> watch(int node) {
        return watches[node] == null ? Optional.empty() : Optional.of(new Snapshot.Pending(
                "DETECTOR", heardAt[node], deadlines[node]));
    }

    private void arm(@Nullable Alarm[] all, int node, Alarm alarm, long ticks) {
        all[node] = alarm;
        alarms.set(alarms.due(node, ticks), alarm);
    }

    private static void disarm(@Nullable Alarm[] all, int node) {
        Alarm alarm = all[node];
        if (alarm != null) {
            alarm.armed = false;
            all[node] = null;
        }
    }

    /** Sends the heartbeats of one leader. */
    private final class Beat extends Alarm {
        private final int leader;

        Beat(int leader) {
            this.leader = leader;
        }

        @Override
        void ring() {
            if (!alarms.hold(leader, this)) {
                work.spend(1);
                present.cause = 0;
                post.heartbeats(leader, leadership.term(leader));
                alarms.set(alarms.due(leader, interval), this);
            }
        }
    }

    /** Waits for the heartbeats that one follower hears. */
    private final class Watch extends Alarm {
        private final int follower;

        Watch(int follower) {
            this.follower = follower;
        }

        @Override
        void ring() {
            if (alarms.hold(follower, this)) {
                return;
            }
            work.spend(1);
            if (present.now < deadlines[follower]) {
                alarms.set(deadlines[follower], this);
                return;
            }
            watches[follower] = null;
            int leader = membership.index(leadership.leader(follower));
            suspicions.suspect(follower, leader, lastHeard[follower]);
        }
    }
}
