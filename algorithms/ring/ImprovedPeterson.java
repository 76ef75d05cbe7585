package ring;

import static hustings.model.Category.ANNOUNCE;
import static hustings.model.Category.ELECTION;
import static hustings.model.Topology.RING;

import hustings.model.Algorithm;
import hustings.model.Kind;

/**
 * In odd phases a candidate stays if its value is larger than the one that comes; in even phases it
 * stays if its value is smaller, and takes over the larger one.
 */
@Algorithm(name = "Improved Peterson", year = 1982, topology = RING,
        best = "3*n", worst = "n*floor(log2(5^(1/2)*(n + 1/2)) / log2((1 + 5^(1/2))/2))",
        facts = ImprovedPetersonFacts.class)
public final class ImprovedPeterson extends ProxyElection<ImprovedPeterson.Message> {
    private long phase;
    private int value = NONE;

    /** What travels round the ring. */
    sealed interface Message extends Termed {}

    /** The value of the candidate before this one. */
    @Kind(ELECTION)
    record Value(long term, int value) implements Message, Opening {}

    /** The result on its way round. */
    @Kind(ANNOUNCE)
    record Elected(long term, int leader) implements Message {}

    @Override
    protected void stand() {
        begin();
        phase = 0;
        compete(id());
    }

    private void compete(int v) {
        // in a phase, which are odd and even by turns: send VALUE(value) to the next node
        value = v;
        phase++;
        send(next(), new Value(term, value));
    }

    @Override
    protected void enter() {
        // on VALUE of a later term: stand in that term too
        stand();
    }

    @Override
    protected void hear(Message message) {
        boolean odd = phase % 2 == 1;
        switch (message) {
            // on VALUE(v), when I am no candidate any more: pass it on
            case Value(long t, int v) when !active -> send(next(), message);

            case Value(long t, int v) when v == value -> found(value, new Elected(term, value));

            // on VALUE(v) in an odd phase, v < value: go on with my value
            case Value(long t, int v) when odd && beats(value, v) -> compete(value);

            // on VALUE(v) in an even phase, v > value: go on with v
            case Value(long t, int v) when !odd && beats(v, value) -> compete(v);

            // on VALUE(v), otherwise: stand no more
            case Value(long t, int v) -> giveUp();

            case Elected(long t, int v) -> told(v, message);
        }
    }

    @Override
    protected Value call() {
        return new Value(0, id());
    }
}
