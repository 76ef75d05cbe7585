package ring;

import static hustings.model.Category.ANNOUNCE;
import static hustings.model.Category.ELECTION;
import static hustings.model.Topology.BIDIRECTIONAL_RING;

import hustings.model.Algorithm;
import hustings.model.Direction;
import hustings.model.Kind;

/**
 * In each round a node compares itself with the next candidate on either side, and stays one only
 * if it is larger than both.
 */
@Algorithm(name = "Franklin", year = 1982, topology = BIDIRECTIONAL_RING,
        best = "5*n", worst = "2*n*floor(log2(n)) + 3*n", facts = FranklinFacts.class)
public final class Franklin extends TwoSidedElection<Franklin.Message> {
    /** What travels round the ring. */
    sealed interface Message extends Termed {}

    /** A candidate of a round, on its way to the next one. */
    @Kind(ELECTION)
    record Candidate(long term, int candidate, long round, Direction way)
            implements Message, Opening {}

    /** The result on its way round. */
    @Kind(ANNOUNCE)
    record Elected(long term, int leader) implements Message {}

    @Override
    protected void stand() {
        begin();
        compete(1);
    }

    private void compete(long r) {
        // in round r: send CANDIDATE(id, r) both ways
        round = r;
        for (Direction way : Direction.values()) {
            send(neighbour(way), candidate(id(), round, way));
        }
    }

    @Override
    protected void enter() {
        // on CANDIDATE of a later term: stand in that term too
        stand();
    }

    @Override
    protected void hear(Message message) {
        switch (message) {
            // on CANDIDATE(j, r), when I am none any more: pass it on
            case Candidate(long t, int j, long r, Direction way) when !active ->
                    send(neighbour(way), message);

            // on CANDIDATE(j, r) of a round that is over: drop it
            case Candidate(long t, int j, long r, Direction way)
                    when r < round || leader() != NONE -> because("it is round %d", round);

            // on CANDIDATE(j, r): keep it until I know both candidates of my round
            case Candidate(long t, int j, long r, Direction way) -> {
                keep(j, r, way);
                while (knowsBoth()) {
                    compare(betterOfBoth());
                }
            }
            // on ELECTED(id): everyone knows, done
            case Elected(long t, int j) when j == id() -> because("it has been all the way round");

            // on ELECTED(j): follow j and pass it on
            case Elected(long t, int j) -> followAndPassOn(j, message);
        }
    }

    private void compare(int best) {
        if (beats(id(), best)) {
            // larger than both: go on to the next round
            compete(round + 1);
        } else if (best == id()) {
            // they are my own, so I am alone: lead and send ELECTED(id)
            lead(term);
            send(next(), new Elected(term, id()));
        } else {
            // smaller than one of them: stand no more, and pass on what I have kept
            giveUp();
        }
    }

    @Override
    protected Candidate candidate(int j, long r, Direction way) {
        return new Candidate(term, j, r, way);
    }
}
