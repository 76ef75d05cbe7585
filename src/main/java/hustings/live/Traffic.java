package hustings.live;

import hustings.live.node.EventKey;
import hustings.live.node.Letter;
import hustings.run.Event;
import hustings.run.Status;
import hustings.scenario.Fault;
import hustings.scenario.Naming;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Everything that is on its way between the nodes of a live group, and what is done to links. */
final class Traffic {
    private final Naming naming;
    private final Map<Integer, Member> members;
    private final LinkPlan links;
    private final Recording recording;
    private final Consumer<Letter> forward;
    private final Map<EventKey, Transit> open = new LinkedHashMap<>();
    private final List<Closing> closings = new ArrayList<>();
    private long healedAt;

    /** Links that are about to be cut. */
    private record Closing(Fault.Action action, List<LinkPlan.Link> links) {}

    /**
     * Nothing is on its way.
     *
     * @param forward hands a message on to its receiver
     */
    Traffic(Naming naming, Map<Integer, Member> members, LinkPlan links,
            Recording recording, Consumer<Letter> forward) {
        this.naming = naming;
        this.members = members;
        this.links = links;
        this.recording = recording;
        this.forward = forward;
    }

    private Member receiver(Transit transit) {
        return Optional.ofNullable(members.get(transit.letter().to())).orElseThrow();
    }

    /** A node has sent a message. */
    void sent(Letter letter, long now) {
        Transit transit = links.take(letter, now);
        recording.take(transit);
        if (transit.isHeld()) {
            open.put(letter.sent(), transit);
            move(transit, now);
        }
    }

    /** A node has told at a tick that a message has arrived. */
    void handled(EventKey sent, Member by, long tick) {
        Optional.ofNullable(open.remove(sent)).ifPresent(transit ->
                transit.handled(by.arrivedAt(transit.due(), tick)));
    }

    /** What has arrived at a process that is gone, from the first tick in which it did nothing. */
    void gone(Member member, long silent) {
        open.values().stream().filter(Transit::isAtReceiver)
                .filter(transit -> transit.letter().to() == member.id()).toList()
                .forEach(transit -> drop(transit, member, Math.max(silent, transit.due())));
    }

    /** Another tick has come: what is due goes on. */
    void tick(long now, long latest) {
        List.copyOf(closings).forEach(closing -> closeIfQuiet(closing, Math.max(now, latest)));
        open.values().stream().filter(Transit::isHeld)
                .sorted(Comparator.comparingLong(Transit::due)).toList()
                .forEach(transit -> move(transit, now));
    }

    private void move(Transit transit, long now) {
        Letter letter = transit.letter();
        Member member = receiver(transit);
        LinkPlan.Link link = links.link(letter.from(), letter.to());
        long due = transit.due();
        // Who has been stopped reads nothing; it gets everything when it goes on.
        boolean isStopped = member.running && member.status() == Status.PAUSED
                && !link.isCut(due);
        if (due > now + 1 || link.closing || member.between || isStopped) {
            return;
        }
        boolean arrives = member.at(due).isAlive() && member.diesAfterPause(due).isEmpty()
                && !link.isCut(due);
        if (arrives) {
            transit.forward();
            forward.accept(letter);
        } else if (due <= now) {
            drop(transit, member, due);
        }
    }

    /** What arrives at a tick, and cannot be handled, is dropped. */
    private void drop(Transit transit, Member member, long due) {
        Letter letter = transit.letter();
        boolean isCut = member.at(due).isAlive()
                && links.link(letter.from(), letter.to()).isCut(due);
        transit.dueAt(due);
        if (isCut) {
            transit.drop(due, Event.Reason.PARTITION);
        } else {
            // While it is paused, what arrives waits, and is lost when it dies.
            transit.drop(member.diesAfterPause(due).orElse(due), Event.Reason.CRASH);
        }
        open.remove(letter.sent());
    }

    // Faults of links -----------------------------------------------------------------------------

    /** Cuts one direction of one link. */
    void cut(Fault.Cut cut, long now) {
        close(cut, List.of(links.link(naming.number(cut.from()), naming.number(cut.to()))), now);
    }

    /** Cuts all links between some nodes and the others. */
    void split(Fault.Split split, long now) {
        List<Integer> inside = split.nodes().stream().map(naming::number).toList();
        List<LinkPlan.Link> between = new ArrayList<>();
        for (int from : members.keySet()) {
            for (int to : members.keySet()) {
                if (inside.contains(from) != inside.contains(to)) {
                    between.add(links.link(from, to));
                }
            }
        }
        close(split, between, now);
    }

    /** Cuts links as soon as nothing that came over them waits at a running receiver. */
    private void close(Fault.Action action, List<LinkPlan.Link> some, long now) {
        if (some.stream().allMatch(link -> link.isCut(Long.MAX_VALUE))) {
            throw new IllegalArgumentException(action + " does nothing: it is cut already");
        }
        some.forEach(link -> link.closing = true);
        Closing closing = new Closing(action, some);
        closings.add(closing);
        closeIfQuiet(closing, now);
    }

    private void closeIfQuiet(Closing closing, long now) {
        boolean busy = closing.links.stream().flatMap(link -> link.open().stream())
                .anyMatch(transit -> transit.isAtReceiver()
                        && receiver(transit).status() == Status.UP);
        if (!busy) {
            // What a paused node has got already was there before.
            long tick = 1 + LongStream.concat(
                    closing.links.stream().mapToLong(LinkPlan.Link::changedAt),
                    closing.links.stream().flatMap(link -> link.open().stream())
                            .filter(Transit::isAtReceiver).mapToLong(Transit::due))
                    .reduce(Math.max(now, healedAt), Math::max);
            closing.links.forEach(link -> {
                link.cut(tick, true);
                link.closing = false;
                // What has not gone on by now finds the link cut, however slow its receiver is.
                link.open().stream().filter(Transit::isHeld).filter(each -> each.due() < tick)
                        .forEach(each -> each.dueAt(tick));
            });
            recording.done(new Fault(tick, closing.action), 0);
            closings.remove(closing);
        }
    }

    /** Mends every cut, from a tick on or as soon after it as all that was cut has been. */
    void heal(long tick) {
        healedAt = links.links().stream().mapToLong(link -> link.changedAt() + 1)
                .reduce(tick, Math::max);
        links.links().forEach(link -> link.cut(healedAt, false));
        recording.done(new Fault(healedAt, new Fault.Heal()), 0);
    }

    /** From a tick on, whatever a node sends takes so many ticks. */
    void slow(Fault.Slow slow, long tick) {
        int node = naming.number(slow.node());
        links.slow(node, tick, slow.ticks());
        recording.done(new Fault(tick, slow), node);
    }
}
