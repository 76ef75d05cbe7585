package census;

import static hustings.model.Category.ANNOUNCE;
import static hustings.model.Category.ELECTION;
import static hustings.model.Category.TIMER;
import static hustings.model.Condition.CALM;
import static hustings.model.Condition.CRASH_STOP;
import static hustings.model.Condition.DETECTED;
import static hustings.model.Condition.SYNCHRONOUS;
import static hustings.model.Property.AGREEMENT;
import static hustings.model.Property.TERMINATION;
import static hustings.model.Property.TERM_UNIQUENESS;
import static hustings.model.Property.VALIDITY;
import static hustings.model.Topology.COMPLETE;

import hustings.model.Algorithm;
import hustings.model.Kind;
import hustings.model.Node;
import hustings.model.Promise;

/**
 * Whoever misses a leader counts who is there, and tells all of them the largest name.
 *
 * <p>An example of an algorithm that comes as a jar of its own; nothing of it is in Hustings.
 */
@Algorithm(name = "Census", year = 2026, topology = COMPLETE,
        best = "3*(n-1)", mean = "3*n*(n-1)", worst = "3*n*(n-1)",
        costs = "one node counts, or all do",
        paper = "examples/census")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY}, given = {SYNCHRONOUS, CRASH_STOP, CALM})
@Promise(value = TERMINATION, given = {SYNCHRONOUS, CRASH_STOP, CALM, DETECTED},
        within = "detect + roundTrip + 2*delta")
public final class Census extends Node<Census.Message> {
    private long term;
    private int largest;

    /** What nodes tell each other, and a timer. */
    sealed interface Message {}

    @Kind(ELECTION) record Ask() implements Message {}

    @Kind(ELECTION) record Present(long term) implements Message {}

    @Kind(ANNOUNCE) record Leader(long term, int leader) implements Message {}

    @Kind(TIMER) record Counted() implements Message {}

    @Override
    protected void start() {
        // to call an election: ask who is there, and wait 2Δ + 1 for the answers
        largest = id();
        campaign(term);
        broadcast(new Ask());
        setTimer(roundTrip(), new Counted());
    }

    @Override
    protected void suspect(int node) {
        // on suspecting the leader: call an election
        start();
    }

    @Override
    protected void recover() {
        // on coming back: call an election, and learn the term from the answers
        start();
    }

    @Override
    protected void receive(Message message) {
        switch (message) {
            // on ASK: answer with the term
            case Ask ask -> reply(new Present(term));

            case Present(long t) -> {
                // on PRESENT: note the largest, and the latest term
                largest = Math.max(largest, sender());
                term = Math.max(term, t);
                because("%d is the largest so far", largest);
            }

            case Counted counted -> {
                // when the time is over: tell all that the largest leads in the next term
                term++;
                broadcast(new Leader(term, largest));
                obey(largest);
            }

            // on LEADER of an earlier term: drop it
            case Leader(long t, int j) when t < term -> because("term %d is over", t);

            case Leader(long t, int j) -> {
                term = t;
                cancel(new Counted());
                obey(j);
            }
        }
    }

    private void obey(int leader) {
        if (leader == id()) {
            // on LEADER(id): lead
            lead(term);
        } else {
            // on LEADER(j): follow j
            follow(leader, term);
        }
    }
}
