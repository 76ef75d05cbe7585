package hustings.run;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One election of a run, in one part of the network: from the first candidate, or message, until
 * all live nodes there agree and no message is on its way, nor any timer set; or until they have
 * all died, of which no tick is told.
 *
 * @param term that of the leader once there is one, and until then the highest that was stood in;
 *     none while nobody has stood in a new term
 * @param startedAt the tick of the first candidate or message; of what nodes had been trying in a
 *     part that could not decide, the tick at which it came to belong to one that can
 * @param agreedAt the tick since which all live nodes of the part recognise the same leader, if
 *     they do
 * @param quietAt the tick at which no election or announcement message was left, if it came
 * @param initiators who called it, or stood without having been asked by a message of another
 *     node, ascending; of those who had been trying before it started, who still stood then; none
 *     where a message from another part called it
 * @param leader who was elected, if anyone
 * @param sent election and announcement messages sent during it
 */
public record Election(
        OptionalLong term,
        long startedAt,
        OptionalLong agreedAt,
        OptionalLong quietAt,
        List<Integer> initiators,
        OptionalInt leader,
        long sent) {}
