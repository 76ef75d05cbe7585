/** Algorithms for any connected graph: a node sends only to its neighbours. */
@NullMarked
package graph;

import org.jspecify.annotations.NullMarked;
