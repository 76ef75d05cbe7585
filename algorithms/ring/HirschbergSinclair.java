package ring;

import static hustings.model.Category.ANNOUNCE;
import static hustings.model.Category.ELECTION;
import static hustings.model.Direction.CLOCKWISE;
import static hustings.model.Topology.BIDIRECTIONAL_RING;

import hustings.model.Algorithm;
import hustings.model.Direction;
import hustings.model.Kind;
import hustings.model.Option;
import hustings.model.UpToSize;
import java.util.EnumSet;
import java.util.Set;

/**
 * Each node asks its neighbourhood, first at distance 1, then 2, 4, 8 and so on, whether anyone is
 * larger; it goes on for as long as nobody is, and whose question comes home all round the ring
 * leads.
 */
@Algorithm(name = "Hirschberg–Sinclair", alsoKnownAs = "HS", year = 1980,
        topology = BIDIRECTIONAL_RING,
        best = "4*(2^ceil(log2(n)) - 1) + 6*n - 4", worst = "most(n, 1) + n",
        facts = HirschbergSinclairFacts.class)
public final class HirschbergSinclair extends ExtremumElection<HirschbergSinclair.Message> {
    @Option("whether a larger node answers NO, as in the paper, or says nothing")
    private boolean no = false;

    private long phase;
    private final Set<Direction> agreed = EnumSet.noneOf(Direction.class);

    /** What travels round the ring, either way. */
    sealed interface Message extends Termed {}

    /** Asks the 2^phase nodes on one side whether one is larger; {@code hops} counts them. */
    @Kind(ELECTION)
    record Probe(long term, int candidate, long phase, @UpToSize int hops, Direction way)
            implements Message, Opening {}

    /** None of them is. */
    @Kind(ELECTION)
    record Reply(long term, int candidate, long phase, Direction way) implements Message {}

    /** One of them is. */
    @Kind(ELECTION)
    record No(long term, int candidate, long phase, Direction way) implements Message {}

    /** The result on its way round. */
    @Kind(ANNOUNCE)
    record Elected(long term, int leader) implements Message {}

    @Override
    protected void stand() {
        campaign(term);
        ask(0);
    }

    private void ask(long k) {
        // in phase k: send PROBE(id, k) both ways, to reach 2^k nodes on each side
        phase = k;
        agreed.clear();
        for (Direction way : Direction.values()) {
            send(neighbour(way), new Probe(term, id(), phase, 1, way));
        }
    }

    @Override
    protected void enter() {
        // on PROBE of a later term: stand in that term too
        stand();
    }

    @Override
    protected void hear(Message message) {
        switch (message) {
            case Probe(long t, int j, long k, int h, Direction way) -> answer(j, k, h, way);

            // on REPLY(j, k): pass it on
            case Reply(long t, int j, long k, Direction way) when j != id() ->
                    send(neighbour(way), message);

            case Reply(long t, int j, long k, Direction way) -> count(k, way);

            // on NO(j, k): pass it on
            case No(long t, int j, long k, Direction way) when j != id() ->
                    send(neighbour(way), message);

            case No(long t, int j, long k, Direction way) -> lose();

            // on ELECTED(id): everyone knows, done
            case Elected(long t, int j) when j == id() -> because("it has been all the way round");

            // on ELECTED(j): follow j and pass it on
            case Elected(long t, int j) -> followAndPassOn(j, message);
        }
    }

    private void answer(int j, long k, int h, Direction way) {
        if (j == id() && leader() == id()) {
            // on a second PROBE(id): it has come home the other way
            because("it has been all the way round");
        } else if (j == id()) {
            // on PROBE(id): it came all the way round, so lead and send ELECTED(id)
            lead(term);
            send(next(), new Elected(term, id()));
        } else if (beats(j, id()) && h < 1L << k) {
            // on PROBE(j, k), j > id, not yet 2^k nodes far: pass it on
            send(neighbour(way), new Probe(term, j, k, h + 1, way));
        } else if (beats(j, id())) {
            // on PROBE(j, k), j > id, 2^k nodes far: send REPLY(j, k) back
            send(neighbour(way.opposite()), new Reply(term, j, k, way.opposite()));
        } else if (no) {
            // on PROBE(j, k), j < id, as in the paper: send NO(j, k) back
            send(neighbour(way.opposite()), new No(term, j, k, way.opposite()));
        } else {
            // on PROBE(j, k), j < id: swallow it
            because("%d %s %d", j, j < id() ? "<" : ">", id());
        }
    }

    private void count(long k, Direction way) {
        if (k == phase && agreed.add(way) && agreed.size() == 2) {
            // on REPLY(id, k) from both sides: nobody within 2^k is larger, go to phase k + 1
            ask(phase + 1);
        } else {
            // on REPLY(id, k) from one side: wait for the other
            because("%d of 2 sides have agreed to phase %d", agreed.size(), phase);
        }
    }

    private void lose() {
        if (leader() == NONE) {
            // on NO(id, k): someone is larger, so stand no more
            withdraw(term);
        }
    }

    @Override
    protected Probe call() {
        return new Probe(0, id(), 0, 1, CLOCKWISE);
    }
}
