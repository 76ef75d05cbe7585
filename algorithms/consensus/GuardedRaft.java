package consensus;

import static hustings.model.Category.ELECTION;
import static hustings.model.Category.WATCH;

import hustings.model.Kind;
import hustings.model.Option;

/**
 * What the thesis on Raft adds to the paper, against nodes that disturb a leader and leaders that
 * have lost their majority: votes before votes (PreVote), and a count of who answers (CheckQuorum).
 */
abstract class GuardedRaft extends RaftNode {
    @Option("whether a candidate first asks if it would be voted for, which changes no term")
    private boolean prevote = false;

    @Option("whether a leader that no majority answers steps down, and its followers ignore others")
    private boolean checkquorum = false;

    /** Asks whether a vote would be given in a term. */
    @Kind(ELECTION)
    record PreVote(long term, End log) implements Raft.Message {}

    /** Whether a vote would be given. */
    @Kind(ELECTION)
    record PreVoted(long term, boolean granted) implements Raft.Message {}

    /** It is time to see who answers. */
    @Kind(WATCH)
    record QuorumDue() implements Raft.Message {}

    /** Stands in a new term. */
    protected abstract void stand();

    /** Waits for votes, and has its own to begin with. */
    protected abstract void awaitVotes();

    /** Receives a vote, for what it stands for now or for something else. */
    protected abstract void gather(boolean mine);

    /** Looks whether the votes are a majority. */
    protected abstract void count();

    @Override
    protected final void timeOut() {
        if (prevote) {
            askBefore();
        } else {
            stand();
        }
    }

    private void askBefore() {
        // on election timeout with PreVote: ask all whether they would vote for me in the next term
        state = State.PRECANDIDATE;
        awaitVotes();
        broadcast(new PreVote(term + 1, log()));
        count();
    }

    @Override
    protected void receive(Raft.Message message) {
        switch (message) {
            case PreVote(long t, End log) -> preVote(t, log);
            case PreVoted(long t, boolean granted) -> {
                if (!granted) {
                    learn(t);
                }
                gather(granted && t == term + 1 && state == State.PRECANDIDATE);
            }
            case QuorumDue due -> checkQuorum();
            default -> super.receive(message);
        }
    }

    private void preVote(long t, End log) {
        if (state == State.FOLLOWER && leader() == NONE && !isWaiting()) {
            // on PRE-VOTE, if I have no leader and have not waited for one: begin to
            waitAnew();
        }
        if (t > term && !hearsALeader() && !log.isOlderThan(log())) {
            // on PRE-VOTE, if I would vote then and hear no leader: say yes, and change nothing
            reply(new PreVoted(t, true));
        } else {
            // otherwise say no, and tell my term
            reply(new PreVoted(term, false));
            remind();
        }
    }

    /** Whether it looks at a request for a vote in a term at all. */
    protected final boolean heeds(long t) {
        if (checkquorum && t > term && hearsALeader()) {
            // on REQUEST VOTE, with CheckQuorum, while I hear a leader: ignore it
            because("%d leads, and was heard less than T ago", leader());
            remind();
            return false;
        }
        return true;
    }

    @Override
    protected final void stayInTouch() {
        super.stayInTouch();
        if (checkquorum) {
            setTimer(patience(), new QuorumDue());
        }
    }

    private void checkQuorum() {
        answered.add(id());
        if (answered.size() <= size() / 2) {
            // every T, with CheckQuorum: if no majority has answered since, lead no more
            cancelTimers();
            state = State.FOLLOWER;
            withdraw(term);
            waitAnew();
        } else {
            because("%s have answered", answered);
            setTimer(patience(), new QuorumDue());
        }
        answered.clear();
    }

    /** T, or longer if answers to a heartbeat could not come in that time. */
    private long patience() {
        return Math.max(heartbeatTimeout(), heartbeatInterval() + roundTrip());
    }

    @Override
    protected final boolean sendsHeartbeats() {
        /* Whoever counts the answers needs them. */
        return checkquorum || super.sendsHeartbeats();
    }
}
