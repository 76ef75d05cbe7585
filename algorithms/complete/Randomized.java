package complete;

import static hustings.model.Category.ELECTION;
import static hustings.model.Category.TIMER;
import static hustings.model.Starters.ALL;
import static hustings.model.Topology.COMPLETE;

import hustings.model.Algorithm;
import hustings.model.Kind;
import hustings.model.Option;
import hustings.model.UpToSize;
import hustings.model.Winner;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Everyone draws a number and tells it to all; the single largest draw leads, and those who tie for
 * it draw again.
 */
@Algorithm(name = "Randomized", year = 1990, topology = COMPLETE, winner = Winner.ANY,
        best = "n*(n-1)", mean = "n*n", worst = "inf", facts = RandomizedFacts.class)
public final class Randomized extends ForgetfulElection<Randomized.Message> {
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

    private void open(long t) {
        // to open a term: everyone is a contender
        cancelTimers();
        term = t;
        round = 0;
        electAgain = false;
        early.clear();
        contenders.clear();
        IntStream.of(members()).forEach(contenders::add);
        nextRound();
    }

    private void nextRound() {
        round++;
        draws.clear();
        if (contenders.contains(id())) {
            campaign(term);
            // to begin a round: draw a number and send DRAW to all, if I am a contender
            int value = random(range == 0 ? size() : range);
            draws.put(id(), value);
            broadcast(new Draw(term, round, value));
        } else {
            withdraw(term);
        }
        draws.putAll(early.getOrDefault(round, Map.of()));
        early.remove(round);
        draws.keySet().retainAll(contenders);
        // wait for the draws of all contenders, but no longer than 2Δ + 1
        setTimer(roundTrip(), new Missing(round));
        decide();
    }

    @Override
    protected void receive(Message message) {
        switch (message) {
            // on DRAW of term 0 during an election: its sender is back, hold another then
            case Draw(long t, long r, int value) when t == 0 && leader() == NONE -> {
                electAgain = true;
                because("%d has missed part of this election", sender());
            }

            // on DRAW of term 0: its sender is back, call an election
            case Draw(long t, long r, int value) when t == 0 -> start();

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

    @Override
    protected void recover() {
        ask(new Draw(0, 0, 1), new Missing(0));
    }

    @Override
    protected void obey(int leader, long t) {
        cancelTimers();
        term = t;
        follow(leader, term);
    }

    @Override
    protected long term() {
        return term;
    }
}
