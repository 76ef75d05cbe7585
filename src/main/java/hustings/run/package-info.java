/**
 * What there is to see of a run, whoever carries it out: simulated here, recorded, or real.
 *
 * <p>A {@link hustings.run.Run} is moved from tick to tick and shows its state as a
 * {@link hustings.run.Snapshot}. An {@link hustings.run.Observer} gets its
 * {@link hustings.run.Event}s; a {@link hustings.run.RunListener} gets what judges need to know and
 * looks at the rest through a {@link hustings.run.RunView}.
 */
@NullMarked
package hustings.run;

import org.jspecify.annotations.NullMarked;
