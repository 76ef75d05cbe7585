package hustings.live.maelstrom;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a group of programs has done.
 *
 * @param scenario the links and the faults, in one line
 * @param n the number of nodes
 * @param ticks the last tick
 * @param messages all messages between nodes
 * @param byType the same by the type of their body
 * @param bySender the same by their sender
 * @param leaders each change of the leader on whom all that run agree
 * @param atEnd whom each node that runs at the end takes for its leader
 * @param failures what nodes have done that no node may, in words
 * @param remarks what could not be done, in words
 */
public record GroupOutcome(String scenario, int n, long ticks, MessageCounts messages,
        Map<String, MessageCounts> byType, Map<String, MessageCounts> bySender,
        List<LeaderChange> leaders, Map<String, Optional<String>> atEnd, List<String> failures,
        List<String> remarks) {}
