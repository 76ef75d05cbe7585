/**
 * Carries out one algorithm on one scenario, tick by tick, with the same luck every time.
 *
 * <p>A {@link hustings.sim.Simulation} is a {@link hustings.run.Run}. Its parts are made and fitted
 * together in {@code Assembly}, in an order in which each needs only those before it:
 *
 * <ol>
 *   <li>time and place: {@code Present} is the moment; {@code Wheel} holds what is due, and
 *       {@code LocalTime} each node's clock; {@code Membership}, {@code Neighbourhood},
 *       {@code Links}, {@code Cuts} and {@code Parts} are the network;
 *   <li>who counts and who tells: {@code Cost}, {@code Leadership}, {@code Trace};
 *   <li>what nodes handle: {@code Handlers} calls them, {@code Timers} and {@code Starter} have it
 *       do so, and {@code Backlog} keeps what comes to a paused node;
 *   <li>what nodes send: {@code Post}, {@code Routes} and {@code Transmission} put a message on its
 *       way, and {@code Delivery} and {@code Reception} bring it to the next handler;
 *   <li>how nodes live: {@code NodeFactory} makes them, {@code Lifecycle} crashes and restarts
 *       them, and {@code FaultScript} says when;
 *   <li>what comes of it: {@code Elections} and {@code Outcomes}.
 * </ol>
 *
 * <p>Nothing but the simulation, and who describes it, knows the assembly, and no two parts need
 * each other.
 */
@NullMarked
package hustings.sim;

import org.jspecify.annotations.NullMarked;
