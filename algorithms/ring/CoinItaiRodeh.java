package ring;

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
public final class CoinItaiRodeh extends AnonymousElection<CoinItaiRodeh.Message> {
    private boolean one;
    /* Whether the coin of the candidate before me has come in this round. */
    private boolean heard;
    /* How many steps behind me the leader is; 0 while I know none. */
    private int distance;

    /** What candidates send. */
    sealed interface Message extends Contest {}

    /** What a candidate has tossed. */
    @Kind(ELECTION)
    record Coin(long term, long round, boolean one) implements Message, Opening {}

    /** How many nodes that are no candidates it has passed. */
    @Kind(ELECTION)
    record Count(long term, long round, int passed) implements Message {}

    @Override
    protected void stand() {
        beginActive();
        toss();
    }

    private void toss() {
        // to toss: in the next round, send COIN(0) or COIN(1)
        round++;
        heard = false;
        one = random(2) == 2;
        sendToNext(new Coin(term, round, one));
    }

    @Override
    protected void enter() {
        // on COIN of a later term: only pass on what comes in it
        beginPassive();
    }

    @Override
    protected void compete(Message message) {
        switch (message) {
            // on COIN, when I am no candidate any more: pass it on
            case Coin coin when state == State.PASSIVE -> sendToNext(coin);

            // on COIN out of turn, as a copy is, or what has overtaken another: drop it
            case Coin coin when state != State.ACTIVE || heard || coin.round != round ->
                    because("it is round %d", round);

            // on COIN(1), when I have tossed 0: stand no more
            case Coin coin when coin.one && !one -> giveUp();

            // on COIN, otherwise: stay, and send COUNT(0)
            case Coin coin -> {
                heard = true;
                sendToNext(new Count(term, round, 0));
            }
            // on COUNT(c), when I am no candidate any more: pass on COUNT(c + 1)
            case Count count when state == State.PASSIVE ->
                    sendToNext(new Count(count.term, count.round, count.passed + 1));

            // on COUNT out of turn, as a copy is, or what has overtaken another: drop it
            case Count count when state != State.ACTIVE || !heard || count.round != round ->
                    because("it is round %d", round);

            // on COUNT(n - 1): all others have dropped out, so lead and send ELECTED(1)
            case Count count when count.passed == ringSize() - 1 -> win();

            // on COUNT(c), c < n - 1: there are other candidates, so toss again
            case Count count -> {
                because("%d of %d have dropped out", count.passed, ringSize());
                toss();
            }
        }
    }

    @Override
    protected void noteDistance(int steps) {
        distance = steps;
    }

    @Override
    protected Coin call() {
        return new Coin(0, 0, true);
    }
}
