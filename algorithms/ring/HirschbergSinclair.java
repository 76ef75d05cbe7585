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
import static hustings.model.Quantity.TICKS;
import static hustings.model.Starters.ALL;
import static hustings.model.Timing.EQUAL;
import static hustings.model.Topology.BIDIRECTIONAL_RING;

import hustings.model.Algorithm;
import hustings.model.Breaks;
import hustings.model.Complexity;
import hustings.model.Direction;
import hustings.model.Kind;
import hustings.model.Node;
import hustings.model.Option;
import hustings.model.Promise;
import hustings.model.UpToSize;
import hustings.model.Where;
import java.util.EnumSet;
import java.util.Set;

/**
 * Each node asks its neighbourhood, first at distance 1, then 2, 4, 8 and so on, whether anyone is
 * larger; it goes on for as long as nobody is, and whose question comes home all round the ring
 * leads.
 *
 * <p>The first algorithm with O(n log n) messages in the worst case: at most one node in 2^k + 1
 * gets as far as phase k + 1. Every node takes part, and compares with its own identifier only, so
 * the cost depends neither on latencies nor on who starts. The paper has losers answer NO; without
 * that a question that meets a larger node just ends. Added for repeated elections: every message
 * carries a term, whoever suspects the leader opens the next one, and a node that comes back asks
 * for one with term 0. A crash in the middle of an election is not survived.
 *
 * <p>Daniel Hirschberg, James Sinclair: Decentralized extrema-finding in circular configurations of
 * processors. Communications of the ACM 23(11), 1980. It was the first with O(n log n) messages in
 * the worst case. Its authors thought that a ring of one direction would need n² of them; Peterson,
 * and Dolev, Klawe and Rodeh, showed two years later that it does not.
 */
@Algorithm(
        name = "Hirschberg–Sinclair", alsoKnownAs = "HS",
        year = 1980,
        topology = BIDIRECTIONAL_RING,
        best = "4*(2^ceil(log2(n)) - 1) + 6*n - 4",
        worst = "most(n, 1) + n",
        costs = "from two nodes on, whoever starts; the worst is about 4*n*log2(n), and never more"
                + " than 8*n*(1 + ceil(log2(n))) + n",
        paper = "https://doi.org/10.1145/359024.359029")
@Complexity(mean = "mean(n, 1) + n")
@Complexity(when = "no=true", best = "4*(2^ceil(log2(n)) - 1) + 7*n - 4",
        mean = "mean(n, 2) + n", worst = "most(n, 2) + n")
@Complexity(of = TICKS, start = ALL, timing = EQUAL,
        always = "(2*(2^ceil(log2(n)) - 1) + 2*n - 1)*L")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY}, given = {CRASH_STOP, CALM})
@Promise(value = INSTANT_UNIQUENESS, given = {SYNCHRONOUS, CRASH_STOP, CALM})
@Promise(value = STABILITY, given = {SYNCHRONOUS, CRASH_STOP, CALM, HEALING})
@Promise(value = TERMINATION, given = {SYNCHRONOUS, CRASH_STOP, CALM, DETECTED, HEALING},
        within = "detect + 8*n*delta")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE, given = {SYNCHRONOUS, CRASH_STOP, CALM, HEALING},
        within = "8*n*delta")
@Breaks(value = TERMINATION, when = "a message is lost: who asked waits for ever",
        scenario = "n=8&ids=ascending&latency=1&detector=none&faults=1:drop-8-1&until=300")
@Breaks(value = TERMINATION, when = "the largest node crashes: others wait for its answer",
        scenario = "n=8&ids=ascending&latency=1&detector=none&faults=2:crash-8&until=300")
public final class HirschbergSinclair extends Node<HirschbergSinclair.Message> {
    @Option("whether a larger node answers NO, as in the paper, or says nothing")
    private boolean no = false;

    @Option(value = "who wins: the paper is about either extremum, and shows the largest",
            changesCosts = false)
    private Extremum extremum = Extremum.LARGEST;

    private long term;
    private long phase;
    private final Set<Direction> agreed = EnumSet.noneOf(Direction.class);

    /** Which identifier wins. */
    enum Extremum { LARGEST, SMALLEST }

    /** What travels round the ring, either way. */
    sealed interface Message {}

    /** Asks the 2^phase nodes on one side whether one is larger; {@code hops} counts them. */
    @Kind(ELECTION)
    record Probe(long term, int candidate, long phase, @UpToSize int hops, Direction way)
            implements Message {}

    /** None of them is. */
    @Kind(ELECTION)
    record Reply(long term, int candidate, long phase, Direction way) implements Message {}

    /** One of them is. */
    @Kind(ELECTION)
    record No(long term, int candidate, long phase, Direction way) implements Message {}

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
        campaign(term);
        ask(0);
    }

    private void ask(long k) {
        // in phase k: send PROBE(id, k) both ways, to reach 2^k nodes on each side
        phase = k;
        agreed.clear();
        for (Direction way : Direction.values()) {
            send(neighbour(way), new Probe(term, id(), phase, 1, way));
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
        send(next(), new Probe(0, id(), 0, 1, CLOCKWISE));
    }

    @Override
    protected void receive(Message message) {
        switch (message) {
            // on PROBE of term 0: its sender is back and knows no leader, call an election
            case Probe(long t, int j, long k, int h, Direction way) when t == 0 -> start();

            // on anything of an earlier term: drop it
            case Probe(long t, int j, long k, int h, Direction way) when t < term ->
                    because("term %d is over", t);
            case Reply(long t, int j, long k, Direction way) when t < term ->
                    because("term %d is over", t);
            case No(long t, int j, long k, Direction way) when t < term ->
                    because("term %d is over", t);
            case Elected(long t, int j) when t < term -> because("term %d is over", t);

            case Probe(long t, int j, long k, int h, Direction way) -> {
                if (t > term) {
                    // on PROBE of a later term: stand in that term too
                    stand(t);
                }
                answer(j, k, h, way);
            }
            case Reply(long t, int j, long k, Direction way) -> hear(j, k, way, message);
            case No(long t, int j, long k, Direction way) -> refuse(j, way, message);
            case Elected(long t, int j) -> learn(t, j, message);
        }
    }

    private void answer(int j, long k, int h, Direction way) {
        if (j == id() && leader() == id()) {
            // on a second PROBE(id): it has come home the other way
            because("it has been all the way round");
        } else if (j == id()) {
            // on PROBE(id): it came all the way round, so lead and send ELECTED(id)
            lead(term);
            send(next(), new Elected(term, id()));
        } else if (beats(j, id()) && h < 1L << k) {
            // on PROBE(j, k), j > id, not yet 2^k nodes far: pass it on
            send(neighbour(way), new Probe(term, j, k, h + 1, way));
        } else if (beats(j, id())) {
            // on PROBE(j, k), j > id, 2^k nodes far: send REPLY(j, k) back
            send(neighbour(way.opposite()), new Reply(term, j, k, way.opposite()));
        } else if (no) {
            // on PROBE(j, k), j < id, as in the paper: send NO(j, k) back
            send(neighbour(way.opposite()), new No(term, j, k, way.opposite()));
        } else {
            // on PROBE(j, k), j < id: swallow it
            because("%d %s %d", j, j < id() ? "<" : ">", id());
        }
    }

    private boolean beats(int j, int k) {
        return extremum == Extremum.LARGEST ? j > k : j < k;
    }

    @Override
    protected long rank() {
        return extremum == Extremum.LARGEST ? id() : -id();
    }

    private void hear(int j, long k, Direction way, Message message) {
        if (j != id()) {
            // on REPLY(j, k): pass it on
            send(neighbour(way), message);
        } else if (k == phase && agreed.add(way) && agreed.size() == 2) {
            // on REPLY(id, k) from both sides: nobody within 2^k is larger, go to phase k + 1
            ask(phase + 1);
        } else {
            // on REPLY(id, k) from one side: wait for the other
            because("%d of 2 sides have agreed to phase %d", agreed.size(), phase);
        }
    }

    private void refuse(int j, Direction way, Message message) {
        if (j != id()) {
            // on NO(j, k): pass it on
            send(neighbour(way), message);
        } else if (leader() == NONE) {
            // on NO(id, k): someone is larger, so stand no more
            withdraw(term);
        }
    }

    private void learn(long t, int j, Message message) {
        if (j == id()) {
            // on ELECTED(id): everyone knows, done
            because("it has been all the way round");
        } else {
            // on ELECTED(j): follow j and pass it on
            term = t;
            follow(j, term);
            send(next(), message);
        }
    }

    @Where("the mean over all arrangements, by the recursion over where the largest of those"
            + " between two larger ones stands; a step to a larger one counts once, or twice with"
            + " NO")
    static double mean(double n, double steps) {
        if (n > 65_536) {
            return Double.NaN;
        }
        double sum = 0;
        double last = 0;
        for (int m = 1; m < n; m++) {
            last = (losers(m, steps) + 2 * sum) / m;
            sum += last;
        }
        return last + winner(n);
    }

    /** What the losers of an interval cost that are its largest, over all places in it. */
    private static double losers(int m, double steps) {
        double sum = 0;
        for (long reach = 1; reach == 1 || reach < m; reach *= 2) {
            long least = reach / 2 + 1;
            long most = m - reach / 2;
            long near = Math.min(reach, most);
            if (least <= near) {
                sum += steps * (least + near) * (near - least + 1);
            }
            sum += 4.0 * reach * Math.max(0, most - Math.max(near, least - 1));
        }
        return sum;
    }

    @Where("the most that any arrangement costs, by the same recursion")
    static double most(double n, double steps) {
        if (n > 2_048) {
            return Double.NaN;
        }
        double[] cost = new double[(int) n];
        for (int m = 1; m < n; m++) {
            for (int p = 1; p <= (m + 1) / 2; p++) {
                cost[m] = Math.max(cost[m],
                        loser(p, m + 1 - p, steps) + cost[p - 1] + cost[m - p]);
            }
        }
        return cost[(int) n - 1] + winner(n);
    }

    /** What a node costs whose next larger ones are so far off, the nearer one first. */
    private static double loser(int near, int far, double steps) {
        double sum = 0;
        for (long reach = 1; reach == 1 || near > reach / 2; reach *= 2) {
            sum += near > reach ? 2 * reach : steps * near;
            sum += far > reach ? 2 * reach : steps * far;
        }
        return sum;
    }

    private static double winner(double n) {
        return 4 * (Math.pow(2, Math.ceil(StrictMath.log(n) / StrictMath.log(2))) - 1) + 2 * n;
    }
}
