package graph;

import static hustings.model.Category.ELECTION;
import static hustings.model.Topology.GRAPH;

import hustings.model.Algorithm;
import hustings.model.Kind;

/**
 * FloodMax in which only those speak who have something new to tell: a larger identifier that they
 * have heard of in the round before.
 */
@Algorithm(name = "OptFloodMax", year = 1996, topology = GRAPH, lockStep = true,
        best = "2*n + 4*floor(n/2) + 2*floor((n+1)/2)*floor(log2((n-1)/2))"
                + " - 2^(floor(log2((n-1)/2)) + 2)",
        worst = "2*n*floor(n/2) - 2*(floor(n/2) - 1)^2", costsFrom = 3,
        facts = OptFloodMaxFacts.class)
public final class OptFloodMax extends FloodingElection<OptFloodMax.Max> {
    private boolean news;

    /** The largest identifier that the sender knows. */
    @Kind(ELECTION)
    record Max(long term, int best) implements Termed {}

    @Override
    protected void start() {
        news = true;
        super.start();
    }

    @Override
    protected void beginRound() {
        endLater();
        if (news) {
            // to begin a round with a new best: send MAX(best) to all neighbours
            news = false;
            sendToNeighbours(new Max(term, best));
        } else {
            // to begin a round without a new best: say nothing
            because("all neighbours have been told of %d", best);
        }
    }

    @Override
    protected void hear(Max message) {
        int j = message.best();
        if (j > best) {
            // on MAX(j), j > best: best becomes j
            best = j;
            news = true;
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
