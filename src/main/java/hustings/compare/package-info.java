/** Runs several algorithms in lockstep on one scenario, and compares what they cost. */
@NullMarked
package hustings.compare;

import org.jspecify.annotations.NullMarked;
