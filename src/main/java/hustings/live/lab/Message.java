package hustings.live.lab;

import java.util.Map;
import java.util.Optional;

/**
 * What members say to one another, whatever their dialect.
 *
 * <p>{@code members} are those that a message carries, often none.
 */
public sealed interface Message {
    /** The members that it carries. */
    Map<MemberId, Endpoint> members();

    /** Somebody elects, and those with a higher identity are to answer. */
    record Election(Optional<MemberId> sender, Map<MemberId, Endpoint> members)
            implements Message {
        /** Copies the members. */
        public Election {
            members = Map.copyOf(members);
        }
    }

    /** Whoever was asked is there. */
    record Answer(Map<MemberId, Endpoint> members) implements Message {
        /** Copies the members. */
        public Answer {
            members = Map.copyOf(members);
        }
    }

    /** Somebody leads; where it does not say who, it is the highest of the members. */
    record Victory(Optional<MemberId> leader, Map<MemberId, Endpoint> members)
            implements Message {
        /** Copies the members. */
        public Victory {
            members = Map.copyOf(members);
        }
    }

    /** Asks whether its receiver is there. */
    record Probe(Map<MemberId, Endpoint> members) implements Message {
        /** Copies the members. */
        public Probe {
            members = Map.copyOf(members);
        }
    }
}
