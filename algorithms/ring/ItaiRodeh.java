package ring;

import static hustings.model.Category.ANNOUNCE;
import static hustings.model.Category.ELECTION;
import static hustings.model.Condition.CALM;
import static hustings.model.Condition.CRASH_STOP;
import static hustings.model.Condition.DETECTED;
import static hustings.model.Condition.HEALING;
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
import hustings.model.Ties;
import hustings.model.Where;
import hustings.model.Winner;

/**
 * Nodes without names draw numbers and send them round the ring; the largest number goes all the
 * way, and if it has met no equal one its owner leads, and otherwise the equal ones draw again.
 *
 * <p>No deterministic algorithm can elect on a ring of nodes that are all alike, nor can any that
 * does not know how many they are: a node knows its own number again by counting to n. Larger is
 * what belongs to a later round, or to the same round with a larger number, so links need not keep
 * the order, and the second copy of a doubled message, which comes late, is dropped. Who wins is up
 * to chance, and a follower learns how far off the leader is, but not who. Added for repeated
 * elections: every message carries a term, whoever is told that the leader is gone opens the next
 * one, and a node that comes back asks for one with term 0; and whatever closes the ring round a
 * dead node tells the others how many are left.
 *
 * <p>Alon Itai, Michael Rodeh: Symmetry breaking in distributed networks. Information and
 * Computation 88(1), 1990; first at the Symposium on Foundations of Computer Science, 1981. Dana
 * Angluin had shown in 1980 that without names nobody can be elected but by chance.
 */
@Algorithm(
        name = "Itai–Rodeh",
        year = 1981,
        topology = RING,
        best = "2*n",
        worst = "inf",
        costs = "the best is one initiator; if all start, 3*n - 1 where the draws ascend; ties can"
                + " repeat without end",
        paper = "https://doi.org/10.1016/0890-5401(90)90004-2",
        anonymous = true,
        winner = Winner.ANY)
@Complexity(start = ONE, always = "2*n")
@Complexity(inOrder = true, mean = "draws(n, k, option.range) + n")
@Complexity(of = TICKS, start = ALL, timing = EQUAL, best = "(2*n - 1)*L",
        mean = "(n*rounds(n, option.range) + n - 1)*L", worst = "inf")
@Complexity(of = TICKS, start = ONE, timing = EQUAL,
        always = "(2*n - 1)*L")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY}, given = {CRASH_STOP, CALM, HEALING})
@Promise(value = {INSTANT_UNIQUENESS, STABILITY},
        given = {SYNCHRONOUS, CRASH_STOP, CALM, HEALING})
@Promise(value = TERMINATION, given = {SYNCHRONOUS, CRASH_STOP, CALM, DETECTED, HEALING},
        within = "detect + 24*n*delta", when = "option.range>=n")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, CRASH_STOP, CALM, HEALING},
        within = "n*delta")
@Breaks(value = TERMINATION, when = "a dead node is still counted: nobody can tell what is its own",
        scenario = "n=8&ids=ascending&latency=1&ring=skip&faults=50:crash-leader&seed=1")
@Breaks(value = TERMINATION, when = "a message is lost: whose draw it carried waits for ever",
        scenario = "n=8&ids=ascending&latency=1&detector=none&faults=4:drop-7-8&until=300")
public final class ItaiRodeh extends Node<ItaiRodeh.Message> {
    @Option(value = "draws are from 1 to this number; 0 stands for the number of nodes",
            zero = "n")
    private int range = 0;

    private long term;
    private State state = State.PASSIVE;
    private long round;
    private int value;
    /* How many steps behind me the leader is; 0 while I know none. */
    private int distance;

    /** What a node is doing. */
    enum State { PASSIVE, ACTIVE, LEADING, FOLLOWING }

    /** What travels round the ring. */
    sealed interface Message {}

    /** A draw of a round, how far it has come, and whether it has met no equal one. */
    @Kind(ELECTION)
    record Draw(long term, int value, long round, int hops, boolean unique) implements Message {}

    /** There is a leader, so many steps behind who hears of it. */
    @Kind(ANNOUNCE)
    record Elected(long term, int hops) implements Message {}

    @Override
    protected void start() {
        // to call an election: open a new term, and draw
        open(term + 1);
        state = State.ACTIVE;
        campaign(term);
        draw();
    }

    private void open(long t) {
        term = t;
        round = 0;
        distance = 0;
    }

    private void draw() {
        // to draw: in the next round, send DRAW(v, round, 1, unique), v from 1 to n
        round++;
        value = random(range == 0 ? ringSize() : range);
        pass(new Draw(term, value, round, 1, true));
    }

    @Override
    protected void suspect(int node) {
        // on being told that the leader is gone: call an election
        start();
    }

    @Override
    protected void recover() {
        // on coming back: the term is lost, so ask for an election with term 0
        pass(new Draw(0, 0, 0, 1, true));
    }

    @Override
    protected void receive(Message message) {
        switch (message) {
            // on DRAW of term 0: its sender is back and knows no leader, call an election
            case Draw draw when draw.term == 0 -> start();

            // on anything of an earlier term: drop it
            case Draw draw when draw.term < term -> because("term %d is over", draw.term);
            case Elected elected when elected.term < term ->
                    because("term %d is over", elected.term);

            case Draw draw -> {
                if (draw.term > term) {
                    // on DRAW of a later term: only pass on what comes in it
                    open(draw.term);
                    state = State.PASSIVE;
                    withdraw(term);
                }
                hear(draw);
            }

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

    private void hear(Draw draw) {
        int compared = state == State.ACTIVE ? compare(draw) : 1;
        if (state == State.LEADING) {
            // on DRAW(v, r), when I lead: it comes late, drop it
            because("round %d is over", draw.round);
        } else if (draw.hops >= ringSize() && compared != 0) {
            // on DRAW(v, r, n) that is not mine: whose it was is gone, drop it
            because("it has gone %d steps", draw.hops);
        } else if (draw.hops >= ringSize() && draw.unique) {
            // on DRAW(value, round, n, unique): it is mine and has met no equal one, so lead
            state = State.LEADING;
            lead(term);
            pass(new Elected(term, 1));
        } else if (draw.hops >= ringSize()) {
            // on DRAW(value, round, n, not unique): another one has drawn the same, draw again
            draw();
        } else {
            forward(draw, compared);
        }
    }

    /** Whether a draw is larger than mine (1), equal (0), or smaller (−1). */
    private int compare(Draw draw) {
        return draw.round != round
                ? Long.compare(draw.round, round) : Integer.compare(draw.value, value);
    }

    private void forward(Draw draw, int compared) {
        if (state != State.ACTIVE) {
            // on DRAW, when I compete no more: pass it on
            pass(new Draw(term, draw.value, draw.round, draw.hops + 1, draw.unique));
        } else if (compared > 0) {
            // on DRAW(v, r) of a later round than mine, or larger: compete no more, pass it on
            state = State.PASSIVE;
            withdraw(term);
            pass(new Draw(term, draw.value, draw.round, draw.hops + 1, draw.unique));
        } else if (compared == 0) {
            // on DRAW(value, round): someone has drawn the same, so pass it on as not unique
            pass(new Draw(term, draw.value, draw.round, draw.hops + 1, false));
        } else {
            // on DRAW(v, r) of an earlier round than mine, or smaller: swallow it
            because("I have drawn %d in round %d", value, round);
        }
    }

    @Where("the mean number of rounds until one of n draws alone is the largest, by a recursion"
            + " over how many tie")
    static double rounds(double n, double range) {
        return Ties.total((int) n, (int) (range == 0 ? n : range), contenders -> 1);
    }

    @Where("the mean number of steps that the draws of k contenders make, by the same recursion")
    static double draws(double n, double k, double range) {
        int values = (int) (range == 0 ? n : range);
        return Ties.total((int) k, values, contenders -> n * round(contenders, values));
    }

    /** How far a draw of so many contenders comes on average, in gaps between them: summed up. */
    private static double round(int contenders, int values) {
        double sum = contenders;
        for (int value = 1; value < values; value++) {
            double below = (double) value / values;
            sum += (1 - StrictMath.pow(below, contenders)) / (1 - below);
        }
        return sum / values;
    }
}
