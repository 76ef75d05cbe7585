/** All that an algorithm may see: its node, the annotations that describe it, and its network. */
@NullMarked
package hustings.model;

import org.jspecify.annotations.NullMarked;
