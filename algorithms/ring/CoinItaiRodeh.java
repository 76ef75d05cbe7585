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
import static hustings.model.Starters.ONE;
import static hustings.model.Topology.RING;

import hustings.model.Algorithm;
import hustings.model.Breaks;
import hustings.model.Complexity;
import hustings.model.Kind;
import hustings.model.Node;
import hustings.model.Promise;
import hustings.model.Where;
import hustings.model.Winner;

/**
 * In each round the candidates toss coins: who has 0 while the candidate before it has 1 drops out,
 * until a count that goes round the ring tells one that all others have.
 *
 * <p>This is the asynchronous form in which model checkers know the election of Itai and Rodeh. In
 * each round every link carries one coin and one count, so it costs 2n messages; two candidates
 * that toss the same stay both. The ring has to keep the order of messages. Added for repeated
 * elections: every message carries a term, whoever is told that the leader is gone opens the next
 * one, and a node that comes back asks for one with term 0; and whatever closes the ring round a
 * dead node tells the others how many are left.
 *
 * <p>Alon Itai, Michael Rodeh: Symmetry breaking in distributed networks. Information and
 * Computation 88(1), 1990; Wan Fokkink, Jun Pang: Variations on Itai–Rodeh leader election for
 * anonymous rings and their analysis in PRISM. Journal of Universal Computer Science 12(8), 2006.
 */
@Algorithm(
        name = "Itai–Rodeh, coins",
        year = 1990,
        topology = RING,
        best = "3*n",
        worst = "inf",
        costs = "2*n in each round, and n to tell; the best is one initiator, and rounds in which"
                + " nobody drops out can repeat without end",
        paper = "https://www.prismmodelchecker.org/casestudies/asynchronous_leader.php",
        anonymous = true,
        winner = Winner.ANY)
@Complexity(start = ONE, always = "3*n")
@Complexity(mean = "2*n*rounds(k) + n")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY},
        given = {CRASH_STOP, CALM, ORDERED, HEALING})
@Promise(value = {INSTANT_UNIQUENESS, STABILITY},
        given = {SYNCHRONOUS, CRASH_STOP, CALM, ORDERED, HEALING})
@Promise(value = TERMINATION,
        given = {SYNCHRONOUS, CRASH_STOP, CALM, ORDERED, DETECTED, HEALING},
        within = "detect + 80*n*delta")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, CRASH_STOP, CALM, ORDERED, HEALING},
        within = "n*delta")
@Breaks(value = TERMINATION, when = "a message is lost: a candidate waits for ever",
        scenario = "n=8&ids=ascending&latency=1&detector=none&faults=1:drop-8-1&until=800")
public final class CoinItaiRodeh extends Node<CoinItaiRodeh.Message> {
    private long term;
    private State state = State.PASSIVE;
    private long round;
    private boolean one;
    /* Whether the coin of the candidate before me has come in this round. */
    private boolean heard;
    /* How many steps behind me the leader is; 0 while I know none. */
    private int distance;

    /** What a node is doing. */
    enum State { PASSIVE, ACTIVE, LEADING, FOLLOWING }

    /** What travels round the ring. */
    sealed interface Message {}

    /** What a candidate has tossed. */
    @Kind(ELECTION)
    record Coin(long term, long round, boolean one) implements Message {}

    /** How many nodes that are no candidates it has passed. */
    @Kind(ELECTION)
    record Count(long term, long round, int passed) implements Message {}

    /** There is a leader, so many steps behind who hears of it. */
    @Kind(ANNOUNCE)
    record Elected(long term, int hops) implements Message {}

    @Override
    protected void start() {
        // to call an election: open a new term, and toss
        open(term + 1);
        state = State.ACTIVE;
        campaign(term);
        toss();
    }

    private void open(long t) {
        term = t;
        round = 0;
        distance = 0;
    }

    private void toss() {
        // to toss: in the next round, send COIN(0) or COIN(1)
        round++;
        heard = false;
        one = random(2) == 2;
        pass(new Coin(term, round, one));
    }

    @Override
    protected void suspect(int node) {
        // on being told that the leader is gone: call an election
        start();
    }

    @Override
    protected void recover() {
        // on coming back: the term is lost, so ask for an election with term 0
        pass(new Coin(0, 0, true));
    }

    @Override
    protected void receive(Message message) {
        switch (message) {
            // on COIN of term 0: its sender is back and knows no leader, call an election
            case Coin coin when coin.term == 0 -> start();

            // on anything of an earlier term: drop it
            case Coin coin when coin.term < term -> because("term %d is over", coin.term);
            case Count count when count.term < term -> because("term %d is over", count.term);
            case Elected elected when elected.term < term ->
                    because("term %d is over", elected.term);

            case Coin coin -> {
                if (coin.term > term) {
                    // on COIN of a later term: only pass on what comes in it
                    open(coin.term);
                    state = State.PASSIVE;
                    withdraw(term);
                }
                compare(coin);
            }
            case Count count -> add(count);

            // on ELECTED, when I lead or know it: everyone knows, done
            case Elected elected when elected.term == term
                    && (state == State.LEADING || state == State.FOLLOWING) ->
                    because("it has been all the way round");

            // on ELECTED(h): somebody leads, h steps behind me; pass on ELECTED(h + 1)
            case Elected elected -> {
                term = elected.term;
                state = State.FOLLOWING;
                distance = elected.hops;
                followSomebody(distance, term);
                pass(new Elected(term, distance + 1));
            }
        }
    }

    private void compare(Coin coin) {
        if (state == State.PASSIVE) {
            // on COIN, when I am no candidate any more: pass it on
            pass(coin);
        } else if (state != State.ACTIVE || heard || coin.round != round) {
            // on COIN out of turn, which cannot be on a link that keeps the order: drop it
            because("it is round %d", round);
        } else if (coin.one && !one) {
            // on COIN(1), when I have tossed 0: stand no more
            state = State.PASSIVE;
            withdraw(term);
        } else {
            // on COIN, otherwise: stay, and send COUNT(0)
            heard = true;
            pass(new Count(term, round, 0));
        }
    }

    private void add(Count count) {
        if (state == State.PASSIVE) {
            // on COUNT(c), when I am no candidate any more: pass on COUNT(c + 1)
            pass(new Count(count.term, count.round, count.passed + 1));
        } else if (state != State.ACTIVE || !heard || count.round != round) {
            // on COUNT out of turn, which cannot be on a link that keeps the order: drop it
            because("it is round %d", round);
        } else if (count.passed == ringSize() - 1) {
            // on COUNT(n - 1): all others have dropped out, so lead and send ELECTED(1)
            state = State.LEADING;
            lead(term);
            pass(new Elected(term, 1));
        } else {
            // on COUNT(c), c < n - 1: there are other candidates, so toss again
            because("%d of %d have dropped out", count.passed, ringSize());
            toss();
        }
    }

    @Where("the mean number of rounds of coins until one of k is left, by a recursion over how many"
            + " drop out")
    static double rounds(double k) {
        if (k > 1_000) {
            return Double.NaN;
        }
        double[] mean = new double[(int) k + 1];
        for (int m = 2; m <= k; m++) {
            double likely = StrictMath.pow(2, 1.0 - m);
            double stay = likely;
            double sum = 1;
            for (int out = 1; 2 * out <= m; out++) {
                likely *= (double) (m - 2 * out + 2) * (m - 2 * out + 1)
                        / ((2.0 * out - 1) * 2 * out);
                sum += likely * mean[m - out];
            }
            mean[m] = sum / (1 - stay);
        }
        return k == 1 ? 1 : mean[(int) k];
    }
}
