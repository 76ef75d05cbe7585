package graph;

import static hustings.model.Category.ELECTION;
import static hustings.model.Topology.GRAPH;

import hustings.model.Algorithm;
import hustings.model.Kind;

/**
 * In every round all tell their neighbours the largest identifier they know; after as many rounds
 * as the graph is wide, everyone knows the largest of all.
 */
@Algorithm(name = "FloodMax", year = 1996, topology = GRAPH, lockStep = true,
        best = "2*n*floor(n/2)", worst = "2*n*floor(n/2)", costsFrom = 3,
        facts = FloodMaxFacts.class)
public final class FloodMax extends FloodingElection<FloodMax.Max> {
    /** The largest identifier that the sender knows. */
    @Kind(ELECTION)
    record Max(long term, int best) implements Termed {}

    @Override
    protected void beginRound() {
        // to begin a round: send MAX(best) to all neighbours
        sendToNeighbours(new Max(term, best));
        endLater();
    }

    @Override
    protected void hear(Max message) {
        int j = message.best();
        if (j > best) {
            // on MAX(j), j > best: best becomes j
            best = j;
            because("%d is the largest so far", j);
        } else {
            // on MAX(j), j ≤ best: nothing new
            because("%d is known", best);
        }
    }

    @Override
    protected void decide() {
        if (best == id()) {
            // after round D, best = id: lead
            lead(term);
        } else {
            // after round D, best ≠ id: follow best
            follow(best, term);
        }
    }
}
