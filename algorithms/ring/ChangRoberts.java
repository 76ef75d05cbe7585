package ring;

import static hustings.model.Category.ANNOUNCE;
import static hustings.model.Category.ELECTION;
import static hustings.model.Condition.CALM;
import static hustings.model.Condition.CRASH_STOP;
import static hustings.model.Condition.DETECTED;
import static hustings.model.Condition.HEALING;
import static hustings.model.Condition.ORDERED;
import static hustings.model.Condition.SYNCHRONOUS;
import static hustings.model.Property.AGREEMENT;
import static hustings.model.Property.INSTANT_UNIQUENESS;
import static hustings.model.Property.LEADER_LIVENESS;
import static hustings.model.Property.QUIESCENCE;
import static hustings.model.Property.STABILITY;
import static hustings.model.Property.TERMINATION;
import static hustings.model.Property.TERM_UNIQUENESS;
import static hustings.model.Property.VALIDITY;
import static hustings.model.Quantity.TICKS;
import static hustings.model.Starters.ALL;
import static hustings.model.Starters.ONE;
import static hustings.model.Timing.EQUAL;
import static hustings.model.Topology.RING;

import hustings.model.Algorithm;
import hustings.model.Breaks;
import hustings.model.Complexity;
import hustings.model.Kind;
import hustings.model.Node;
import hustings.model.Option;
import hustings.model.Promise;

/**
 * The largest identifier travels all the way round the ring; every smaller one is stopped by the
 * first larger node it meets.
 *
 * <p>A larger bystander steps in, so that the largest node of the ring wins, whoever starts; there
 * is also the variant in which bystanders only relay, and the largest of those wins who have called
 * the election. The paper knows no crashes. What is added for them: every message carries the term
 * of its election, the ring closes round a dead node, and whoever suspects the leader calls a new
 * election in the next term. A node that comes back has lost its term and asks its neighbour for an
 * election with term 0. A crash in the middle of an election is not survived (the token of a dead
 * node circulates for ever), nor is a partition.
 *
 * <p>Ernest Chang, Rosemary Roberts: An improved algorithm for decentralized extrema-finding in
 * circular configurations of processes. Communications of the ACM 22(5), 1979. Two years after Le
 * Lann it brought the mean down from n² to n·Hₙ, but not the worst case, which the next ones were
 * about.
 */
@Algorithm(
        name = "Chang–Roberts", alsoKnownAs = {"LCR", "CR"},
        year = 1979,
        topology = RING,
        best = "2*n",
        mean = "n*H(n) + n",
        worst = "n*(n+3)/2",
        costs = "the best is one node alone: the largest, or anyone where bystanders relay",
        paper = "https://doi.org/10.1145/359104.359108")
@Complexity(start = ALL, best = "3*n - 1", mean = "n*H(n) + n", worst = "n*(n+3)/2")
@Complexity(start = ONE, best = "2*n", mean = "(5*n - 1)/2", worst = "3*n - 1")
@Complexity(inOrder = true, mean = "n*H(k) + (n-k)/(k+1) + n")
@Complexity(start = ALL, when = "bystanders=relay",
        best = "3*n - 1", mean = "n*H(n) + n", worst = "n*(n+3)/2")
@Complexity(start = ONE, when = "bystanders=relay", always = "2*n")
@Complexity(when = "bystanders=relay", mean = "n*H(k) + n")
@Complexity(of = TICKS, start = ALL, timing = EQUAL,
        always = "(2*n - 1)*L")
@Complexity(of = TICKS, start = ONE, timing = EQUAL,
        best = "(2*n - 1)*L", mean = "(5*n - 3)/2*L", worst = "(3*n - 2)*L")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY}, given = {CRASH_STOP, ORDERED})
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY}, given = {CRASH_STOP, CALM})
@Promise(value = {INSTANT_UNIQUENESS, STABILITY},
        given = {SYNCHRONOUS, CRASH_STOP, CALM})
@Promise(value = TERMINATION, given = {SYNCHRONOUS, CRASH_STOP, CALM, DETECTED, HEALING},
        within = "detect + 3*n*delta")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, CRASH_STOP, CALM, HEALING},
        within = "n*delta")
@Breaks(value = TERMINATION, when = "a message is lost: its identifier never comes round",
        scenario = "n=8&ids=ascending&latency=1&detector=none&faults=4:drop-3-4&until=200")
@Breaks(value = TERMINATION,
        when = "the largest node crashes: its identifier circulates for ever",
        scenario = "n=8&ids=ascending&latency=1&detector=none&faults=1:crash-8&until=200")
public final class ChangRoberts extends Node<ChangRoberts.Message> {
    @Option("what a node does that others call to an election: join it if it is larger than what it"
            + " hears, or relay")
    private Bystanders bystanders = Bystanders.JOIN;

    @Option(value = "who wins: the paper is about either extremum, and shows the largest",
            changesCosts = false)
    private Extremum extremum = Extremum.LARGEST;

    private long term;
    private boolean candidate;
    /* It stays true to the end of the term: a token that was overtaken may still come. */
    private boolean participant;

    /** What a node does that has not called the election itself. */
    enum Bystanders { JOIN, RELAY }

    /** Which identifier wins. */
    enum Extremum { LARGEST, SMALLEST }

    /** What travels round the ring. */
    sealed interface Message {}

    /** A candidate's identifier on its way round. */
    @Kind(ELECTION)
    record Election(long term, int candidate) implements Message {}

    /** The result on its way round. */
    @Kind(ANNOUNCE)
    record Elected(long term, int leader) implements Message {}

    @Override
    protected void start() {
        // to call an election: open a new term, and stand
        term++;
        stand();
    }

    private void stand() {
        // to stand: send ELECTION(id) to the next node
        candidate = true;
        participant = true;
        campaign(term);
        send(next(), new Election(term, id()));
    }

    @Override
    protected void suspect(int node) {
        // on suspecting the leader: call an election
        start();
    }

    @Override
    protected void recover() {
        // on coming back: the term is lost, so ask for an election with term 0
        send(next(), new Election(0, id()));
    }

    @Override
    protected void receive(Message message) {
        switch (message) {
            // on ELECTION of term 0: its sender is back and knows no leader, call an election
            case Election(long t, int j) when t == 0 -> start();

            // on ELECTION of an earlier term: drop it
            case Election(long t, int j) when t < term -> because("term %d is over", t);

            case Election(long t, int j) -> {
                if (t > term) {
                    // on ELECTION of a later term: join that term
                    join(t);
                }
                compare(j, message);
            }

            // on ELECTED of an earlier term: drop it
            case Elected(long t, int j) when t < term -> because("term %d is over", t);

            // on ELECTED(id): everyone knows, done
            case Elected(long t, int j) when j == id() -> because("it has been all the way round");

            // on ELECTED(j): follow j and pass it on
            case Elected(long t, int j) -> {
                term = t;
                participant = true;
                follow(j, term);
                send(next(), message);
            }
        }
    }

    private void join(long t) {
        term = t;
        participant = false;
        candidate = false;
        withdraw(term);
    }

    private void compare(int j, Message message) {
        if (beats(j, id())) {
            // on ELECTION(j), j > id: pass it on
            participant = true;
            if (leader() == NONE) {
                /* A token that was overtaken by the result changes nothing. */
                withdraw(term);
            }
            send(next(), message);
        } else if (j == id() && leader() != NONE) {
            /* A copy, or it was overtaken, and whoever ought to have stopped it is dead. */
            because("%d leads in term %d", leader(), term);
        } else if (j == id()) {
            // on ELECTION(id): it came all the way round, so lead and send ELECTED(id)
            lead(term);
            send(next(), new Elected(term, id()));
        } else if (bystanders == Bystanders.RELAY && !candidate) {
            // on ELECTION(j), j < id, where I am a bystander and those relay: pass it on
            participant = true;
            send(next(), message);
        } else if (!participant) {
            // on ELECTION(j), j < id, not standing yet: stand in its place
            stand();
        } else {
            // on ELECTION(j), j < id, already standing: swallow it
            because("%d %s %d, and %d is already on its way", j, j < id() ? "<" : ">", id(), id());
        }
    }

    private boolean beats(int j, int k) {
        return extremum == Extremum.LARGEST ? j > k : j < k;
    }

    @Override
    protected long rank() {
        boolean stands = bystanders == Bystanders.JOIN || candidate;
        return extremum == Extremum.LARGEST ? stands ? id() : NONE
                : stands ? -id() : Long.MIN_VALUE;
    }
}
