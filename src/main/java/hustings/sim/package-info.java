/**
 * Carries out one algorithm on one scenario, tick by tick, with the same luck every time.
 *
 * <p>A {@link hustings.sim.Simulation} is a {@link hustings.run.Run}. Time is kept by the wheel and
 * timers, the network by post, links and cuts, and processes by membership and handlers; who leads
 * and what an election is are found out beside them.
 */
@NullMarked
package hustings.sim;

import org.jspecify.annotations.NullMarked;
