package hustings.live.lab;

/**
 * What a node of the exercise is told at its start.
 *
 * @param daemon where the group is found
 * @param self who it is
 * @param dialect how it writes
 * @param behaviour whether it probes, and feigns failures
 * @param answers what it says to those who elect or probe
 * @param times how long it waits
 */
public record NodeSettings(Endpoint daemon, MemberId self, Dialect dialect,
        BullyMember.Behaviour behaviour, Answers answers, NodeTimes times) {
    /** Forms of an answer, of which some nodes understand only one. */
    public enum Answers {
        /** That of the dialect, mostly a bare word. */
        OF_THE_DIALECT,
        /** A tuple of the word and the members. */
        WITH_MEMBERS
    }
}
