/** The wire of a course exercise: nodes that meet through a daemon and elect by Bully. */
@NullMarked
package hustings.live.lab;

import org.jspecify.annotations.NullMarked;
