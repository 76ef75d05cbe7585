package ring;

import static hustings.model.Category.ANNOUNCE;
import static hustings.model.Category.ELECTION;
import static hustings.model.Topology.RING;

import hustings.model.Algorithm;
import hustings.model.Kind;

/**
 * Candidates hand their values on round the ring: who holds the largest of three neighbouring
 * values, the middle one, takes it over and goes on; the others only pass on what comes.
 */
@Algorithm(name = "Peterson", alsoKnownAs = {"DKR", "Dolev–Klawe–Rodeh"}, year = 1982,
        topology = RING,
        best = "4*n", worst = "2*n*floor(log2(n)) + 2*n", facts = PetersonFacts.class)
public final class Peterson extends ProxyElection<Peterson.Message> {
    /* Of the two messages of a phase, whether the first has come. */
    private boolean second;
    private int value = NONE;
    private int neighbour = NONE;

    /** What travels round the ring. */
    sealed interface Message extends Termed {}

    /** The value of the candidate before this one. */
    @Kind(ELECTION)
    record First(long term, int value) implements Message, Opening {}

    /** The value of the candidate before that. */
    @Kind(ELECTION)
    record Second(long term, int value) implements Message {}

    /** The result on its way round. */
    @Kind(ANNOUNCE)
    record Elected(long term, int leader) implements Message {}

    @Override
    protected void stand() {
        begin();
        compete(id());
    }

    private void compete(int v) {
        // in a phase: send FIRST(value) to the next node
        value = v;
        second = false;
        send(next(), new First(term, value));
    }

    @Override
    protected void enter() {
        // on FIRST of a later term: stand in that term too
        stand();
    }

    @Override
    protected void hear(Message message) {
        switch (message) {
            // on FIRST(v), when I am no candidate any more: pass it on
            case First(long t, int v) when !active -> send(next(), message);

            // on FIRST(v) out of turn, as a copy is, or what has overtaken another: drop it
            case First(long t, int v) when second -> because("SECOND ought to come first");

            case First(long t, int v) when v == value -> found(value, new Elected(term, value));

            // on FIRST(v): remember it, and send SECOND(v)
            case First(long t, int v) -> {
                neighbour = v;
                second = true;
                send(next(), new Second(term, neighbour));
            }
            // on SECOND(v), when I am no candidate any more: pass it on
            case Second(long t, int v) when !active -> send(next(), message);

            // on SECOND(v) out of turn, as a copy is, or what has overtaken another: drop it
            case Second(long t, int v) when !second -> because("FIRST ought to come first");

            // on SECOND(v), when the value between mine and v is the largest: go on with that
            case Second(long t, int v) when beats(neighbour, value) && beats(neighbour, v) ->
                    compete(neighbour);

            // on SECOND(v), otherwise: stand no more
            case Second(long t, int v) -> giveUp();

            case Elected(long t, int v) -> told(v, message);
        }
    }

    @Override
    protected First call() {
        return new First(0, id());
    }
}
