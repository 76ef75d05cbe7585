package complete;

import static hustings.model.Category.ELECTION;
import static hustings.model.Category.TIMER;
import static hustings.model.Starters.ALL;
import static hustings.model.Topology.COMPLETE;

import hustings.model.Algorithm;
import hustings.model.Kind;
import hustings.model.Node;
import hustings.model.Option;
import hustings.model.Ties;
import hustings.model.UpToSize;
import hustings.model.Where;
import hustings.model.Winner;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everyone draws a number and tells it to all; the single largest draw leads, and those who tie for
 * it draw again.
 */
@Algorithm(
        name = "Randomized",
        year = 1990,
        topology = COMPLETE,
        best = "n*(n-1)",
        mean = "n*n",
        worst = "inf",
        costs = "whoever starts, as all join; ties can repeat without end",
        paper = "https://doi.org/10.1016/0890-5401(90)90004-2",
        winner = Winner.ANY, facts = RandomizedFacts.class)
public final class Randomized extends Node<Randomized.Message> {
    @Option(value = "draws are from 1 to this number; 0 stands for the number of nodes",
            max = 1_000_000, zero = "n")
    private int range = 0;

    @Option("who draws again after a tie: those who tied for the largest draw, or all contenders")
    private Redraw redraw = Redraw.TIED;

    private long term;
    private long round;
    private boolean electAgain;
    private final TreeSet<Integer> contenders = new TreeSet<>();
    private final Map<Integer, Integer> draws = new TreeMap<>();
    private final Map<Long, Map<Integer, Integer>> early = new TreeMap<>();

    /** Who draws again after a tie for the largest draw. */
    enum Redraw { TIED, ALL }

    /** A draw, and the timer that waits for it. */
    sealed interface Message {}

    /** What its sender has drawn in a round. */
    @Kind(ELECTION)
    record Draw(long term, long round, @UpToSize int value) implements Message {}

    /** Not everyone has drawn in time. */
    @Kind(TIMER)
    record Missing(long round) implements Message {}

    @Override
    protected void start() {
        // to call an election: open a new term
        open(term + 1);
    }

    @Override
    protected void suspect(int node) {
        // on suspecting the leader: call an election
        start();
    }

    @Override
    protected void recover() {
        // on coming back: the term is lost, so ask everyone for an election with term 0, and wait
        broadcast(new Draw(0, 0, 1));
        after(4 * roundTrip(), new Missing(0));
    }

    private void open(long t) {
        // to open a term: everyone is a contender
        cancelTimers();
        term = t;
        round = 0;
        electAgain = false;
        early.clear();
        contenders.clear();
        for (int node : members()) {
            contenders.add(node);
        }
        nextRound();
    }

    private void nextRound() {
        round++;
        draws.clear();
        campaignOrWait();
        if (contenders.contains(id())) {
            // to begin a round: draw a number and send DRAW to all, if I am a contender
            int value = random(range == 0 ? size() : range);
            draws.put(id(), value);
            broadcast(new Draw(term, round, value));
        }
        draws.putAll(early.getOrDefault(round, Map.of()));
        early.remove(round);
        draws.keySet().retainAll(contenders);
        // wait for the draws of all contenders, but no longer than 2Δ + 1
        after(roundTrip(), new Missing(round));
        decide();
    }

    private void campaignOrWait() {
        if (contenders.contains(id())) {
            campaign(term);
        } else {
            withdraw(term);
        }
    }

    @Override
    protected void receive(Message message) {
        switch (message) {
            case Draw(long t, long r, int value) when t == 0 -> {
                if (leader() == NONE) {
                    // on DRAW of term 0 during an election: its sender is back, hold another then
                    electAgain = true;
                    because("%d has missed part of this election", sender());
                } else {
                    // on DRAW of term 0: its sender is back, call an election
                    start();
                }
            }

            // on DRAW of an earlier term: drop it
            case Draw(long t, long r, int value) when t < term -> because("term %d is over", t);

            case Draw(long t, long r, int value) -> {
                if (t > term) {
                    // on DRAW of a later term: join it
                    open(t);
                }
                note(r, value);
            }

            // on draws missing for too long: leave the silent ones out
            case Missing(long r) -> {
                contenders.retainAll(draws.keySet());
                decide();
            }
        }
    }

    @Override
    protected void heartbeat(int node, long t) {
        if (t > term || t == term && leader() != NONE && node > leader()) {
            // on HEARTBEAT of a later term, or of a larger leader in this one: follow it
            cancelTimers();
            term = t;
            follow(node, term);
        }
    }

    private void note(long r, int value) {
        if (r > round) {
            // on DRAW of a later round: keep it for then
            early.computeIfAbsent(r, later -> new TreeMap<>()).put(sender(), value);
            because("%d is a round ahead", sender());
        } else if (r == round && leader() == NONE && contenders.contains(sender())) {
            // on DRAW of this round: note it
            draws.put(sender(), value);
            decide();
        } else {
            because("it comes too late");
        }
    }

    private void decide() {
        if (contenders.isEmpty()) {
            // nobody has drawn: call an election
            start();
        } else if (draws.keySet().containsAll(contenders)) {
            compare();
        } else {
            because("%d of %d have drawn", draws.size(), contenders.size());
        }
    }

    private void compare() {
        // on the last draw of a round: only those with the largest remain, unless all draw again
        int largest = Collections.max(draws.values());
        long tied = contenders.stream().filter(node -> draws.get(node) == largest).count();
        if (tied == 1 || redraw == Redraw.TIED) {
            contenders.removeIf(node -> draws.get(node) < largest);
        }
        cancel(new Missing(round));
        if (contenders.size() > 1) {
            // more than one: they draw again
            nextRound();
        } else if (contenders.first() != id()) {
            // it is another: follow it
            follow(contenders.first(), term);
        } else {
            // it is me: lead
            lead(term);
            if (electAgain) {
                start();
            }
        }
    }

    @Where("from how many values a draw is: the range, or n if that is 0")
    static double values(double n, double range) {
        return range == 0 ? n : range;
    }

    @Where("how likely it is that one of n draws alone is the largest")
    static double unique(double n, double range) {
        return Ties.unique((int) n, (int) values(n, range));
    }

    @Where("the mean number of rounds if those who tie draw again, by a recursion over how many")
    static double rounds(double n, double range) {
        return Ties.total((int) n, (int) values(n, range), contenders -> 1);
    }
}
