package hustings.live.lab;

import java.util.Optional;

/** What a {@link BullyMember} wants to be done. */
public sealed interface Action {
    /** Sends a message; what comes of an election or a probe is to be told. */
    record Send(MemberId to, Kind kind) implements Action {}

    /** Answers the message that has just been received, whose sender it may know. */
    record Reply(Kind to, Optional<MemberId> sender) implements Action {}

    /** Joins at the daemon again; its answer, or that there is none, is to be told. */
    record Register() implements Action {}

    /** Follows another leader, or itself, or nobody any more. */
    record Follow(Optional<MemberId> leader) implements Action {}

    /** Feigns a failure: nothing is sent or answered until {@link Recover}. */
    record Fail(Silence silence) implements Action {}

    /** Is there again; {@link Register} follows. */
    record Recover() implements Action {}

    /** What messages there are to begin with. */
    enum Kind { ELECTION, VICTORY, PROBE }

    /** How a failure is feigned. */
    enum Silence {
        /** Nobody listens any more: connections are refused. */
        CLOSED,
        /** Connections are accepted, and nothing is ever answered. */
        MUTE
    }
}
