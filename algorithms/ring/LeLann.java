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
import hustings.model.Where;

/**
 * Every identifier travels all the way round the ring; who gets its own back has seen all others,
 * and knows the largest.
 *
 * <p>The first algorithm of its kind, and the yardstick of all later ones: best, mean and worst are
 * the same. It needs links that keep the order, or a node gets its own identifier back before it
 * has seen a larger one. Where bystanders only relay, the largest of those who stand wins, and has
 * to tell the others. Added for repeated elections: every message carries a term, whoever suspects
 * the leader opens the next one, and a node that comes back asks for one with term 0.
 *
 * <p>Gérard Le Lann: Distributed systems, towards a formal approach. IFIP Congress 1977. The
 * problem begins here: a ring network had lost its token, and exactly one node had to make a new
 * one.
 */
@Algorithm(
        name = "Le Lann",
        year = 1977,
        topology = RING,
        best = "n^2",
        worst = "n^2",
        costs = "always the same, as everyone joins; k nodes among bystanders who only relay need"
                + " k*n + n",
        paper = "Gérard Le Lann: Distributed systems, towards a formal approach. IFIP 1977")
@Complexity(always = "n^2")
@Complexity(when = "bystanders=relay", always = "k*n + n")
@Complexity(of = TICKS, start = ALL, timing = EQUAL, always = "n*L")
@Complexity(of = TICKS, start = ONE, timing = EQUAL,
        always = "(2*n - 1)*L")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY},
        given = {CRASH_STOP, CALM, RELIABLE, CONNECTED, ORDERED})
@Promise(value = {INSTANT_UNIQUENESS, STABILITY},
        given = {SYNCHRONOUS, CRASH_STOP, CALM, ORDERED})
@Promise(value = TERMINATION,
        given = {SYNCHRONOUS, CRASH_STOP, CALM, ORDERED, DETECTED, HEALING},
        within = "detect + 2*n*delta")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, CRASH_STOP, CALM, ORDERED, HEALING},
        within = "n*delta")
@Breaks(value = TERMINATION, when = "a message is lost: its owner waits for ever",
        scenario = "n=8&ids=ascending&latency=1&detector=none&faults=4:drop-3-4&until=300")
@Breaks(value = {AGREEMENT, VALIDITY},
        when = "a message overtakes another: a node decides too early",
        scenario = "n=6&ids=ascending&order=any&latency=1-9&detector=none&seed=14&until=200")
public final class LeLann extends Node<LeLann.Message> {
    @Option("what a node does that others call to an election: join it, or relay what it hears")
    private Bystanders bystanders = Bystanders.JOIN;

    private long term;
    private boolean stands;
    private int best = NONE;

    /** What a node does that has not called the election itself. */
    enum Bystanders { JOIN, RELAY }

    /** What travels round the ring. */
    sealed interface Message {}

    /** A candidate's identifier on its way round. */
    @Kind(ELECTION)
    record Token(long term, int candidate) implements Message {}

    /** The result on its way round, for those who only relay. */
    @Kind(ANNOUNCE)
    record Elected(long term, int leader) implements Message {}

    @Override
    protected void start() {
        // to call an election: open a new term, and stand
        open(term + 1);
        stand();
    }

    private void open(long t) {
        term = t;
        stands = false;
        best = NONE;
    }

    private void stand() {
        // to stand: send TOKEN(id) to the next node
        stands = true;
        best = id();
        campaign(term);
        send(next(), new Token(term, id()));
    }

    @Override
    protected void suspect(int node) {
        // on suspecting the leader: call an election
        start();
    }

    @Override
    protected void recover() {
        // on coming back: the term is lost, so ask for an election with term 0
        send(next(), new Token(0, id()));
    }

    @Override
    protected void receive(Message message) {
        switch (message) {
            // on TOKEN of term 0: its sender is back and knows no leader, call an election
            case Token(long t, int j) when t == 0 -> start();

            // on anything of an earlier term: drop it
            case Token(long t, int j) when t < term -> because("term %d is over", t);
            case Elected(long t, int j) when t < term -> because("term %d is over", t);

            case Token(long t, int j) -> {
                if (t > term) {
                    join(t);
                }
                see(j, message);
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

    private void join(long t) {
        open(t);
        if (bystanders == Bystanders.JOIN) {
            // on TOKEN of a later term: stand in that term too
            stand();
        } else {
            // on TOKEN of a later term, where bystanders relay: do not stand in it
            withdraw(term);
        }
    }

    private void see(int j, Message message) {
        if (j != id()) {
            // on TOKEN(j): remember the largest, and pass it on
            best = Math.max(best, j);
            send(next(), message);
        } else if (leader() != NONE) {
            // on a second TOKEN(id): I know already
            because("%d leads", leader());
        } else if (best > id()) {
            // on TOKEN(id), a larger one has passed: all have, so follow the largest
            follow(best, term);
        } else {
            // on TOKEN(id), no larger one has passed: lead
            lead(term);
            if (bystanders == Bystanders.RELAY) {
                // where bystanders relay: tell them, send ELECTED(id)
                send(next(), new Elected(term, id()));
            }
        }
    }

    @Override
    protected long rank() {
        return bystanders == Bystanders.JOIN || stands ? id() : NONE;
    }
}
