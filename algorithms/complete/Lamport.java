package complete;

import static hustings.model.Category.ANNOUNCE;
import static hustings.model.Category.ELECTION;
import static hustings.model.Category.TIMER;
import static hustings.model.Topology.COMPLETE;

import hustings.model.Algorithm;
import hustings.model.Kind;
import hustings.model.Option;
import java.util.Optional;

/**
 * The node that was active most recently leads: the largest pair of logical clock and identifier.
 */
@Algorithm(name = "Lamport", year = 1978, topology = COMPLETE,
        best = "2*(n-1)", worst = "(n+1)*(n-1) + n*(n-1)/2", facts = LamportFacts.class)
public final class Lamport extends StampedElection<Lamport.Message> {
    @Option("what a node competes with: the stamp that it froze in this term, or its running clock")
    private Stamps stamps = Stamps.FROZEN;

    private State state = State.NORMAL;
    private Optional<Stamp> frozen = Optional.empty();
    private boolean started;

    /** What a node competes with. */
    enum Stamps { FROZEN, RUNNING }

    /** What a node is doing. */
    enum State { NORMAL, CANDIDATE, VOTER, DEFERRING, LEADING }

    /** What nodes tell each other, and the two timers; {@code clock} is the sender's. */
    sealed interface Message {}

    /** A candidate and its stamp. */
    @Kind(ELECTION)
    record Election(long term, long clock, Stamp stamp) implements Message {}

    /** There is a larger stamp. */
    @Kind(ELECTION)
    record Higher(long term, long clock, Stamp stamp) implements Message {}

    /** Who leads. */
    @Kind(ANNOUNCE)
    record Leader(long term, long clock, Stamp stamp) implements Message {}

    /** Nobody has objected in time. */
    @Kind(TIMER)
    record NoObjection() implements Message {}

    /** No leader has shown itself in time. */
    @Kind(TIMER)
    record NoLeader() implements Message {}

    @Override
    protected void start() {
        // to call an election: open a new term, tick the clock, freeze my stamp, and stand
        open(term + 1);
        clock++;
        freeze();
        stand();
    }

    private void open(long t) {
        cancelTimers();
        term = t;
        frozen = Optional.empty();
        started = false;
    }

    private Stamp freeze() {
        Stamp stamp = frozen.orElse(new Stamp(clock, id()));
        frozen = Optional.of(stamp);
        return stamp;
    }

    private void stand() {
        // to stand: send ELECTION with my stamp to all, wait 2Δ + 1 for an objection
        started = true;
        state = State.CANDIDATE;
        campaign(term);
        int others = broadcast(node -> true, new Election(term, clock, freeze()));
        cancel(new NoLeader());
        if (others == 0) {
            win();
        } else {
            setTimer(roundTrip(), new NoObjection());
        }
    }

    private void win() {
        // to win: lead, and send LEADER to all
        state = State.LEADING;
        lead(term);
        broadcast(new Leader(term, clock, freeze()));
    }

    @Override
    protected void receive(Message message) {
        switch (message) {
            case Election(long t, long c, Stamp stamp) when t < term || t == 0 -> answer(t, c);
            case Election(long t, long c, Stamp stamp) -> contest(t, c, stamp);

            case Higher(long t, long c, Stamp stamp) -> {
                tick(c);
                if (t == term && state == State.CANDIDATE) {
                    // on HIGHER: give way, and wait for LEADER
                    state = State.DEFERRING;
                    cancel(new NoObjection());
                    withdraw(term);
                    setTimer(2 * roundTrip(), new NoLeader());
                }
            }

            case Leader(long t, long c, Stamp stamp) -> accept(t, c, stamp);

            // on no objection in time: win
            case NoObjection none -> win();

            // on no LEADER in time: call an election
            case NoLeader none -> start();
        }
    }

    private void contest(long t, long c, Stamp stamp) {
        if (t > term) {
            // on ELECTION of a later term: join it as a voter
            open(t);
            state = State.VOTER;
            withdraw(term);
        }
        /* Freezing comes first: the sender's clock must not make my stamp larger than its own. */
        Stamp fixed = freeze();
        tick(c);
        Stamp mine = stamps == Stamps.FROZEN ? fixed : new Stamp(clock, id());
        if (mine.beats(stamp)) {
            // on ELECTION with a smaller stamp: answer HIGHER, and stand unless I did already
            clock++;
            reply(new Higher(term, clock, mine));
            if (!started) {
                stand();
            }
        } else if (state == State.VOTER) {
            // on ELECTION with a larger stamp: wait for LEADER
            state = State.DEFERRING;
            setTimer(4 * roundTrip(), new NoLeader());
        }
    }

    private void accept(long t, long c, Stamp winner) {
        tick(c);
        boolean mineIsLarger = t == term && state == State.LEADING && freeze().beats(winner);
        if (t < term || mineIsLarger || winner.node() == id()) {
            // on LEADER of an earlier term, or of a smaller stamp than mine: drop it
            because("%d leads in term %d no more", winner.node(), t);
        } else {
            // on LEADER: follow it
            obey(winner.node(), t);
        }
    }

    @Override
    protected void obey(int leader, long t) {
        cancelTimers();
        term = t;
        state = State.NORMAL;
        follow(leader, term);
    }

    @Override
    protected void recover() {
        state = State.DEFERRING;
        ask(new Election(0, clock, new Stamp(clock, id())), new NoLeader());
    }

    private void answer(long t, long c) {
        tick(c);
        if (leader() == sender()) {
            // on ELECTION of an earlier term by my leader: it has lost its term, call an election
            start();
        } else if (leader() != NONE) {
            // on ELECTION of an earlier term: tell its sender who leads
            reply(new Leader(term, clock, new Stamp(0, leader())));
        } else {
            because("term %d is over, and no leader is known", t);
        }
    }

    @Override
    protected long rank() {
        return frozen.map(Stamp::clock).orElse(0L);
    }
}
