package consensus;

import static hustings.model.Category.ANNOUNCE;
import static hustings.model.Category.DETECT;
import static hustings.model.Category.ELECTION;
import static hustings.model.Category.TIMER;
import static hustings.model.Topology.COMPLETE;

import hustings.model.Algorithm;
import hustings.model.Kind;
import hustings.model.Winner;

/**
 * Whoever has not heard of a leader for a random time asks for votes in a new term; each node has
 * one vote a term, and a majority leads.
 */
@Algorithm(name = "Raft", year = 2014, topology = COMPLETE, winner = Winner.ANY,
        best = "3*n - 3", worst = "inf", facts = RaftFacts.class)
public final class Raft extends GuardedRaft {
    /** What nodes tell each other, and the timers. */
    sealed interface Message permits RequestVote, Vote, PreVote, PreVoted, Append, EmptyAppend,
            Appended, Seek, ElectionTimeout, LeaderSilent, AppendDue, QuorumDue {}

    /** Asks for a vote. */
    @Kind(ELECTION)
    record RequestVote(long term, End log) implements Message {}

    /** Gives a vote, or refuses it. */
    @Kind(ELECTION)
    record Vote(long term, boolean granted) implements Message {}

    /** The sender leads. */
    @Kind(ANNOUNCE)
    record Append(long term) implements Message {}

    /** The answer to either. */
    @Kind(DETECT)
    record Appended(long term) implements Message {}

    /** No leader has come to be in time. */
    @Kind(TIMER)
    record ElectionTimeout() implements Message {}

    @Override
    protected void start() {
        // to call an election: let the election timer go off now
        timeOut();
    }

    @Override
    protected void stand() {
        // on election timeout: begin a new term, vote for me, and ask all for their votes
        term++;
        votedFor = id();
        state = State.CANDIDATE;
        awaitVotes();
        broadcast(new RequestVote(term, log()));
        count();
    }

    @Override
    protected void awaitVotes() {
        cancelTimers();
        votes.clear();
        votes.add(id());
        campaign(term);
        waitAnew();
    }

    @Override
    protected void receive(Message message) {
        switch (message) {
            case RequestVote(long t, End log) -> {
                if (heeds(t)) {
                    vote(t, log);
                }
            }
            case Vote(long t, boolean granted) -> {
                learn(t);
                gather(granted && t == term && state == State.CANDIDATE);
            }
            case Append(long t) -> hear(sender(), t);
            case Appended(long t) -> {
                learn(t);
                // on the answer to an APPEND of mine: its sender is there
                answered.add(sender());
                because("%s have answered", answered);
            }
            case ElectionTimeout timeout -> timeOut();
            default -> super.receive(message);
        }
    }

    private void vote(long t, End log) {
        learn(t);
        boolean free = votedFor == NONE || votedFor == sender();
        if (t == term && free && !log.isOlderThan(log())) {
            // on REQUEST VOTE: grant it once a term, and only if the log is as new as mine
            votedFor = sender();
            if (leader() == NONE) {
                waitAnew();
            }
            reply(new Vote(term, true));
        } else {
            // otherwise refuse it, and tell my term
            reply(new Vote(term, false));
        }
    }

    @Override
    protected void gather(boolean mine) {
        if (mine) {
            // on a vote for me in this term: count it
            votes.add(sender());
            count();
        } else {
            because("it is no vote for what I stand for now");
        }
    }

    @Override
    protected void count() {
        if (votes.size() <= size() / 2) {
            because("%d of %d are no majority", votes.size(), size());
        } else if (state == State.PRECANDIDATE) {
            stand();
        } else {
            win();
        }
    }

    private void win() {
        // on votes of a majority: lead, and send APPEND to all
        cancelTimers();
        state = State.LEADER;
        lead(term);
        broadcast(new Append(term));
        stayInTouch();
    }

    @Override
    protected void hear(int leader, long t) {
        learn(t);
        if (t == term) {
            // on APPEND of this term: follow its sender, and wait anew
            state = State.FOLLOWER;
            cancelTimers();
            follow(leader, term);
            watchLeader();
        }
        // answer every APPEND with my term
        reply(new Appended(term));
    }

    @Override
    protected void learn(long t) {
        if (t > term) {
            // on any message of a later term, but for votes before votes: follow nobody yet in it
            term = t;
            votedFor = NONE;
            state = State.FOLLOWER;
            cancelTimers();
            withdraw(term);
            waitOn();
        }
    }
}
