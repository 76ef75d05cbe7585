/** Experiments: scenarios with ranges, carried out many times, and what the numbers say. */
@NullMarked
package hustings.lab;

import org.jspecify.annotations.NullMarked;
