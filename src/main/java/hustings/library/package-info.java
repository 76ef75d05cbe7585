/** Scenarios that teach something, and what is claimed of them; claims are for tests to hold. */
@NullMarked
package hustings.library;

import org.jspecify.annotations.NullMarked;
