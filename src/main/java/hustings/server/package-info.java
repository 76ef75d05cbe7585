/** The only package that knows the web and the command line. */
@NullMarked
package hustings.server;

import org.jspecify.annotations.NullMarked;
