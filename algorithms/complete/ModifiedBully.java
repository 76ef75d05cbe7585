package complete;

import static hustings.model.Category.ANNOUNCE;
import static hustings.model.Category.ELECTION;
import static hustings.model.Category.TIMER;
import static hustings.model.Topology.COMPLETE;

import hustings.model.Algorithm;
import hustings.model.Kind;

/**
 * Whoever misses the leader asks all larger nodes whether they live, and has the largest that
 * answers lead; the others need not ask again.
 */
@Algorithm(name = "Modified bully", year = 2005, topology = COMPLETE,
        best = "n - 1", worst = "n^2 + n - 2", facts = ModifiedBullyFacts.class)
public final class ModifiedBully
        extends BullyElection<ModifiedBully.Message, ModifiedBully.Deadline> {
    private int largest;

    /** What is said in an election. */
    sealed interface Message extends Contest {}

    /** Asks a larger node whether it lives. */
    @Kind(ELECTION)
    record Election(long term) implements Message {}

    /** A larger node lives. */
    @Kind(ELECTION)
    record Ok(long term) implements Message {}

    /** The receiver is to lead. */
    @Kind(ELECTION)
    record Grant(long term) implements Message {}

    /** The sender leads. */
    @Kind(ANNOUNCE)
    record Coordinator(long term) implements Message {}

    /** The time for answers is over. */
    @Kind(TIMER)
    record Deadline() implements Timeout {}

    @Override
    protected void elect(long t) {
        stand(t, State.ASKING);
        largest = NONE;
        // to hold an election: send ELECTION to every larger node
        int larger = broadcast(j -> j > id(), new Election(term));
        if (larger == 0) {
            win();
        } else {
            // gather OKs for 2Δ + 1
            setTimer(roundTrip(), new Deadline());
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
            case Election(long t) -> answer(t);

            // on OK while I gather them: note who answers
            case Ok(long t) when state == State.ASKING -> note(t);

            // on OK when I do not ask any more: drop it
            case Ok(long t) -> because("I am not asking any more");

            case Grant(long t) when state != State.QUERYING
                    && (t > term || t == term && state != State.LEADING) -> {
                // on GRANT: win
                term = t;
                win();
            }

            // on GRANT when I lead already, or of an earlier term, or while I QUERY: drop it
            case Grant(long t) -> {
                term = Math.max(term, t);
                because("it is term %d", term);
            }

            // on COORDINATOR: follow its sender if that is larger, and bully it if not
            case Coordinator(long t) -> recognise(sender(), t);
        }
    }

    private void answer(long t) {
        // on ELECTION(t), which comes from a smaller node: answer OK, unless I QUERY
        if (state == State.QUERYING) {
            /* The term may have a leader already: whoever waits for it may not be granted it. */
            term = Math.max(term, t);
            because("I hold an election when I know the term");
            return;
        }
        reply(new Ok(Math.max(t, term)));
        if (t > term) {
            // a later term than mine: wait for its COORDINATOR, or to be granted it
            await(t);
        }
    }

    private void note(long t) {
        learn(t);
        if (state == State.ASKING) {
            largest = Math.max(largest, sender());
            because("%d is the largest that answers", largest);
        }
    }

    @Override
    protected void decide() {
        if (largest == NONE) {
            // if nobody has answered OK in time: win
            win();
        } else {
            // otherwise send GRANT to the largest that has, and wait for its COORDINATOR
            send(largest, new Grant(term));
            await(term);
        }
    }

    private void await(long t) {
        cancelTimers();
        term = t;
        awaitLeader();
    }

    @Override
    protected void overtaken(long t) {
        await(t);
    }

    @Override
    protected Deadline timeout() {
        return new Deadline();
    }
}
