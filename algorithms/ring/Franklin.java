package ring;

import static hustings.model.Category.ANNOUNCE;
import static hustings.model.Category.ELECTION;
import static hustings.model.Condition.CALM;
import static hustings.model.Condition.CRASH_STOP;
import static hustings.model.Condition.DETECTED;
import static hustings.model.Condition.HEALING;
import static hustings.model.Condition.SYNCHRONOUS;
import static hustings.model.Direction.CLOCKWISE;
import static hustings.model.Property.AGREEMENT;
import static hustings.model.Property.INSTANT_UNIQUENESS;
import static hustings.model.Property.LEADER_LIVENESS;
import static hustings.model.Property.QUIESCENCE;
import static hustings.model.Property.STABILITY;
import static hustings.model.Property.TERMINATION;
import static hustings.model.Property.TERM_UNIQUENESS;
import static hustings.model.Property.VALIDITY;
import static hustings.model.Topology.BIDIRECTIONAL_RING;

import hustings.model.Algorithm;
import hustings.model.Breaks;
import hustings.model.Direction;
import hustings.model.Kind;
import hustings.model.Node;
import hustings.model.Option;
import hustings.model.Promise;
import java.util.Map;
import java.util.TreeMap;

/**
 * In each round a node compares itself with the next candidate on either side, and stays one only
 * if it is larger than both.
 *
 * <p>Two neighbours cannot both stay, so at least half of the candidates go in each round; those
 * that have gone pass on whatever comes. Messages carry the number of their round, so that links
 * need not keep the order. Every node takes part. Added for repeated elections: every message
 * carries a term, whoever suspects the leader opens the next one, and a node that comes back asks
 * for one with term 0. A crash in the middle of an election is not survived.
 *
 * <p>Wm. Randolph Franklin: On an improved algorithm for decentralized extrema finding in circular
 * configurations of processors. Communications of the ACM 25(5), 1982. It needs two messages a node
 * and round, where Hirschberg and Sinclair needed up to eight.
 */
@Algorithm(
        name = "Franklin",
        year = 1982,
        topology = BIDIRECTIONAL_RING,
        best = "5*n",
        worst = "2*n*floor(log2(n)) + 3*n",
        costs = "over all arrangements, whoever starts; the best is for two nodes or more",
        paper = "https://doi.org/10.1145/358506.358517")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY}, given = {CRASH_STOP, CALM})
@Promise(value = {INSTANT_UNIQUENESS, STABILITY}, given = {SYNCHRONOUS, CRASH_STOP, CALM})
@Promise(value = TERMINATION, given = {SYNCHRONOUS, CRASH_STOP, CALM, DETECTED, HEALING},
        within = "detect + 5*n*delta")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, CRASH_STOP, CALM, HEALING},
        within = "n*delta")
@Breaks(value = TERMINATION, when = "a message is lost: the next candidate waits for ever",
        scenario = "n=8&ids=ascending&latency=1&detector=none&faults=1:drop-8-1&until=300")
@Breaks(value = TERMINATION, when = "the largest node crashes: its neighbours wait for it",
        scenario = "n=8&ids=ascending&latency=1&detector=none&faults=2:crash-8&until=300")
public final class Franklin extends Node<Franklin.Message> {
    @Option(value = "who wins: the paper is about either extremum, and shows the largest",
            changesCosts = false)
    private Extremum extremum = Extremum.LARGEST;

    private long term;
    private boolean active;
    private long round;
    private final Map<Long, Integer> ahead = new TreeMap<>();
    private final Map<Long, Integer> behind = new TreeMap<>();

    /** Which identifier wins. */
    enum Extremum { LARGEST, SMALLEST }

    /** What travels round the ring. */
    sealed interface Message {}

    /** A candidate of a round, on its way to the next one. */
    @Kind(ELECTION)
    record Candidate(long term, int candidate, long round, Direction way) implements Message {}

    /** The result on its way round. */
    @Kind(ANNOUNCE)
    record Elected(long term, int leader) implements Message {}

    @Override
    protected void start() {
        // to call an election: stand in a new term
        stand(term + 1);
    }

    private void stand(long t) {
        term = t;
        active = true;
        ahead.clear();
        behind.clear();
        campaign(term);
        compete(1);
    }

    private void compete(long r) {
        // in round r: send CANDIDATE(id, r) both ways
        round = r;
        for (Direction way : Direction.values()) {
            send(neighbour(way), new Candidate(term, id(), round, way));
        }
    }

    @Override
    protected void suspect(int node) {
        // on suspecting the leader: call an election
        start();
    }

    @Override
    protected void recover() {
        // on coming back: the term is lost, so ask for an election with term 0
        send(next(), new Candidate(0, id(), 0, CLOCKWISE));
    }

    @Override
    protected void receive(Message message) {
        switch (message) {
            // on CANDIDATE of term 0: its sender is back and knows no leader, call an election
            case Candidate(long t, int j, long r, Direction way) when t == 0 -> start();

            // on anything of an earlier term: drop it
            case Candidate(long t, int j, long r, Direction way) when t < term ->
                    because("term %d is over", t);
            case Elected(long t, int j) when t < term -> because("term %d is over", t);

            case Candidate(long t, int j, long r, Direction way) -> {
                if (t > term) {
                    // on CANDIDATE of a later term: stand in that term too
                    stand(t);
                }
                meet(j, r, way, message);
            }

            // on ELECTED(id): everyone knows, done
            case Elected(long t, int j) when j == id() -> because("it has been all the way round");

            // on ELECTED(j): follow j and pass it on
            case Elected(long t, int j) -> {
                term = t;
                follow(j, term);
                send(next(), message);
            }
        }
    }

    private void meet(int j, long r, Direction way, Message message) {
        if (!active) {
            // on CANDIDATE(j, r), when I am none any more: pass it on
            send(neighbour(way), message);
        } else if (r < round || leader() != NONE) {
            // on CANDIDATE(j, r) of a round that is over: drop it
            because("it is round %d", round);
        } else {
            // on CANDIDATE(j, r): keep it until I know both candidates of my round
            (way == CLOCKWISE ? behind : ahead).put(r, j);
            because("behind me there is %s, ahead of me %s", behind, ahead);
            while (active && behind.containsKey(round) && ahead.containsKey(round)) {
                compare(better(behind.remove(round), ahead.remove(round)));
            }
        }
    }

    private int better(int j, int k) {
        return beats(j, k) ? j : k;
    }

    private void compare(int best) {
        if (beats(id(), best)) {
            // larger than both: go on to the next round
            compete(round + 1);
        } else if (best == id()) {
            // they are my own, so I am alone: lead and send ELECTED(id)
            lead(term);
            send(next(), new Elected(term, id()));
        } else {
            // smaller than one of them: stand no more, and pass on what I have kept
            active = false;
            withdraw(term);
            behind.forEach((r, j) -> send(next(), new Candidate(term, j, r, CLOCKWISE)));
            ahead.forEach((r, j) -> send(previous(),
                    new Candidate(term, j, r, CLOCKWISE.opposite())));
            behind.clear();
            ahead.clear();
        }
    }

    private boolean beats(int j, int k) {
        return extremum == Extremum.LARGEST ? j > k : j < k;
    }

    @Override
    protected long rank() {
        return extremum == Extremum.LARGEST ? id() : -id();
    }
}
