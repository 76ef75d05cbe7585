/** Algorithms for complete graphs: every node can send to every other one. */
@NullMarked
package complete;

import org.jspecify.annotations.NullMarked;
