package hustings.sim;

import hustings.model.AlgorithmType;
import hustings.model.MessageKind;
import hustings.run.Event;
import hustings.run.Status;
import hustings.scenario.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages on their way that the faults of a scenario drop, deliver, delay or double by hand. */
final class MessageFaults {
    private final AlgorithmType algorithm;
    private final Membership membership;
    private final Present present;
    private final Wheel wheel;
    private final Transmission transmission;
    private final Delivery delivery;
    private final Disturbances disturbances;
    private final MessageLog messages;
    private final FaultLog log;

    MessageFaults(AlgorithmType algorithm, Membership membership, Present present, Wheel wheel,
            Transmission transmission, Delivery delivery, Disturbances disturbances,
            MessageLog messages, FaultLog log) {
        this.algorithm = algorithm;
        this.membership = membership;
        this.present = present;
        this.wheel = wheel;
        this.transmission = transmission;
        this.delivery = delivery;
        this.disturbances = disturbances;
        this.messages = messages;
        this.log = log;
    }

    /** Does something to a message on its way, if it is there and the algorithm is meant. */
    void onMessage(Fault.OnMessage fault) {
        if (!fault.isIn(algorithm.id())) {
            return;
        }
        List<Travelling> onLink = onLink(fault);
        if (onLink.size() >= fault.nth()) {
            log.done(0, fault);
            handle(fault, onLink);
        } else {
            log.traced(0, fault);
            log.nothing(present.cause, 0, fault,
                    fault + " does nothing: no such message is on its way");
        }
    }

    /** A message on its way, as far as it matters whom it may overtake. */
    private record Travelling(long due, long number) {}

    /** The messages on the link of a fault, by when they are due. */
    private List<Travelling> onLink(Fault.OnMessage fault) {
        int from = membership.index(fault.from());
        int to = membership.index(fault.to());
        List<Travelling> found = new ArrayList<>();
        wheel.forEach((due, word, payload, number, sentAt) -> {
            if (Wheel.from(word) == from && Wheel.to(word) == to) {
                found.add(new Travelling(due, number));
            }
        });
        return found;
    }

    private void handle(Fault.OnMessage fault, List<Travelling> onLink) {
        if (fault.handling() == Fault.Handling.DOUBLE) {
            doubleUp(fault, onLink);
            return;
        }
        int from = membership.index(fault.from());
        int to = membership.index(fault.to());
        Optional<Wheel.Taken> found = wheel.take(from, to, fault.nth());
        found.ifPresent(taken -> handle(fault, taken, onLink));
    }

    private void handle(Fault.OnMessage fault, Wheel.Taken taken, List<Travelling> onLink) {
        MessageKind kind = algorithm.kind(Wheel.kind(taken.word()));
        disturbances.taken(taken);
        switch (fault.handling()) {
            case DROP -> lose(taken, kind);
            case DELIVER -> {
                if (onLink.stream().anyMatch(other -> other.number < taken.number())) {
                    disturbances.overtaken(present.now, taken.number());
                }
                deliver(taken, kind);
            }
            default -> {
                long due = taken.due() + fault.ticks();
                disturbances.delayed(taken, due, onLink.stream().anyMatch(other ->
                        other.number > taken.number() && other.due <= due));
                putBack(taken, due, kind);
            }
        }
    }

    private void lose(Wheel.Taken taken, MessageKind kind) {
        int from = Wheel.from(taken.word());
        messages.droppedOnItsWay(taken.number(), from, Wheel.to(taken.word()), kind,
                Event.Reason.LOSS, from);
    }

    private void deliver(Wheel.Taken taken, MessageKind kind) {
        if (membership.status(Wheel.to(taken.word())) == Status.PAUSED) {
            // It arrives and waits; nothing else would tell.
            tellDelayed(taken, present.now, kind);
        }
        delivery.deliver(taken.word(), taken.payload(), taken.depth(), taken.number(),
                taken.sentAt());
    }

    private void putBack(Wheel.Taken taken, long due, MessageKind kind) {
        tellDelayed(taken, due, kind);
        add(taken, due);
    }

    private void add(Wheel.Taken taken, long due) {
        wheel.add(due, taken.word(), taken.payload(), taken.depth(), taken.number(),
                taken.sentAt());
    }

    private void tellDelayed(Wheel.Taken taken, long due, MessageKind kind) {
        if (due != taken.due()) {
            messages.delayed(taken.number(), Wheel.from(taken.word()), Wheel.to(taken.word()),
                    kind, due);
        }
    }

    /** The original keeps its place, and the copy comes right behind it. */
    private void doubleUp(Fault.OnMessage fault, List<Travelling> onLink) {
        int from = membership.index(fault.from());
        int to = membership.index(fault.to());
        long due = onLink.get(fault.nth() - 1).due;
        int left = fault.nth()
                - (int) onLink.stream().filter(other -> other.due < due).count();
        for (Wheel.Taken taken : wheel.takeDue(due)) {
            add(taken, due);
            boolean isOnLink = Wheel.from(taken.word()) == from && Wheel.to(taken.word()) == to;
            if (isOnLink && --left == 0) {
                transmission.addCopy(taken.number(), taken.word(),
                        algorithm.kind(Wheel.kind(taken.word())), taken.payload(),
                        taken.depth(), due);
            }
        }
    }
}
