package ring;

import static hustings.model.Category.ELECTION;
import static hustings.model.Topology.RING;

import hustings.model.Algorithm;
import hustings.model.Kind;
import hustings.model.Option;
import hustings.model.Winner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * In each round nodes without names draw numbers and tell them to all; the largest number that only
 * one has drawn leads, and if there is none all draw again.
 */
@Algorithm(name = "Itai–Rodeh, synchronous", year = 1990, topology = RING, anonymous = true,
        winner = Winner.ANY,
        best = "n*(n-1)", worst = "inf", facts = SynchronousItaiRodehFacts.class)
public final class SynchronousItaiRodeh extends RingElection<SynchronousItaiRodeh.Draw> {
    @Option(value = "draws are from 1 to this number; 0 stands for the number of nodes", zero = "n")
    private int range = 0;

    private long round;
    private boolean decided;
    /* How many steps behind me the leader is; 0 if I lead. */
    private int distance;
    /* By how many steps behind me a node is, what it has drawn in this round; I am at 0. */
    private final Map<Integer, Integer> draws = new TreeMap<>();
    private final Map<Long, Map<Integer, Integer>> early = new TreeMap<>();

    /** A draw of a round, and how far it has come. */
    @Kind(ELECTION)
    record Draw(long term, int value, long round, int hops) implements Opening {}

    @Override
    protected void stand() {
        round = 0;
        decided = false;
        distance = 0;
        early.clear();
        campaign(term);
        draw();
    }

    private void draw() {
        // to draw: in the next round, send DRAW(v, round, 1), v from 1 to n
        round++;
        int bound = range == 0 ? ringSize() : range;
        draws.clear();
        draws.put(0, random(bound));
        draws.putAll(early.getOrDefault(round, Map.of()));
        early.remove(round);
        if (ringSize() > 1) {
            sendToNext(new Draw(term, draws.get(0), round, 1));
        }
        because("I have drawn %d of %d in round %d", draws.get(0), bound, round);
        judge();
    }

    @Override
    protected void enter() {
        // on DRAW of a later term: draw in that term too
        stand();
    }

    @Override
    protected void hear(Draw draw) {
        if (draw.hops < ringSize() - 1) {
            // on DRAW(v, r, h), h < n - 1: pass on DRAW(v, r, h + 1)
            sendToNext(new Draw(term, draw.value, draw.round, draw.hops + 1));
        }
        if (draw.round > round) {
            // on DRAW(v, r, h) of a later round: keep it
            early.computeIfAbsent(draw.round, r -> new TreeMap<>()).put(draw.hops, draw.value);
            because("it is round %d", round);
        } else if (draw.round == round && !decided) {
            // on DRAW(v, r, h) of this round: the node h steps behind me has drawn v
            draws.putIfAbsent(draw.hops, draw.value);
            because("%d of %d have drawn", draws.size(), ringSize());
            judge();
        }
    }

    private void judge() {
        if (draws.size() < ringSize()) {
            return;
        }
        TreeMap<Integer, List<Integer>> drawnBy = new TreeMap<>();
        draws.forEach((steps, v) -> drawnBy.computeIfAbsent(v, n -> new ArrayList<>()).add(steps));
        drawnBy.values().removeIf(nodes -> nodes.size() > 1);
        if (drawnBy.isEmpty()) {
            // when all have drawn, and no number is only one node's: draw again
            draw();
            return;
        }
        decided = true;
        distance = drawnBy.lastEntry().getValue().get(0);
        if (distance == 0) {
            // when all have drawn, and the largest number that is only one node's is mine: lead
            lead(term);
        } else {
            // when all have drawn, and it is another's: follow that one
            followSomebody(distance, term);
        }
    }

    @Override
    protected Draw call() {
        return new Draw(0, 0, 0, 1);
    }
}
