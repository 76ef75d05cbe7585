package ring;

import static hustings.model.Category.ELECTION;
import static hustings.model.Topology.RING;

import hustings.model.Algorithm;
import hustings.model.Kind;
import hustings.model.Option;
import hustings.model.Winner;

/**
 * Nodes without names draw numbers and send them round the ring; the largest number goes all the
 * way, and if it has met no equal one its owner leads, and otherwise the equal ones draw again.
 */
@Algorithm(name = "Itai–Rodeh", year = 1981, topology = RING, anonymous = true, winner = Winner.ANY,
        best = "2*n", worst = "inf", facts = ItaiRodehFacts.class)
public final class ItaiRodeh extends AnonymousElection<ItaiRodeh.Draw> {
    @Option(value = "draws are from 1 to this number; 0 stands for the number of nodes", zero = "n")
    private int range = 0;

    private int value;
    /* How many steps behind me the leader is; 0 while I know none. */
    private int distance;

    /** A draw of a round, how far it has come, and whether it has met no equal one. */
    @Kind(ELECTION)
    record Draw(long term, int value, long round, int hops, boolean unique)
            implements Contest, Opening {}

    @Override
    protected void stand() {
        beginActive();
        draw();
    }

    private void draw() {
        // to draw: in the next round, send DRAW(v, round, 1, unique), v from 1 to n
        round++;
        value = random(range == 0 ? ringSize() : range);
        sendToNext(new Draw(term, value, round, 1, true));
    }

    @Override
    protected void enter() {
        // on DRAW of a later term: only pass on what comes in it
        beginPassive();
    }

    @Override
    protected void compete(Draw message) {
        switch (message) {
            // on DRAW(v, r), when I lead: it comes late, drop it
            case Draw draw when state == State.LEADING -> because("round %d is over", draw.round);

            // on DRAW(v, r, n) that is not mine: whose it was is gone, drop it
            case Draw draw when draw.hops >= ringSize() && compare(draw) != 0 ->
                    because("it has gone %d steps", draw.hops);

            // on DRAW(value, round, n, unique): it is mine and has met no equal one, so lead
            case Draw draw when draw.hops >= ringSize() && draw.unique -> win();

            // on DRAW(value, round, n, not unique): another one has drawn the same, draw again
            case Draw draw when draw.hops >= ringSize() -> draw();

            // on DRAW, when I compete no more: pass it on
            case Draw draw when state != State.ACTIVE ->
                    sendToNext(new Draw(term, draw.value, draw.round, draw.hops + 1, draw.unique));

            // on DRAW(v, r) of a later round than mine, or larger: compete no more, pass it on
            case Draw draw when compare(draw) > 0 -> {
                giveUp();
                sendToNext(new Draw(term, draw.value, draw.round, draw.hops + 1, draw.unique));
            }
            // on DRAW(value, round): someone has drawn the same, so pass it on as not unique
            case Draw draw when compare(draw) == 0 ->
                    sendToNext(new Draw(term, draw.value, draw.round, draw.hops + 1, false));

            // on DRAW(v, r) of an earlier round than mine, or smaller: swallow it
            case Draw draw -> because("I have drawn %d in round %d", value, round);
        }
    }

    /** Whether a draw is larger than mine (1), equal (0), or smaller (−1); without one, it is. */
    private int compare(Draw draw) {
        return state != State.ACTIVE ? 1
                : draw.round != round ? Long.compare(draw.round, round)
                : Integer.compare(draw.value, value);
    }

    @Override
    protected void noteDistance(int steps) {
        distance = steps;
    }

    @Override
    protected Draw call() {
        return new Draw(0, 0, 0, 1, true);
    }
}
