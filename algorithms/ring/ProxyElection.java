package ring;

/**
 * An election in which nodes stand for identifiers that need not be their own, so that who finds
 * the winner is seldom the winner: whose identifier that is hears of it when the result comes by.
 *
 * @param <M> what travels round the ring
 */
abstract class ProxyElection<M extends RingElection.Termed> extends ExtremumElection<M> {
    /** Whether this node still stands for an identifier, and does not only pass on what comes. */
    protected boolean active;

    /** Begins the present term as a candidate. */
    protected final void begin() {
        active = true;
        campaign(term);
    }

    /** Is a candidate no more, and only passes on what comes. */
    protected final void giveUp() {
        active = false;
        withdraw(term);
    }

    /** Has found the winner, and begins to tell it. */
    protected final void found(int value, M elected) {
        // only one value is left, and I have found it: send ELECTED(value) round
        learn(value);
        send(next(), elected);
    }

    /** Is told the winner. */
    protected final void told(int value, M elected) {
        term = elected.term();
        if (leader() == value) {
            // on ELECTED(v) that I know already: it ends here
            because("I know already");
        } else {
            // on ELECTED(v): learn who leads, and pass it on
            learn(value);
            send(next(), elected);
        }
    }

    private void learn(int j) {
        if (j == id()) {
            // it is my own identifier: lead
            lead(term);
        } else {
            // it is another's: follow it
            follow(j, term);
        }
    }
}
