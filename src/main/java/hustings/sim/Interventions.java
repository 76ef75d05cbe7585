package hustings.sim;

import hustings.model.MessageKind;
import java.util.Optional;

/** Messages on their way that the faults of a scenario drop, deliver, delay or double by hand. */
final class Interventions {
    private final World world;
    private final Post post;

    Interventions(World world, Post post) {
        this.world = world;
        this.post = post;
    }

    /** Does something to a message on its way; answers whether there is one. */
    boolean carryOut(Fault.OnMessage fault) {
        int from = world.roster.index(fault.from());
        int to = world.roster.index(fault.to());
        Optional<Wheel.Taken> found = world.wheel.take(from, to, fault.nth());
        found.ifPresent(taken -> carryOut(fault, taken));
        return found.isPresent();
    }

    private void carryOut(Fault.OnMessage fault, Wheel.Taken taken) {
        MessageKind kind = world.engine.kind(Wheel.kind(taken.word()));
        switch (fault.handling()) {
            case DROP -> post.lose(taken, kind);
            case DELIVER -> {
                int to = Wheel.to(taken.word());
                if (world.roster.status(to) == Roster.Status.PAUSED) {
                    // It arrives and waits; nothing else would tell.
                    tellDelayed(taken, world.trace.now, kind);
                }
                post.deliver(taken.word(), taken.payload(), taken.depth(), taken.number(),
                        taken.sentAt());
            }
            case DELAY -> putBack(taken, taken.due() + fault.ticks(), kind);
            case DOUBLE -> {
                putBack(taken, taken.due(), kind);
                post.addCopy(taken.number(), taken.word(), kind, taken.payload(), taken.depth(),
                        taken.due());
            }
        }
    }

    private void putBack(Wheel.Taken taken, long due, MessageKind kind) {
        tellDelayed(taken, due, kind);
        world.wheel.add(due, taken.word(), taken.payload(), taken.depth(), taken.number(),
                taken.sentAt());
    }

    private void tellDelayed(Wheel.Taken taken, long due, MessageKind kind) {
        if (due != taken.due()) {
            world.trace.tell(taken.number(), world.id(Wheel.from(taken.word())),
                    new Event.Delayed(world.id(Wheel.to(taken.word())), kind.name(), due));
        }
    }
}
