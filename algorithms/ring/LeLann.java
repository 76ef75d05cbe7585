package ring;

import static hustings.model.Category.ANNOUNCE;
import static hustings.model.Category.ELECTION;
import static hustings.model.Topology.RING;

import hustings.model.Algorithm;
import hustings.model.Kind;
import hustings.model.Option;

/**
 * Every identifier travels all the way round the ring; who gets its own back has seen all others,
 * and knows the largest.
 */
@Algorithm(name = "Le Lann", year = 1977, topology = RING,
        best = "n^2", worst = "n^2", facts = LeLannFacts.class)
public final class LeLann extends RingElection<LeLann.Message> {
    @Option("what a node does that others call to an election: join it, or relay what it hears")
    private Bystanders bystanders = Bystanders.JOIN;

    private boolean stands;
    private int best = NONE;

    /** What travels round the ring. */
    sealed interface Message extends Termed {}

    /** A candidate's identifier on its way round. */
    @Kind(ELECTION)
    record Token(long term, int candidate) implements Message, Opening {}

    /** The result on its way round, for those who only relay. */
    @Kind(ANNOUNCE)
    record Elected(long term, int leader) implements Message {}

    @Override
    protected void stand() {
        // to stand: send TOKEN(id) to the next node
        stands = true;
        best = id();
        campaign(term);
        send(next(), new Token(term, id()));
    }

    @Override
    protected void enter() {
        if (bystanders == Bystanders.JOIN) {
            // on TOKEN of a later term: stand in that term too
            stand();
        } else {
            // on TOKEN of a later term, where bystanders relay: do not stand in it
            stands = false;
            best = NONE;
            withdraw(term);
        }
    }

    @Override
    protected void hear(Message message) {
        switch (message) {
            // on TOKEN(j): remember the largest, and pass it on
            case Token(long t, int j) when j != id() -> {
                best = Math.max(best, j);
                send(next(), message);
            }
            // on a second TOKEN(id): I know already
            case Token(long t, int j) when leader() != NONE -> because("%d leads", leader());

            // on TOKEN(id), a larger one has passed: all have, so follow the largest
            case Token(long t, int j) when best > id() -> follow(best, term);

            // on TOKEN(id), no larger one has passed: lead
            case Token(long t, int j) -> {
                lead(term);
                if (bystanders == Bystanders.RELAY) {
                    // where bystanders relay: tell them, send ELECTED(id)
                    send(next(), new Elected(term, id()));
                }
            }
            // on ELECTED(id): everyone knows, done
            case Elected(long t, int j) when j == id() -> because("it has been all the way round");

            // on ELECTED(j): follow j and pass it on
            case Elected(long t, int j) -> followAndPassOn(j, message);
        }
    }

    @Override
    protected Token call() {
        return new Token(0, id());
    }

    @Override
    protected long rank() {
        return bystanders == Bystanders.JOIN || stands ? id() : NONE;
    }
}
