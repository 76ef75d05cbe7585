/** Runs one algorithm on one scenario, tick by tick, with the same luck every time. */
@NullMarked
package hustings.sim;

import org.jspecify.annotations.NullMarked;
