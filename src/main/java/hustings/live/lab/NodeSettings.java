package hustings.live.lab;

/**
 * What a node of the exercise is told at its start.
 *
 * @param daemon where the group is found
 * @param self who it is
 * @param dialect how it writes
 * @param behaviour whether it probes, and feigns failures
 * @param times how long it waits
 */
public record NodeSettings(Endpoint daemon, MemberId self, Dialect dialect,
        BullyMember.Behaviour behaviour, NodeTimes times) {}
