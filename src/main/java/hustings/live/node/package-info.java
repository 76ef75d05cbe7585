/**
 * One node of a live group: the same class that is simulated, on a clock and messages that are
 * real.
 *
 * <p>A {@link hustings.live.node.LiveNode} knows neither sockets nor clocks. It is told that a tick
 * has come, what has arrived and what the group has announced, and answers with what happened and
 * what it sends. Within a tick it does things in the order in which a simulation does them, so that
 * what it did can be simulated again.
 */
@NullMarked
package hustings.live.node;

import org.jspecify.annotations.NullMarked;
