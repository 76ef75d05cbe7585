package ring;

import static hustings.model.Category.ANNOUNCE;
import static hustings.model.Category.ELECTION;
import static hustings.model.Topology.RING;

import hustings.model.Algorithm;
import hustings.model.Kind;

/**
 * The largest identifier travels all the way round the ring; every smaller one is stopped by the
 * first larger node it meets.
 */
@Algorithm(name = "Chang–Roberts", alsoKnownAs = {"LCR", "CR"}, year = 1979, topology = RING,
        best = "2*n", mean = "n*H(n) + n", worst = "n*(n+3)/2", facts = ChangRobertsFacts.class)
public final class ChangRoberts extends BystanderElection<ChangRoberts.Message> {
    /* It stays true to the end of the term: a token that was overtaken may still come. */
    private boolean participant;

    /** What travels round the ring. */
    sealed interface Message extends Termed {}

    /** A candidate's identifier on its way round. */
    @Kind(ELECTION)
    record Election(long term, int candidate) implements Message, Opening {}

    /** The result on its way round. */
    @Kind(ANNOUNCE)
    record Elected(long term, int leader) implements Message {}

    @Override
    protected void stand() {
        // to stand: send ELECTION(id) to the next node
        candidate = true;
        participant = true;
        campaign(term);
        send(next(), new Election(term, id()));
    }

    @Override
    protected void enter() {
        // on ELECTION of a later term: join that term
        participant = false;
        candidate = false;
        withdraw(term);
    }

    @Override
    protected void hear(Message message) {
        switch (message) {
            // on ELECTION(j), j > id: pass it on
            case Election(long t, int j) when beats(j, id()) -> {
                participant = true;
                if (leader() == NONE) {
                    /* A token that was overtaken by the result changes nothing. */
                    withdraw(term);
                }
                send(next(), message);
            }

            /* A copy, or it was overtaken, and whoever ought to have stopped it is dead. */
            case Election(long t, int j) when j == id() && leader() != NONE ->
                    because("%d leads in term %d", leader(), term);

            // on ELECTION(id): it came all the way round, so lead and send ELECTED(id)
            case Election(long t, int j) when j == id() -> {
                lead(term);
                send(next(), new Elected(term, id()));
            }
            // on ELECTION(j), j < id, where I am a bystander and those relay: pass it on
            case Election(long t, int j) when onlyRelays() -> {
                participant = true;
                send(next(), message);
            }
            // on ELECTION(j), j < id, not standing yet: stand in its place
            case Election(long t, int j) when !participant -> stand();

            // on ELECTION(j), j < id, already standing: swallow it
            case Election(long t, int j) -> because("%d %s %d, and %d is already on its way",
                    j, j < id() ? "<" : ">", id(), id());

            // on ELECTED(id): everyone knows, done
            case Elected(long t, int j) when j == id() -> because("it has been all the way round");

            // on ELECTED(j): follow j and pass it on
            case Elected(long t, int j) -> {
                participant = true;
                followAndPassOn(j, message);
            }
        }
    }

    @Override
    protected Election call() {
        return new Election(0, id());
    }
}
