/** Algorithms for rings: a node sends only to the next one, in one direction. */
@NullMarked
package ring;

import org.jspecify.annotations.NullMarked;
