package hustings.live;

import hustings.live.node.Announcement;
import hustings.live.node.EventKey;
import hustings.model.Role;
import hustings.run.Event;
import hustings.run.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A node as the coordinator of its group knows it. */
final class Member {
    private final int id;
    private final TreeMap<Long, Status> history = new TreeMap<>();
    private final List<Announcement> missed = new ArrayList<>();
    private final TreeMap<Long, Long> pausedSince = new TreeMap<>();
    private final TreeMap<Long, Long> ordered = new TreeMap<>();
    /** The last tick that it has told of. */
    long told = -1;
    /** How many events it has told of. */
    long events;
    /** How many numbers it has drawn. */
    int draws;
    /** Whether it leads, and in which term, as far as it has told. */
    OptionalLong leadsIn = OptionalLong.empty();
    /** Whether it has a process that has begun. */
    boolean running;
    /** Whether it has been killed, is starting, or is coming to a stop: it is between states. */
    boolean between;

    Member(int id, Status status) {
        this.id = id;
        history.put(0L, status);
    }

    int id() {
        return id;
    }

    /** What it is at a tick, as far as that is known. */
    Status at(long tick) {
        return history.floorEntry(tick).getValue();
    }

    /** What it has come to be. */
    Status status() {
        return history.lastEntry().getValue();
    }

    /** The tick since which it has been what it is. */
    long since() {
        return history.lastKey();
    }

    /** It becomes something else at a tick. */
    void change(long tick, Status to) {
        if (to == Status.UP && status() == Status.PAUSED) {
            pausedSince.put(tick, since());
        }
        history.put(tick, to);
        if (!to.isAlive()) {
            leadsIn = OptionalLong.empty();
        }
    }

    /** It has been told to do something at a tick, as this event of the group. */
    void order(long tick, long number) {
        ordered.put(tick, number);
    }

    /** The event of the group that has never come about, as nothing did from this tick on. */
    Optional<Long> withdrawn(long silent) {
        return Optional.ofNullable(ordered.ceilingEntry(silent)).map(Map.Entry::getValue);
    }

    /** Whether it has been decided when it is up, and that tick is yet to come for it. */
    boolean isComing() {
        return status() == Status.UP && since() > told;
    }

    /** Whether it is yet to do what it was told to, or to change as it was decided. */
    boolean isAwaited() {
        return !ordered.isEmpty() && ordered.lastKey() > told && status() == Status.UP;
    }

    /** The tick at which something that was due counts as arrived, if it is handled at another. */
    long arrivedAt(long due, long handled) {
        Long since = pausedSince.get(handled);
        return since == null || due >= handled ? handled : Math.max(since, due);
    }

    /** The tick at which what arrives while it is paused is lost, if it dies without going on. */
    OptionalLong diesAfterPause(long due) {
        Map.Entry<Long, Status> next = history.higherEntry(due);
        return at(due) == Status.PAUSED && next != null && !next.getValue().isAlive()
                ? OptionalLong.of(next.getKey()) : OptionalLong.empty();
    }

    /** An announcement that it will hear of when it goes on. */
    void miss(Announcement announcement) {
        missed.add(announcement);
    }

    /** What it has to hear of now. */
    List<Announcement> takeMissed() {
        List<Announcement> all = List.copyOf(missed);
        missed.clear();
        return all;
    }

    /** Takes in what it tells; answers the events with which messages arrived. */
    List<EventKey> take(Report report) {
        told = report.tick();
        draws = report.draws();
        List<EventKey> arrived = new ArrayList<>();
        report.events().forEach(event -> {
            events = event.number();
            if (event.what() instanceof Event.RoleChanged(Role role, long term)) {
                leadsIn = role == Role.LEADER ? OptionalLong.of(term) : OptionalLong.empty();
            } else if (event.what() instanceof Event.Recognised) {
                leadsIn = OptionalLong.empty();
            } else if (event.what() instanceof Event.Delivered) {
                arrived.add(event.cause());
            }
        });
        return arrived;
    }
}
