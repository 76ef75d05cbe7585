package hustings.live;

import hustings.live.node.Letter;
import hustings.run.Event;
import hustings.scenario.Deliveries;
import java.util.Optional;
import java.util.OptionalLong;

/** A message between two nodes, from when it was sent to what became of it. */
final class Transit {
    private final Letter letter;
    private long due;
    private boolean forwarded;
    private OptionalLong handledAt = OptionalLong.empty();
    private Optional<Drop> drop = Optional.empty();

    /**
     * Why and when it was dropped.
     *
     * @param tick when
     * @param reason why
     */
    record Drop(long tick, Event.Reason reason) {}

    /** One that is on its way, and will be there at its tick. */
    Transit(Letter letter) {
        this.letter = letter;
        due = letter.due();
    }

    Letter letter() {
        return letter.dueAt(due);
    }

    long due() {
        return due;
    }

    /** It will be there at another tick. */
    void dueAt(long tick) {
        due = tick;
    }

    /** It has gone on to its receiver, who has not handled it yet. */
    void forward() {
        forwarded = true;
    }

    /** Its receiver has handled it, as what arrived at a tick. */
    void handled(long tick) {
        handledAt = OptionalLong.of(tick);
        due = tick;
    }

    /** It never arrives. */
    void drop(long tick, Event.Reason reason) {
        drop = Optional.of(new Drop(tick, reason));
    }

    Optional<Drop> dropped() {
        return drop;
    }

    /** Whether nobody has decided what becomes of it. */
    boolean isHeld() {
        return !forwarded && isOpen();
    }

    /** Whether its receiver has it, and may or may not come to handle it. */
    boolean isAtReceiver() {
        return forwarded && isOpen();
    }

    private boolean isOpen() {
        return handledAt.isEmpty() && drop.isEmpty();
    }

    /** How many ticks it took, as a recording says it. */
    int ticks() {
        return drop.filter(why -> why.reason() == Event.Reason.LOSS).isPresent()
                ? Deliveries.LOST : (int) (due - letter.sentAt());
    }
}
