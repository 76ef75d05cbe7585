package ring;

import static hustings.model.Category.ANNOUNCE;
import static hustings.model.Category.ELECTION;
import static hustings.model.Topology.RING;

import hustings.model.Algorithm;
import hustings.model.Kind;
import hustings.model.Winner;

/**
 * In each round the candidates toss coins: who has 0 while the candidate before it has 1 drops out,
 * until a count that goes round the ring tells one that all others have.
 */
@Algorithm(name = "Itai–Rodeh, coins", year = 1990, topology = RING, anonymous = true,
        winner = Winner.ANY, best = "3*n", worst = "inf", facts = CoinItaiRodehFacts.class)
public final class CoinItaiRodeh extends RingElection<CoinItaiRodeh.Message> {
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
    sealed interface Message extends Termed {}

    /** What a candidate has tossed. */
    @Kind(ELECTION)
    record Coin(long term, long round, boolean one) implements Message, Opening {}

    /** How many nodes that are no candidates it has passed. */
    @Kind(ELECTION)
    record Count(long term, long round, int passed) implements Message {}

    /** There is a leader, so many steps behind who hears of it. */
    @Kind(ANNOUNCE)
    record Elected(long term, int hops) implements Message {}

    @Override
    protected void stand() {
        begin(State.ACTIVE);
        campaign(term);
        toss();
    }

    private void begin(State as) {
        state = as;
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
    protected void enter() {
        // on COIN of a later term: only pass on what comes in it
        begin(State.PASSIVE);
        withdraw(term);
    }

    @Override
    protected void hear(Message message) {
        switch (message) {
            // on COIN, when I am no candidate any more: pass it on
            case Coin coin when state == State.PASSIVE -> pass(coin);

            // on COIN out of turn, as a copy is, or what has overtaken another: drop it
            case Coin coin when state != State.ACTIVE || heard || coin.round != round ->
                    because("it is round %d", round);

            // on COIN(1), when I have tossed 0: stand no more
            case Coin coin when coin.one && !one -> {
                state = State.PASSIVE;
                withdraw(term);
            }
            // on COIN, otherwise: stay, and send COUNT(0)
            case Coin coin -> {
                heard = true;
                pass(new Count(term, round, 0));
            }
            // on COUNT(c), when I am no candidate any more: pass on COUNT(c + 1)
            case Count count when state == State.PASSIVE ->
                    pass(new Count(count.term, count.round, count.passed + 1));

            // on COUNT out of turn, as a copy is, or what has overtaken another: drop it
            case Count count when state != State.ACTIVE || !heard || count.round != round ->
                    because("it is round %d", round);

            // on COUNT(n - 1): all others have dropped out, so lead and send ELECTED(1)
            case Count count when count.passed == ringSize() - 1 -> {
                state = State.LEADING;
                lead(term);
                pass(new Elected(term, 1));
            }
            // on COUNT(c), c < n - 1: there are other candidates, so toss again
            case Count count -> {
                because("%d of %d have dropped out", count.passed, ringSize());
                toss();
            }
            // on ELECTED, when I lead or know it: it ends here
            case Elected(long t, int h) when t == term
                    && (state == State.LEADING || state == State.FOLLOWING) ->
                    because("I know already");

            // on ELECTED(h): somebody leads, h steps behind me; pass on ELECTED(h + 1)
            case Elected(long t, int h) -> {
                term = t;
                state = State.FOLLOWING;
                distance = h;
                followSomebody(h, term);
                pass(new Elected(term, h + 1));
            }
        }
    }

    @Override
    protected Coin call() {
        return new Coin(0, 0, true);
    }
}
