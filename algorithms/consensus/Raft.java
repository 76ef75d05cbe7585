package consensus;

import static hustings.model.Category.ANNOUNCE;
import static hustings.model.Category.DETECT;
import static hustings.model.Category.ELECTION;
import static hustings.model.Category.TIMER;
import static hustings.model.Category.WATCH;
import static hustings.model.Condition.DETECTED;
import static hustings.model.Condition.FIXED;
import static hustings.model.Condition.MAJORITY;
import static hustings.model.Condition.SYNCHRONOUS;
import static hustings.model.Condition.UNTOLD;
import static hustings.model.Property.AGREEMENT;
import static hustings.model.Property.LEADER_LIVENESS;
import static hustings.model.Property.QUIESCENCE;
import static hustings.model.Property.STABILITY;
import static hustings.model.Property.TERMINATION;
import static hustings.model.Property.TERM_UNIQUENESS;
import static hustings.model.Property.VALIDITY;
import static hustings.model.Quantity.TERMS;
import static hustings.model.Quantity.TICKS;
import static hustings.model.Starters.ALL;
import static hustings.model.Starters.ONE;
import static hustings.model.Timing.EQUAL;
import static hustings.model.Topology.COMPLETE;

import hustings.model.Algorithm;
import hustings.model.Breaks;
import hustings.model.Complexity;
import hustings.model.Durable;
import hustings.model.Kind;
import hustings.model.Node;
import hustings.model.Option;
import hustings.model.Promise;
import hustings.model.Where;
import hustings.model.Winner;
import java.util.TreeSet;

/**
 * Whoever has not heard of a leader for a random time asks for votes in a new term; each node has
 * one vote a term, and a majority leads.
 *
 * <p>Safety needs no clock: two majorities share a node, and that node remembers its vote through a
 * crash. Time only decides how soon somebody wins. T is the heartbeat timeout (12Δ + 1 unless the
 * detector has its own), and nodes wait for more than T and at most twice as long. Where a detector
 * tells of a crash, it stands in for that timer: whoever is told campaigns at once, so do all who
 * start, and heartbeats are not sent. Otherwise, and always with CheckQuorum, which counts the
 * answers, the leader sends them every 5Δ, or those of the detector count as its own. A node that
 * comes back where none are sent asks who leads: SEEK and its answer count as detection, as they
 * only find a leader that there is. Who grants its vote waits anew only if it knows no leader; the
 * paper has it wait anew always.
 *
 * <p>Only the election is here, not the log: two positions in it stand for all, and who has the
 * older one cannot win against a majority that has the newer.
 *
 * <p>Diego Ongaro, John Ousterhout: In search of an understandable consensus algorithm. USENIX
 * Annual Technical Conference, 2014. Votes before votes, and leaders that check their majority: D.
 * Ongaro, Consensus: bridging theory and practice, PhD thesis, Stanford University, 2014. It was
 * made to be understood, which Paxos was said not to be, and runs in etcd, Consul and many others.
 */
@Algorithm(
        name = "Raft",
        year = 2014,
        topology = COMPLETE,
        best = "3*n - 3",
        worst = "inf",
        costs = "the best is one candidate, and one message less if the old leader is dead; votes"
                + " can split without end",
        paper = "https://www.usenix.org/conference/atc14/technical-sessions/presentation/ongaro",
        winner = Winner.ANY)
@Complexity(start = ONE, timing = EQUAL, always = "3*n - 3")
@Complexity(start = ONE, timing = EQUAL, when = "prevote=true",
        always = "5*n - 5")
@Complexity(of = TICKS, start = ONE, timing = EQUAL, always = "3*L")
@Complexity(of = TERMS, start = ALL, timing = EQUAL, best = "2",
        mean = "1 + 1/(1 - split(n, option.range, L))", worst = "inf")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY}, given = FIXED)
@Promise(value = STABILITY, given = {SYNCHRONOUS, FIXED}, when = "checkquorum=false")
@Promise(value = STABILITY, given = {SYNCHRONOUS, FIXED, MAJORITY})
@Promise(value = TERMINATION, given = {SYNCHRONOUS, DETECTED, FIXED, MAJORITY},
        when = "option.range>=max(timeout, 12*delta + 1)",
        within = "detect + 12*(2*detect + timeout + option.range) + 3*delta")
@Promise(value = TERMINATION, given = {SYNCHRONOUS, UNTOLD, FIXED, MAJORITY}, stabilizes = true,
        when = "option.range>=max(timeout, 12*delta + 1)",
        within = "detect + 12*(2*detect + timeout + option.range) + 3*delta")
@Promise(value = TERMINATION, given = {SYNCHRONOUS, FIXED, MAJORITY}, stabilizes = true,
        when = "option.range>=max(timeout, 12*delta + 1)&checkquorum=true",
        within = "detect + 12*(2*detect + timeout + option.range) + 3*delta")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, DETECTED, FIXED},
        within = "2*detect + delta + option.range")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, FIXED}, within = "2*roundTrip")
@Breaks(value = {TERM_UNIQUENESS, AGREEMENT}, when = "nodes leave while votes are on their way",
        scenario = "n=5&ids=ascending&latency=1&start=1,5&until=60&faults=1:drop-1-4,"
                + "2:delay-4-5-10,3:drop-1-5,5:leave-2,5:leave-3")
@Breaks(value = TERMINATION, when = "no majority is alive",
        scenario = "n=5&ids=ascending&latency=1&start=1&until=500"
                + "&faults=20:crash-1,20:crash-2,20:crash-3")
public final class Raft extends Node<Raft.Message> {
    @Option("whether a candidate first asks if it would be voted for, which changes no term")
    private boolean prevote = false;

    @Option("whether a leader that no majority answers steps down, and its followers ignore others")
    private boolean checkquorum = false;

    @Option(value = "from how many values a timeout is drawn; 0 stands for T",
            zero = "max(timeout, 12*delta + 1)")
    private int range = 0;

    @Option("nodes with identifiers up to this number have a log that ends in an older term")
    private int behind = 0;

    @Durable private long term;
    @Durable private int votedFor = NONE;
    private State state = State.FOLLOWER;
    private final TreeSet<Integer> votes = new TreeSet<>();
    private final TreeSet<Integer> answered = new TreeSet<>();
    private long heardUntil;
    private long deadline;

    /** What a node is doing. */
    enum State { FOLLOWER, PRECANDIDATE, CANDIDATE, LEADER }

    /** Where a log ends: in which term, and after how many entries. */
    record End(long term, long index) {
        boolean isOlderThan(End other) {
            return term < other.term || term == other.term && index < other.index;
        }
    }

    /** What nodes tell each other, and the timers. */
    sealed interface Message {}

    /** Asks for a vote. */
    @Kind(ELECTION)
    record RequestVote(long term, End log) implements Message {}

    /** Gives a vote, or refuses it. */
    @Kind(ELECTION)
    record Vote(long term, boolean granted) implements Message {}

    /** Asks whether a vote would be given in a term. */
    @Kind(ELECTION)
    record PreVote(long term, End log) implements Message {}

    /** Whether a vote would be given. */
    @Kind(ELECTION)
    record PreVoted(long term, boolean granted) implements Message {}

    /** The sender leads. */
    @Kind(ANNOUNCE)
    record Append(long term) implements Message {}

    /** The sender still leads. */
    @Kind(DETECT)
    record EmptyAppend(long term) implements Message {}

    /** The answer to either. */
    @Kind(DETECT)
    record Appended(long term) implements Message {}

    /** Who leads? */
    @Kind(DETECT)
    record Seek(long term) implements Message {}

    /** No leader has come to be in time. */
    @Kind(TIMER)
    record ElectionTimeout() implements Message {}

    /** The leader has been silent for too long. */
    @Kind(WATCH)
    record LeaderSilent() implements Message {}

    /** It is time to say again who leads. */
    @Kind(WATCH)
    record AppendDue() implements Message {}

    /** It is time to see who answers. */
    @Kind(WATCH)
    record QuorumDue() implements Message {}

    @Override
    protected void start() {
        // to call an election: let the election timer go off now
        timeOut();
    }

    @Override
    protected void idle() {
        /* Whoever boots is a follower, and waits for a leader as it does after coming back. */
        waitAnew();
    }

    @Override
    protected void suspect(int node) {
        if (isTold() && state == State.FOLLOWER) {
            // on being told that the leader is dead: let the election timer go off now
            heardUntil = 0;
            timeOut();
        } else {
            because("my own timer decides");
        }
    }

    private void timeOut() {
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

    private void stand() {
        // on election timeout: begin a new term, vote for me, and ask all for their votes
        term++;
        votedFor = id();
        state = State.CANDIDATE;
        awaitVotes();
        broadcast(new RequestVote(term, log()));
        count();
    }

    private void awaitVotes() {
        cancelTimers();
        votes.clear();
        votes.add(id());
        campaign(term);
        waitAnew();
    }

    private void waitAnew() {
        deadline = now() + timeout();
        after(deadline - now(), new ElectionTimeout());
    }

    private void count() {
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
        answered.clear();
        if (sendsHeartbeats()) {
            watchFollowers();
        }
    }

    private void watchFollowers() {
        if (heartbeatInterval() == 0) {
            after(5 * delta(), new AppendDue());
        }
        if (checkquorum) {
            after(patience(), new QuorumDue());
        }
    }

    @Override
    protected void receive(Message message) {
        switch (message) {
            case RequestVote(long t, End log) -> vote(t, log);
            case PreVote(long t, End log) -> preVote(t, log);
            case Append(long t) -> hear(sender(), t);
            case EmptyAppend(long t) -> hear(sender(), t);
            case Vote(long t, boolean granted) -> {
                learn(t);
                gather(granted && t == term && state == State.CANDIDATE);
            }
            case PreVoted(long t, boolean granted) -> {
                if (!granted) {
                    learn(t);
                }
                gather(granted && t == term + 1 && state == State.PRECANDIDATE);
            }
            case Appended(long t) -> {
                learn(t);
                // on the answer to an APPEND of mine: its sender is there
                answered.add(sender());
                because("%s have answered", answered);
            }
            case Seek(long t) -> {
                // on SEEK: answer it if I lead
                learn(t);
                because("I am a %s", state);
                remind();
            }
            case ElectionTimeout timeout -> timeOut();
            case LeaderSilent silent -> timeOut();
            case AppendDue due -> {
                // every 5Δ: say again that I lead
                broadcast(new EmptyAppend(term));
                after(5 * delta(), new AppendDue());
            }
            case QuorumDue due -> checkQuorum();
        }
    }

    private void gather(boolean mine) {
        if (mine) {
            // on a vote for me in this term: count it
            votes.add(sender());
            count();
        } else {
            because("it is no vote for what I stand for now");
        }
    }

    private void learn(long t) {
        if (t > term) {
            // on any message of a later term, but for votes before votes: follow nobody yet in it
            term = t;
            votedFor = NONE;
            state = State.FOLLOWER;
            cancelTimers();
            withdraw(term);
            /* The timer goes on: if any request moved it, a hopeless candidate could reign. */
            deadline = deadline > now() ? deadline : now() + timeout();
            after(deadline - now(), new ElectionTimeout());
        }
    }

    private void vote(long t, End log) {
        if (checkquorum && t > term && hearsALeader()) {
            // on REQUEST VOTE, with CheckQuorum, while I hear a leader: ignore it
            because("%d leads, and was heard less than T ago", leader());
            remind();
            return;
        }
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

    private void preVote(long t, End log) {
        if (state == State.FOLLOWER && leader() == NONE && deadline <= now()) {
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

    private void remind() {
        if (!sendsHeartbeats() && state == State.LEADER) {
            // if I lead and send no heartbeats, say so to whoever has not noticed
            reply(new EmptyAppend(term));
        }
    }

    private boolean hearsALeader() {
        return state == State.LEADER || now() < heardUntil;
    }

    @Override
    protected void heartbeat(int node, long t) {
        hear(node, t);
    }

    private void hear(int leader, long t) {
        learn(t);
        if (t == term) {
            // on APPEND of this term: follow its sender, and wait anew
            state = State.FOLLOWER;
            heardUntil = now() + heartbeatTimeout();
            cancelTimers();
            follow(leader, term);
            deadline = sendsHeartbeats() ? now() + timeout() : 0;
            if (sendsHeartbeats()) {
                after(deadline - now(), new LeaderSilent());
            }
        }
        // answer every APPEND with my term
        reply(new Appended(term));
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
            after(patience(), new QuorumDue());
        }
        answered.clear();
    }

    @Override
    protected void recover() {
        // on coming back, with term and vote: wait for a leader
        withdraw(term);
        waitAnew();
        if (!sendsHeartbeats()) {
            // where leaders send no heartbeats: ask all who leads
            broadcast(new Seek(term));
        }
    }

    /** Whether leaders do: nobody needs them who is told of crashes and counts no answers. */
    private boolean sendsHeartbeats() {
        return !isTold() || checkquorum;
    }

    /** T, or longer if answers to a heartbeat could not come in that time. */
    private long patience() {
        return Math.max(heartbeatTimeout(), heartbeatInterval() + roundTrip());
    }

    private End log() {
        return counted(id()) <= behind ? new End(0, 2) : new End(1, 1);
    }

    private long timeout() {
        long least = heartbeatTimeout();
        int width = range > 0 ? range : (int) Math.max(least, 12 * delta() + 1);
        return least + random(width);
    }

    @Where("how likely it is that n timeouts drawn from so many values split the vote, if messages"
            + " take L ticks; with less than 4L values terms after the second differ, as timeouts"
            + " then begin where votes were split")
    static double split(double n, double values, double latency) {
        if (values < 4 * latency || n > 1_000 || n * values > 1_000_000) {
            return Double.NaN;
        }
        double sum = 0;
        int enough = (int) (n - Math.floor(n / 2)) + 1;
        for (int first = 0; first < values; first++) {
            double near = Math.min(latency, values - first) / values;
            double nearer = near - 1 / values;
            double far = 1 - first / values - near;
            double choices = 1;
            for (int k = 1; k <= n; k++) {
                choices *= (n - k + 1) / k;
                sum += k < enough ? 0 : choices * StrictMath.pow(far, n - k)
                        * (StrictMath.pow(near, k) - StrictMath.pow(nearer, k));
            }
        }
        return sum;
    }
}
