package hustings.live.maelstrom;

import java.util.Optional;

/**
 * All nodes that run have come to agree on a leader, or do not agree on one any more.
 *
 * @param tick when that was known
 * @param leader the leader; none if they do not agree
 */
public record LeaderChange(long tick, Optional<String> leader) {}
