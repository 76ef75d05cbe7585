package hustings.sim;

import hustings.model.Node;
import hustings.model.Role;
import hustings.run.Snapshot;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Leaders send heartbeats; a follower that hears none for too long suspects its leader. */
final class HeartbeatDetector extends Detector {
    private final long interval;
    private final long timeout;
    private final @Nullable Alarm[] beats;
    private final @Nullable Alarm[] watches;
    private final long[] deadlines;
    private final long[] heardAt;
    private final long[] lastHeard;

    HeartbeatDetector(World world, long interval, long timeout) {
        super(world);
        this.interval = interval;
        this.timeout = timeout;
        int nodes = world.membership.capacity();
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
        Role role = world.leadership.role(node);
        if (role != Role.LEADER) {
            disarm(beats, node);
        } else if (beats[node] == null) {
            arm(beats, node, new Beat(node), interval);
        }
        disarm(watches, node);
        if (role == Role.FOLLOWER && world.leadership.leader(node) != Node.NONE) {
            expectFromNowOn(node);
            arm(watches, node, new Watch(node), timeout);
        }
    }

    /** A follower has heard of its leader, and waits for the next time. */
    private void expectFromNowOn(int node) {
        lastHeard[node] = world.present.cause;
        heardAt[node] = world.present.now;
        deadlines[node] = world.time.due(node, world.present.now, timeout);
    }

    @Override
    void died(int node) {
        super.died(node);
        disarm(beats, node);
        disarm(watches, node);
    }

    @Override
    void heard(int node, int from, long term) {
        if (follows(node, from) && term >= world.leadership.term(node)) {
            expectFromNowOn(node);
            if (watches[node] == null) {
                arm(watches, node, new Watch(node), timeout);
            }
        }
        trust(node, from, world.present.cause);
    }

    @Override
    Optional<Snapshot.Pending> watch(int node) {
        return watches[node] == null ? Optional.empty() : Optional.of(new Snapshot.Pending(
                "DETECTOR", heardAt[node], deadlines[node]));
    }

    private void arm(@Nullable Alarm[] alarms, int node, Alarm alarm, long ticks) {
        alarms[node] = alarm;
        world.wheel.add(world.time.due(node, world.present.now, ticks), alarm);
    }

    private static void disarm(@Nullable Alarm[] alarms, int node) {
        Alarm alarm = alarms[node];
        if (alarm != null) {
            alarm.armed = false;
            alarms[node] = null;
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
            if (!world.backlog.hold(leader, this)) {
                world.spend(1);
                world.present.cause = 0;
                world.post.heartbeats(leader, world.leadership.term(leader));
                world.wheel.add(world.time.due(leader, world.present.now, interval), this);
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
            if (world.backlog.hold(follower, this)) {
                return;
            }
            world.spend(1);
            if (world.present.now < deadlines[follower]) {
                world.wheel.add(deadlines[follower], this);
                return;
            }
            watches[follower] = null;
            int leader = world.membership.index(world.leadership.leader(follower));
            suspect(follower, leader, lastHeard[follower]);
        }
    }
}
