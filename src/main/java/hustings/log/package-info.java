/** What is written to the log: short lines, however long the text that a stranger has sent. */
@NullMarked
package hustings.log;

import org.jspecify.annotations.NullMarked;
