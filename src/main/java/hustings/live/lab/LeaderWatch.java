package hustings.live.lab;

import java.util.Optional;
import java.util.OptionalLong;

/** Whom a member follows, and when it asks whether that one is still there. */
final class LeaderWatch {
    private final MemberId self;
    private Optional<MemberId> leader = Optional.empty();
    private Optional<MemberId> asked = Optional.empty();
    private OptionalLong due = OptionalLong.empty();

    LeaderWatch(MemberId self) {
        this.self = self;
    }

    Optional<MemberId> leader() {
        return leader;
    }

    boolean isLeading() {
        return leader.equals(Optional.of(self));
    }

    /** Follows another one, or nobody; answers whether that is a change. */
    boolean follow(Optional<MemberId> other) {
        boolean changed = !leader.equals(other);
        if (changed) {
            leader = other;
            asked = Optional.empty();
        }
        return changed;
    }

    /** Asks at this time, unless there is nobody to ask or the last question is still open. */
    void askAt(long time) {
        due = leader.isEmpty() || isLeading() || asked.isPresent()
                ? OptionalLong.empty() : OptionalLong.of(time);
    }

    /** Asks no more until it is to. */
    void rest() {
        due = OptionalLong.empty();
    }

    /** When it asks next. */
    OptionalLong due() {
        return due;
    }

    /** Whom to ask now, if it is time. */
    Optional<MemberId> ask(long now) {
        if (due.isEmpty() || due.getAsLong() > now) {
            return Optional.empty();
        }
        due = OptionalLong.empty();
        asked = leader;
        return asked;
    }

    /** Ends the open question; answers whether it was this one who had been asked. */
    boolean endQuestion(MemberId other) {
        boolean open = asked.equals(Optional.of(other));
        if (open) {
            asked = Optional.empty();
        }
        return open;
    }
}
