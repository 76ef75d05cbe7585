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
 * As many rounds, and the same model: lock step, and the diameter is known. Only messages are
 * saved, and how many depends on where the identifiers are: most nodes fall silent soon if they
 * are shuffled. The textbook knows no crashes. What is added for them: a message carries its term,
 * which is the number of the common start, and for the diameter is taken that of the graph of live
 * nodes.
 *
 * <p>Nancy Lynch: Distributed Algorithms. Morgan Kaufmann, 1996, section 4.1.2.
 */
@Paper("Lynch: Distributed Algorithms, section 4.1.2")
@Costs("the graph is a ring of three or more; the mean is over all arrangements")
@Complexity(from = 3, mean = "2*n*(2*H(2*floor(n/2) - 1) - H(floor(n/2) - 1) - 1)")
@Complexity(of = TICKS, always = "floor(n/2)*delta")
@Counterexample(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY, INSTANT_UNIQUENESS},
        when = "the graph is wider than its nodes are told",
        scenario = "n=7&graph=line&ids=6,1,5,2,4,3,7&latency=1&opt-flood-max.diameter=3&until=60")
interface OptFloodMaxFacts extends FloodingFacts {}
