/** How much a server bears, and how fairly; started by {@code mvn -q -Pload}. */
@NullMarked
package hustings.load;

import org.jspecify.annotations.NullMarked;
