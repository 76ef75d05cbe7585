package ring;

import static hustings.model.Category.ANNOUNCE;

import hustings.model.Kind;

/**
 * An election round a ring of nodes without names, who compete in rounds until one is left; and
 * what the papers leave out of it, how the others hear of that.
 *
 * <p>The result counts its steps. So a node learns how far behind it the leader is, but not who.
 *
 * @param <M> what candidates send
 */
abstract class AnonymousElection<M extends AnonymousElection.Contest>
        extends RingElection<AnonymousElection.Message> {
    /** What this node is doing. */
    protected State state = State.PASSIVE;
    /** The round that it is in. */
    protected long round;

    /** What a node is doing. */
    enum State { PASSIVE, ACTIVE, LEADING, FOLLOWING }

    /** What travels round the ring. */
    sealed interface Message extends Termed {}

    /** What candidates send, by each algorithm in its own way. */
    non-sealed interface Contest extends Message {}

    /** There is a leader, so many steps behind who hears of it. */
    @Kind(ANNOUNCE)
    record Elected(long term, int hops) implements Message {}

    /** Competes with what a candidate has sent, or passes it on. */
    protected abstract void compete(M message);

    /** Notes how many steps behind this node the leader is; 0 while it knows none. */
    protected abstract void noteDistance(int steps);

    @Override
    @SuppressWarnings("unchecked")
    protected final void hear(Message message) {
        switch (message) {
            case Contest contest -> compete((M) contest);

            // on ELECTED, when I lead or know it: it ends here
            case Elected(long t, int h) when t == term
                    && (state == State.LEADING || state == State.FOLLOWING) ->
                    because("I know already");

            // on ELECTED(h): somebody leads, h steps behind me; pass on ELECTED(h + 1)
            case Elected(long t, int h) -> {
                term = t;
                state = State.FOLLOWING;
                noteDistance(h);
                followSomebody(h, term);
                sendToNext(new Elected(term, h + 1));
            }
        }
    }

    /** Begins the present term as a candidate. */
    protected final void beginActive() {
        begin(State.ACTIVE);
        campaign(term);
    }

    /** Begins the present term as one that only passes on what comes. */
    protected final void beginPassive() {
        begin(State.PASSIVE);
        withdraw(term);
    }

    private void begin(State as) {
        state = as;
        round = 0;
        noteDistance(0);
    }

    /** Leads, and begins to tell the others. */
    protected final void win() {
        state = State.LEADING;
        lead(term);
        sendToNext(new Elected(term, 1));
    }

    /** Competes no more, and only passes on what comes. */
    protected final void giveUp() {
        state = State.PASSIVE;
        withdraw(term);
    }
}
