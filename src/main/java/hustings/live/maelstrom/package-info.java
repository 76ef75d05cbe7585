/**
 * Nodes that speak Maelstrom's protocol: a JSON object a line, on standard input and output.
 *
 * <p>In one direction an algorithm of ours is such a node. In the other, programs in any language
 * are the nodes of a group, and what they tell each other passes a router that delays, loses and
 * cuts it.
 */
@NullMarked
package hustings.live.maelstrom;

import org.jspecify.annotations.NullMarked;
