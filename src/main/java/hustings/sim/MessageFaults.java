package hustings.sim;

import hustings.model.MessageKind;
import hustings.run.Event;
import hustings.run.Status;
import hustings.scenario.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages on their way that the faults of a scenario drop, deliver, delay or double by hand. */
final class MessageFaults {
    private final World world;
    private final Post post;

    MessageFaults(World world, Post post) {
        this.world = world;
        this.post = post;
    }

    /** Whether there is such a message on its way. */
    boolean finds(Fault.OnMessage fault) {
        return onLink(fault).size() >= fault.nth();
    }

    /** A message on its way, as far as it matters whom it may overtake. */
    private record Travelling(long due, long number) {}

    /** The messages on the link of a fault, by when they are due. */
    private List<Travelling> onLink(Fault.OnMessage fault) {
        int from = world.membership.index(fault.from());
        int to = world.membership.index(fault.to());
        List<Travelling> found = new ArrayList<>();
        world.wheel.forEach((due, word, payload, number, sentAt) -> {
            if (Wheel.from(word) == from && Wheel.to(word) == to) {
                found.add(new Travelling(due, number));
            }
        });
        return found;
    }

    /** Does something to a message on its way; does nothing if there is none. */
    void handle(Fault.OnMessage fault) {
        List<Travelling> onLink = onLink(fault);
        if (fault.handling() == Fault.Handling.DOUBLE) {
            doubleUp(fault, onLink);
            return;
        }
        int from = world.membership.index(fault.from());
        int to = world.membership.index(fault.to());
        Optional<Wheel.Taken> found = world.wheel.take(from, to, fault.nth());
        found.ifPresent(taken -> handle(fault, taken, onLink));
    }

    private void handle(Fault.OnMessage fault, Wheel.Taken taken, List<Travelling> onLink) {
        MessageKind kind = world.algorithm.kind(Wheel.kind(taken.word()));
        post.punctuality().taken(taken);
        switch (fault.handling()) {
            case DROP -> post.lose(taken, kind);
            case DELIVER -> {
                if (onLink.stream().anyMatch(other -> other.number < taken.number())) {
                    post.punctuality().overtaken(world.present.now, taken.number());
                }
                deliver(taken, kind);
            }
            default -> {
                long due = taken.due() + fault.ticks();
                post.punctuality().delayed(taken, due, onLink.stream().anyMatch(other ->
                        other.number > taken.number() && other.due <= due));
                putBack(taken, due, kind);
            }
        }
    }

    private void deliver(Wheel.Taken taken, MessageKind kind) {
        if (world.membership.status(Wheel.to(taken.word())) == Status.PAUSED) {
            // It arrives and waits; nothing else would tell.
            tellDelayed(taken, world.present.now, kind);
        }
        post.deliver(taken.word(), taken.payload(), taken.depth(), taken.number(),
                taken.sentAt());
    }

    private void putBack(Wheel.Taken taken, long due, MessageKind kind) {
        tellDelayed(taken, due, kind);
        add(taken, due);
    }

    private void add(Wheel.Taken taken, long due) {
        world.wheel.add(due, taken.word(), taken.payload(), taken.depth(), taken.number(),
                taken.sentAt());
    }

    private void tellDelayed(Wheel.Taken taken, long due, MessageKind kind) {
        if (due != taken.due()) {
            world.trace.tell(taken.number(), world.id(Wheel.from(taken.word())),
                    new Event.Delayed(world.id(Wheel.to(taken.word())), kind.name(), due));
        }
    }

    /** The original keeps its place, and the copy comes right behind it. */
    private void doubleUp(Fault.OnMessage fault, List<Travelling> onLink) {
        if (onLink.size() < fault.nth()) {
            return;
        }
        int from = world.membership.index(fault.from());
        int to = world.membership.index(fault.to());
        long due = onLink.get(fault.nth() - 1).due;
        int left = fault.nth()
                - (int) onLink.stream().filter(other -> other.due < due).count();
        for (Wheel.Taken taken : world.wheel.takeDue(due)) {
            add(taken, due);
            boolean isOnLink = Wheel.from(taken.word()) == from && Wheel.to(taken.word()) == to;
            if (isOnLink && --left == 0) {
                post.addCopy(taken.number(), taken.word(),
                        world.algorithm.kind(Wheel.kind(taken.word())), taken.payload(),
                        taken.depth(), due);
            }
        }
    }
}
