package complete;

import static hustings.model.Category.ANNOUNCE;
import static hustings.model.Category.ELECTION;
import static hustings.model.Category.TIMER;
import static hustings.model.Topology.COMPLETE;

import hustings.model.Algorithm;
import hustings.model.Kind;

/**
 * Whoever misses the leader asks all larger nodes whether they live; if none answers it leads, and
 * otherwise the larger ones do the same among themselves.
 */
@Algorithm(name = "Bully", year = 1982, topology = COMPLETE,
        best = "n - 1", worst = "n^2 - 1", facts = BullyFacts.class)
public final class Bully extends BullyRecovery<Bully.Message, Bully.NoAnswer> {
    /** What is said in an election. */
    sealed interface Message extends Contest {}

    /** Asks a larger node whether it lives. */
    @Kind(ELECTION)
    record Election(long term) implements Message {}

    /** A larger node lives. */
    @Kind(ELECTION)
    record Ok(long term) implements Message {}

    /** The sender leads. */
    @Kind(ANNOUNCE)
    record Coordinator(long term) implements Message {}

    /** No answer has come in time. */
    @Kind(TIMER)
    record NoAnswer() implements Timeout {}

    @Override
    protected void elect(long t) {
        stand(t, State.ELECTING);
        // to hold an election: send ELECTION to every larger node
        int larger = broadcast(j -> j > id(), new Election(term));
        if (larger == 0) {
            win();
        } else {
            // wait 2Δ + 1 for an OK
            setTimer(roundTrip(), new NoAnswer());
        }
    }

    private void win() {
        // to win: lead, and send COORDINATOR to every smaller node
        cancelTimers();
        state = State.LEADING;
        lead(term);
        broadcast(j -> j < id(), new Coordinator(term));
    }

    @Override
    protected void hear(Message message) {
        switch (message) {
            case Election(long t) -> {
                // on ELECTION(t), which comes from a smaller node: answer OK
                reply(new Ok(Math.max(t, term)));
                if (isBack()) {
                    // not yet settled after coming back: hold one when I know the latest term
                    prepare(t);
                } else if (t > term) {
                    // a later term than mine: hold the election in it
                    elect(t);
                }
            }

            case Ok(long t) -> {
                term = Math.max(term, t);
                if (state == State.ELECTING) {
                    // on OK: a larger node lives, wait for its COORDINATOR
                    cancel(new NoAnswer());
                    awaitLeader();
                }
            }

            // on COORDINATOR: follow its sender if that is larger, and bully it if not
            case Coordinator(long t) -> recognise(sender(), t);
        }
    }

    @Override
    protected void decide() {
        // on no OK in time: win
        win();
    }

    @Override
    protected NoAnswer timeout() {
        return new NoAnswer();
    }
}
