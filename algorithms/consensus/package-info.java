/** Algorithms of consensus: a majority elects, so that no term can have two leaders. */
@NullMarked
package consensus;

import org.jspecify.annotations.NullMarked;
