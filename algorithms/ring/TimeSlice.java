package ring;

import static hustings.model.Category.ELECTION;
import static hustings.model.Category.TIMER;
import static hustings.model.Topology.RING;

import hustings.model.Algorithm;
import hustings.model.Kind;

/**
 * Each identifier has a time of its own in which its token may go round the ring; the smallest one
 * comes first, and keeps all others from ever sending theirs.
 */
@Algorithm(name = "TimeSlice", year = 1987, topology = RING, lockStep = true,
        counts = "(least - 1)*n*delta", best = "n", worst = "n", facts = TimeSliceFacts.class)
public final class TimeSlice extends LockStepElection<TimeSlice.Message> {
    /* No run has so many rounds, and more might not be countable. */
    private static final long ENDLESS = 1_000_000_000_000L;

    /** What travels round the ring, and what a node waits for. */
    sealed interface Message {}

    /** The identifier of a node that has heard nothing before its time came. */
    @Kind(ELECTION)
    record Token(long term, int candidate) implements Message, Termed {}

    /** The time of this node has come. */
    @Kind(TIMER)
    record Phase() implements Message {}

    /** The time of that node is over. */
    @Kind(TIMER)
    record PhaseEnds(int candidate) implements Message {}

    @Override
    protected void stand() {
        // to stand: wait for phase id; each takes n rounds
        if (id() == 1 || size() == 1) {
            launch();
        } else {
            setTimer(endOfPhase(id() - 1) - now(), new Phase());
        }
    }

    private long endOfPhase(int v) {
        return startedAt + Math.min((long) v * size(), ENDLESS) * delta();
    }

    private void launch() {
        // to begin phase id: nobody is smaller, so send TOKEN(id) round the ring
        send(next(), new Token(term, id()));
    }

    @Override
    protected void hear(Message message) {
        switch (message) {
            // on TOKEN(id): it came all the way round, so lead
            case Token(long t, int j) when j == id() -> lead(term);

            // on TOKEN(j): j is the smallest; never send my own, and pass it on
            case Token(long t, int j) -> {
                cancel(new Phase());
                withdraw(term);
                send(next(), message);
                setTimer(Math.max(1, endOfPhase(j) - now()), new PhaseEnds(j));
            }

            // on phase id, and no token has come: begin it
            case Phase() -> launch();

            // on the end of phase j: the token is home again, so follow j
            case PhaseEnds(int j) -> follow(j, term);
        }
    }
}
