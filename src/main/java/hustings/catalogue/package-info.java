/**
 * What there is to say of an algorithm without anyone having written it down twice: read from its
 * source, derived from its promises, and measured in runs.
 */
@NullMarked
package hustings.catalogue;

import org.jspecify.annotations.NullMarked;
