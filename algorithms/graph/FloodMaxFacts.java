package graph;

import static hustings.model.Property.AGREEMENT;
import static hustings.model.Property.INSTANT_UNIQUENESS;
import static hustings.model.Property.TERM_UNIQUENESS;
import static hustings.model.Property.VALIDITY;
import static hustings.model.Quantity.TICKS;

import hustings.model.Complexity;
import hustings.model.Costs;
import hustings.model.Counterexample;
import hustings.model.Paper;

/**
 * Nobody has to announce anything: each decides by itself, and all do in the same tick. The
 * price is that the network is in lock step, and that its diameter is known. One link too few in
 * that number, and two nodes that far apart may both lead. The textbook knows no crashes. What is
 * added for them: a message carries its term, which is the number of the common start, and for the
 * diameter is taken that of the graph of live nodes.
 *
 * <p>Nancy Lynch: Distributed Algorithms. Morgan Kaufmann, 1996, section 4.1. As simple as an
 * election in a general network can be; what it takes for granted is what others do without.
 */
@Paper("Lynch: Distributed Algorithms, section 4.1")
@Costs("the graph is a ring of three or more; in general 2·links·diameter, always")
@Complexity(of = TICKS, always = "floor(n/2)*delta")
@Complexity(from = 3, mean = "2*n*floor(n/2)")
@Counterexample(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY, INSTANT_UNIQUENESS},
        when = "the graph is wider than its nodes are told",
        scenario = "n=7&graph=line&ids=6,1,5,2,4,3,7&latency=1&flood-max.diameter=3&until=60")
interface FloodMaxFacts extends FloodingFacts {}
