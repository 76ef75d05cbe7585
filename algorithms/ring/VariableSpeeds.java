package ring;

import static hustings.model.Category.ANNOUNCE;
import static hustings.model.Category.ELECTION;
import static hustings.model.Category.TIMER;
import static hustings.model.Topology.RING;

import hustings.model.Algorithm;
import hustings.model.Kind;

/**
 * All tokens travel at once, but that of identifier v takes 2^v rounds for a link: the smallest is
 * twice as fast as the next, and overtakes them all.
 */
@Algorithm(name = "VariableSpeeds", year = 1987, topology = RING, lockStep = true,
        counts = "(2^least - 1)*n*delta", best = "2*n", worst = "3*n - 1",
        facts = VariableSpeedsFacts.class)
public final class VariableSpeeds extends LockStepElection<VariableSpeeds.Message> {
    private static final int SLOWEST = 40;

    private int least;

    /** What travels round the ring, and what a node waits for. */
    sealed interface Message {}

    /** A candidate's identifier on its way round. */
    @Kind(ELECTION)
    record Token(long term, int candidate) implements Message, Termed {}

    /** The result on its way round. */
    @Kind(ANNOUNCE)
    record Elected(long term, int leader) implements Message, Termed {}

    /** The token that is held may go on. */
    @Kind(TIMER)
    record GoesOn() implements Message {}

    @Override
    protected void stand() {
        // to stand: take hold of TOKEN(id)
        hold(id());
    }

    private void hold(int v) {
        // to hold TOKEN(v): v is the smallest known; wait so that a link takes 2^v rounds
        least = v;
        if (size() == 1) {
            /* Whoever is alone has no link to wait for. */
            send(next(), new Token(term, v));
            return;
        }
        if (v > SLOWEST) {
            because("2^%d rounds would be too long to count; it waits 2^%d", v, SLOWEST);
        }
        long round = Math.ceilDiv(now() - startedAt, delta());
        long leaves = round + (1L << Math.min(v, SLOWEST)) - 1;
        setTimer(startedAt + leaves * delta() - now(), new GoesOn());
    }

    @Override
    protected void hear(Message message) {
        switch (message) {
            // on TOKEN(id): it came all the way round, so lead and send ELECTED(id)
            case Token(long t, int j) when j == id() -> {
                lead(term);
                send(next(), new Elected(term, id()));
            }

            // on TOKEN(j), a smaller one is known: swallow it
            case Token(long t, int j) when j > least -> because("%d > %d", j, least);

            // on TOKEN(j), none smaller is known: hold it instead of any larger one
            case Token(long t, int j) -> {
                withdraw(term);
                hold(j);
            }

            // on the end of the wait: send TOKEN(v) on
            case GoesOn() -> send(next(), new Token(term, least));

            // on ELECTED(id): everyone knows, done
            case Elected(long t, int j) when j == id() -> because("it has been all the way round");

            // on ELECTED(j): follow j and pass it on
            case Elected(long t, int j) -> {
                follow(j, term);
                send(next(), message);
            }
        }
    }
}
