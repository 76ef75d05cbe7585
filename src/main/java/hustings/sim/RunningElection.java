package hustings.sim;

import java.util.OptionalInt;

/** An election that goes on in a part of the network. */
final class RunningElection {
    static final long NEVER = -1;

    final int part;
    /** Whether what becomes of it decides what becomes of the run. */
    final boolean decides;
    /** The identifiers of those who have stood without having been asked. */
    final IntSet initiators = new IntSet();
    long startedAt;
    long term;
    /** How many messages have been sent in it. */
    long sent;
    private long agreedAt = NEVER;
    private OptionalInt agreedOn = OptionalInt.empty();
    private long agreedTerm;
    /* Since when something has moved in it without a standstill, and without a fault. */
    private long movesSince = NEVER;

    RunningElection(int part, boolean decides, long startedAt) {
        this.part = part;
        this.decides = decides;
        this.startedAt = startedAt;
    }

    /** Whether it has its part for itself. */
    boolean isApart() {
        return part > 0 || !decides;
    }

    /** A fault has changed something, so that how long it moves counts from then on. */
    void disturbed() {
        movesSince = NEVER;
    }

    /** A tick ends, and anything in it has moved or nothing. */
    void tickEnds(boolean moves, long now) {
        movesSince = !moves ? NEVER : movesSince == NEVER ? now : movesSince;
    }

    /** Since when something has moved in it without a standstill, or {@link #NEVER}. */
    long movesSince() {
        return movesSince;
    }

    /** Its part has no leader that all agree on. */
    void disagrees() {
        agreedAt = NEVER;
    }

    /** Its part agrees on a leader, in a term. */
    void agrees(OptionalInt leader, long term, long now) {
        if (agreedAt == NEVER || term != agreedTerm || !leader.equals(agreedOn)) {
            agreedAt = now;
            agreedOn = leader;
            agreedTerm = term;
        }
    }

    /** Since when its part has agreed on one leader in one term, or {@link #NEVER}. */
    long agreedAt() {
        return agreedAt;
    }

    /** Whom its part has agreed on, if it has. */
    OptionalInt agreedOn() {
        return agreedAt == NEVER ? OptionalInt.empty() : agreedOn;
    }

    /** The term in which its part has agreed last. */
    long agreedTerm() {
        return agreedTerm;
    }

    /** The same election in the part into which its own has turned. */
    RunningElection movedTo(int home, boolean decides, long now) {
        RunningElection there = new RunningElection(home, decides, now);
        there.agreedAt = agreedAt;
        there.agreedOn = agreedOn;
        there.agreedTerm = agreedTerm;
        return there;
    }

    /** Takes in what an election that decides has come to, which has been in another part. */
    void takeIn(RunningElection other) {
        startedAt = Math.min(startedAt, other.startedAt);
        movesSince = movesSince == NEVER ? other.movesSince
                : other.movesSince == NEVER ? movesSince
                : Math.min(movesSince, other.movesSince);
        sent += other.sent;
    }
}
