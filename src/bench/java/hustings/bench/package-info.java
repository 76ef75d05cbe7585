/** How fast elections are carried out; started by {@code mvn -q -Pbench}. */
@NullMarked
package hustings.bench;

import org.jspecify.annotations.NullMarked;
