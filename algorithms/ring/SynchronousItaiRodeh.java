package ring;

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
import hustings.model.Winner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * In each round nodes without names draw numbers and tell them to all; the largest number that only
 * one has drawn leads, and if there is none all draw again.
 *
 * <p>This is the synchronous form in which model checkers know the election of Itai and Rodeh: a
 * tie spoils a number, not the round. Every draw passes every node, so all know the result without
 * being told, and how many steps behind them the leader is. A round ends for a node when it has
 * heard of all, so any latency will do. Every node takes part. Added for repeated elections: every
 * message carries a term, whoever is told that the leader is gone opens the next one, and a node
 * that comes back asks for one with term 0; and whatever closes the ring round a dead node tells
 * the others how many are left.
 *
 * <p>Alon Itai, Michael Rodeh: Symmetry breaking in distributed networks. Information and
 * Computation 88(1), 1990; as a case study of the model checker PRISM by Marta Kwiatkowska, Gethin
 * Norman, David Parker.
 */
@Algorithm(
        name = "Itai–Rodeh, synchronous",
        year = 1990,
        topology = RING,
        best = "n*(n-1)",
        worst = "inf",
        costs = "n*(n-1) in each round, whoever starts; rounds without a number that only one has"
                + " drawn can repeat without end",
        paper = "https://www.prismmodelchecker.org/casestudies/synchronous_leader.php",
        anonymous = true,
        winner = Winner.ANY)
@Complexity(best = "n*(n-1)", mean = "n*(n-1)/unique(n, option.range)", worst = "inf")
@Complexity(of = TICKS, start = ALL, timing = EQUAL,
        best = "(n-1)*L", mean = "(n-1)*L/unique(n, option.range)", worst = "inf")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY},
        given = {CRASH_STOP, CALM, HEALING})
@Promise(value = {INSTANT_UNIQUENESS, STABILITY},
        given = {SYNCHRONOUS, CRASH_STOP, CALM, HEALING})
@Promise(value = TERMINATION, given = {SYNCHRONOUS, CRASH_STOP, CALM, DETECTED, HEALING},
        within = "detect + 24*n*delta", when = "option.range>=n")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, CRASH_STOP, CALM, HEALING},
        within = "n*delta")
@Breaks(value = TERMINATION, when = "a message is lost: not all draws are known to all",
        scenario = "n=8&ids=ascending&latency=1&detector=none&faults=1:drop-8-1&until=300")
@Breaks(value = AGREEMENT, when = "a node crashes meanwhile: nodes count from different places",
        scenario = "n=8&ids=ascending&latency=1&detector=none&faults=2:crash-8&seed=1&until=300")
public final class SynchronousItaiRodeh extends Node<SynchronousItaiRodeh.Message> {
    @Option(value = "draws are from 1 to this number; 0 stands for the number of nodes",
            zero = "n")
    private int range = 0;

    private long term;
    private long round;
    private boolean decided;
    /* How many steps behind me the leader is; 0 if I lead. */
    private int distance;
    /* By how many steps behind me a node is, what it has drawn in this round; I am at 0. */
    private final Map<Integer, Integer> draws = new TreeMap<>();
    private final Map<Long, Map<Integer, Integer>> early = new TreeMap<>();

    /** What travels round the ring. */
    sealed interface Message {}

    /** A draw of a round, and how far it has come. */
    @Kind(ELECTION)
    record Draw(long term, int value, long round, int hops) implements Message {}

    @Override
    protected void start() {
        // to call an election: open a new term, and draw
        open(term + 1);
    }

    private void open(long t) {
        term = t;
        round = 0;
        decided = false;
        distance = 0;
        early.clear();
        campaign(term);
        draw();
    }

    private void draw() {
        // to draw: in the next round, send DRAW(v, round, 1), v from 1 to n
        round++;
        int bound = range == 0 ? ringSize() : range;
        draws.clear();
        draws.put(0, random(bound));
        Map<Integer, Integer> heard = early.remove(round);
        if (heard != null) {
            draws.putAll(heard);
        }
        if (ringSize() > 1) {
            pass(new Draw(term, draws.get(0), round, 1));
        }
        because("I have drawn %d of %d in round %d", draws.get(0), bound, round);
        judge();
    }

    @Override
    protected void suspect(int node) {
        // on being told that the leader is gone: call an election
        start();
    }

    @Override
    protected void recover() {
        // on coming back: the term is lost, so ask for an election with term 0
        pass(new Draw(0, 0, 0, 1));
    }

    @Override
    protected void receive(Message message) {
        switch (message) {
            // on DRAW of term 0: its sender is back and knows no leader, call an election
            case Draw draw when draw.term == 0 -> start();

            // on DRAW of an earlier term: drop it
            case Draw draw when draw.term < term -> because("term %d is over", draw.term);

            case Draw draw -> {
                if (draw.term > term) {
                    // on DRAW of a later term: draw in that term too
                    open(draw.term);
                }
                hear(draw);
            }
        }
    }

    private void hear(Draw draw) {
        if (draw.hops < ringSize() - 1) {
            // on DRAW(v, r, h), h < n - 1: pass on DRAW(v, r, h + 1)
            pass(new Draw(term, draw.value, draw.round, draw.hops + 1));
        }
        if (draw.round > round) {
            // on DRAW(v, r, h) of a later round: keep it
            early.computeIfAbsent(draw.round, r -> new TreeMap<>()).put(draw.hops, draw.value);
            because("it is round %d", round);
        } else if (draw.round == round && !decided) {
            // on DRAW(v, r, h) of this round: the node h steps behind me has drawn v
            draws.putIfAbsent(draw.hops, draw.value);
            because("%d of %d have drawn", draws.size(), ringSize());
            judge();
        }
    }

    private void judge() {
        if (draws.size() < ringSize()) {
            return;
        }
        TreeMap<Integer, List<Integer>> drawnBy = new TreeMap<>();
        draws.forEach((steps, v) -> drawnBy.computeIfAbsent(v, n -> new ArrayList<>()).add(steps));
        drawnBy.values().removeIf(nodes -> nodes.size() > 1);
        if (drawnBy.isEmpty()) {
            // when all have drawn, and no number is only one node's: draw again
            draw();
            return;
        }
        decided = true;
        distance = drawnBy.lastEntry().getValue().get(0);
        if (distance == 0) {
            // when all have drawn, and the largest number that is only one node's is mine: lead
            lead(term);
        } else {
            // when all have drawn, and it is another's: follow that one
            followSomebody(distance, term);
        }
    }

    @Where("how likely it is that some number is drawn by only one of n, number by number")
    static double unique(double n, double range) {
        double values = range == 0 ? n : range;
        if (values >= n && n > 170) {
            return 1;
        } else if (n * n * values > 5_000_000) {
            return Double.NaN;
        }
        /* How likely it is, with so many nodes left and the values below gone, that none is. */
        double[] none = new double[(int) n + 1];
        none[0] = 1;
        for (int left = 1; left <= values; left++) {
            none = oneMore(none, left);
        }
        return 1 - none[(int) n];
    }

    private static double[] oneMore(double[] none, int values) {
        double[] next = new double[none.length];
        for (int nodes = 0; nodes < none.length; nodes++) {
            double likely = StrictMath.pow((values - 1.0) / values, nodes);
            for (int drawn = 0; drawn <= nodes && values > 1; drawn++) {
                next[nodes] += drawn == 1 ? 0 : likely * none[nodes - drawn];
                likely *= (double) (nodes - drawn) / (drawn + 1) / (values - 1);
            }
            next[nodes] = values > 1 ? next[nodes] : nodes == 1 ? 0 : 1;
        }
        return next;
    }
}
