/**
 * Live groups: nodes that are real processes, with real messages between them.
 *
 * <p>The algorithms are those that are simulated, class for class. A
 * {@code Coordinator} starts and kills processes, stands between them on every link,
 * and takes everything down. What it has taken down is a scenario: when it is simulated, the same
 * has to happen again, event for event.
 */
@NullMarked
package hustings.live;

import org.jspecify.annotations.NullMarked;
