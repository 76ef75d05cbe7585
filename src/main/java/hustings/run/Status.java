package hustings.run;

import hustings.scenario.Fault;
import hustings.scenario.Texts;

/** What state the process of a node is in, or of the store that nodes share. */
public enum Status {
    /** Has not joined yet. */
    ABSENT,
    /** Runs. */
    UP,
    /** Alive, but does nothing for the time being. */
    PAUSED,
    /** Dead; it may recover. */
    CRASHED,
    /** No longer a member. */
    LEFT;

    public boolean isAlive() {
        return this == UP || this == PAUSED;
    }

    public boolean isMember() {
        return this != ABSENT && this != LEFT;
    }

    @Override
    public String toString() {
        return Texts.text(this);
    }

    /** Whether this can be done to a node in this state. */
    public boolean allows(Fault.Verb verb) {
        return switch (verb) {
            case CRASH -> isAlive();
            case LEAVE -> isMember();
            case RECOVER -> this == CRASHED;
            case PAUSE, ELECT -> this == UP;
            case RESUME -> this == PAUSED;
            case JOIN -> !isMember();
        };
    }
}
