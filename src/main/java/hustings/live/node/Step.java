package hustings.live.node;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a node did in a tick.
 *
 * @param tick the tick
 * @param events what happened at it, in order
 * @param changes the fields that changed, by the event whose handling changed them
 * @param durable the fields that survive the process, if one of them has changed
 * @param draws how many numbers it has drawn so far, in all its lives
 * @param late announcements of which it heard only after their tick, in words
 * @param sent what it sends
 * @param failure why its algorithm broke, if it did
 */
public record Step(long tick, List<NodeEvent> events, List<NodeEvent.Changed> changes,
        Optional<Map<String, Object>> durable, int draws, List<String> late, List<Letter> sent,
        Optional<String> failure) {}
