/** Elections by way of a store that all share. */
@NullMarked
package store;

import org.jspecify.annotations.NullMarked;
