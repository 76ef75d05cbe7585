package ring;

import static hustings.model.Category.ANNOUNCE;
import static hustings.model.Category.ELECTION;
import static hustings.model.Condition.CALM;
import static hustings.model.Condition.CONNECTED;
import static hustings.model.Condition.CRASH_STOP;
import static hustings.model.Condition.DETECTED;
import static hustings.model.Condition.HEALING;
import static hustings.model.Condition.ORDERED;
import static hustings.model.Condition.RELIABLE;
import static hustings.model.Condition.SYNCHRONOUS;
import static hustings.model.Condition.UNDUPLICATED;
import static hustings.model.Property.AGREEMENT;
import static hustings.model.Property.INSTANT_UNIQUENESS;
import static hustings.model.Property.LEADER_LIVENESS;
import static hustings.model.Property.QUIESCENCE;
import static hustings.model.Property.STABILITY;
import static hustings.model.Property.TERMINATION;
import static hustings.model.Property.TERM_UNIQUENESS;
import static hustings.model.Property.VALIDITY;
import static hustings.model.Topology.RING;

import hustings.model.Algorithm;
import hustings.model.Breaks;
import hustings.model.Kind;
import hustings.model.Node;
import hustings.model.Option;
import hustings.model.Promise;

/**
 * In odd phases a candidate stays if its value is larger than the one that comes; in even phases it
 * stays if its value is smaller, and takes over the larger one.
 *
 * <p>The second algorithm of the paper: one message for each link and phase instead of two, and the
 * candidates fall away by the Fibonacci numbers, in 1.44 log n phases at most. What a message
 * means depends on its place, so links have to keep the order, and lose and double nothing; and as
 * values move, who finds the winner is seldom the winner. Every node takes part. Added for repeated
 * elections: every message carries a term, whoever suspects the leader opens the next one, and a
 * node that comes back asks for one with term 0. A crash in the middle of an election is not
 * survived.
 *
 * <p>Gary Peterson: An O(n log n) unidirectional algorithm for the circular extrema problem. ACM
 * Transactions on Programming Languages and Systems 4(4), 1982. Dolev, Klawe and Rodeh went on to
 * 1.356·n·log₂ n.
 */
@Algorithm(
        name = "Improved Peterson",
        year = 1982,
        topology = RING,
        best = "3*n",
        worst = "n*floor(log2(5^(1/2)*(n + 1/2)) / log2((1 + 5^(1/2))/2))",
        costs = "over all arrangements, whoever starts; the best is for two nodes or more, and the"
                + " worst is n times the largest r with Fibonacci number F(r) at most n",
        paper = "https://doi.org/10.1145/69622.357194")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY},
        given = {CRASH_STOP, CALM, RELIABLE, CONNECTED, ORDERED, UNDUPLICATED})
@Promise(value = {INSTANT_UNIQUENESS, STABILITY},
        given = {SYNCHRONOUS, CRASH_STOP, CALM, ORDERED, UNDUPLICATED})
@Promise(value = TERMINATION,
        given = {SYNCHRONOUS, CRASH_STOP, CALM, ORDERED, UNDUPLICATED, DETECTED, HEALING},
        within = "detect + 6*n*delta")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE,
        given = {SYNCHRONOUS, CRASH_STOP, CALM, ORDERED, UNDUPLICATED, HEALING},
        within = "n*delta")
@Breaks(value = TERMINATION, when = "a message is lost: the next candidate waits for ever",
        scenario = "n=8&ids=ascending&latency=1&detector=none&faults=1:drop-8-1&until=300")
@Breaks(value = VALIDITY, when = "a message is doubled: it is taken for one of the next phase",
        scenario = "n=8&duplicate=0.05&latency=1&detector=none&seed=25&until=120")
public final class ImprovedPeterson extends Node<ImprovedPeterson.Message> {
    @Option(value = "who wins: the paper is about either extremum, and shows the largest",
            changesCosts = false)
    private Extremum extremum = Extremum.LARGEST;

    private long term;
    private boolean active;
    private long phase;
    private int value = NONE;

    /** Which identifier wins. */
    enum Extremum { LARGEST, SMALLEST }

    /** What travels round the ring. */
    sealed interface Message {}

    /** The value of the candidate before this one. */
    @Kind(ELECTION)
    record Value(long term, int value) implements Message {}

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
        phase = 0;
        campaign(term);
        compete(id());
    }

    private void compete(int v) {
        // in a phase, which are odd and even by turns: send VALUE(value) to the next node
        value = v;
        phase++;
        send(next(), new Value(term, value));
    }

    @Override
    protected void suspect(int node) {
        // on suspecting the leader: call an election
        start();
    }

    @Override
    protected void recover() {
        // on coming back: the term is lost, so ask for an election with term 0
        send(next(), new Value(0, id()));
    }

    @Override
    protected void receive(Message message) {
        switch (message) {
            // on VALUE of term 0: its sender is back and knows no leader, call an election
            case Value(long t, int v) when t == 0 -> start();

            // on anything of an earlier term: drop it
            case Value(long t, int v) when t < term -> because("term %d is over", t);
            case Elected(long t, int v) when t < term -> because("term %d is over", t);

            case Value(long t, int v) -> {
                if (t > term) {
                    // on VALUE of a later term: stand in that term too
                    stand(t);
                }
                hear(v, message);
            }
            case Elected(long t, int v) -> {
                term = t;
                pass(v, message);
            }
        }
    }

    private void hear(int v, Message message) {
        boolean odd = phase % 2 == 1;
        if (!active) {
            // on VALUE(v), when I am no candidate any more: pass it on
            send(next(), message);
        } else if (v == value) {
            found();
        } else if (odd && beats(value, v)) {
            // on VALUE(v) in an odd phase, v < value: go on with my value
            compete(value);
        } else if (!odd && beats(v, value)) {
            // on VALUE(v) in an even phase, v > value: go on with v
            compete(v);
        } else {
            // on VALUE(v), otherwise: stand no more
            active = false;
            withdraw(term);
        }
    }

    private void found() {
        // only one value is left, and I have found it: send ELECTED(value) round
        learn(value);
        send(next(), new Elected(term, value));
    }

    private void learn(int j) {
        if (j == id()) {
            // it is my own identifier: lead
            lead(term);
        } else {
            // it is another's: follow it
            follow(j, term);
        }
    }

    private void pass(int j, Message message) {
        if (leader() == j) {
            // on ELECTED(v) that I know already: everyone knows, done
            because("it has been all the way round");
        } else {
            // on ELECTED(v): learn who leads, and pass it on
            learn(j);
            send(next(), message);
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
