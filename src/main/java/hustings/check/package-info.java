/** Judges runs by the properties of an election, while they go on. */
@NullMarked
package hustings.check;

import org.jspecify.annotations.NullMarked;
