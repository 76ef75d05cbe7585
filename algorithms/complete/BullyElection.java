package complete;

/**
 * What no textbook tells of the bully algorithms, and is the same for all of them here: terms,
 * heartbeats, and the way back after a crash.
 *
 * <p>Every election has a term, which is on stable storage. Heartbeats announce the leader again. A
 * node that comes back asks all others for the latest term, and holds an election in the next one;
 * until then it holds none, whoever asks for it.
 *
 * @param <M> what is said in an election
 * @param <T> the timer that ends the wait for answers
 */
abstract class BullyElection<M extends BullyNode.Contest, T extends BullyNode.Timeout>
        extends BullyNode {
    /** Holds an election in a term. */
    protected abstract void elect(long t);

    /** Something is said in an election. */
    protected abstract void hear(M message);

    /** The timer that ends the wait for answers. */
    protected abstract T timeout();

    /** The wait for answers is over in an election. */
    protected abstract void decide();

    /** A later term has become known than that in which this node is holding an election. */
    protected void overtaken(long t) {
        elect(t + 1);
    }

    @Override
    protected void start() {
        // to call an election: hold one in the next term, which who comes back has to ask for
        if (isBack()) {
            prepare(term);
        } else {
            elect(term + 1);
        }
    }

    @Override
    protected void suspect(int node) {
        // on suspecting the leader: hold an election in the next term
        elect(term + 1);
    }

    @Override
    @SuppressWarnings("unchecked")
    protected void receive(Message message) {
        switch (message) {
            case Contest contest -> hear((M) contest);

            // on the end of my QUERY: hold an election in the next term
            case Timeout end when state == State.QUERYING -> elect(term + 1);

            case Timeout end -> decide();

            case NoLeader none when state == State.LISTENING -> query();

            // on no COORDINATOR in time: who is to lead has died, hold an election in the next term
            case NoLeader none -> elect(term + 1);

            case Query(long t) -> {
                if (state != State.LEADING) {
                    learn(t);
                }
                // on QUERY: answer my term
                reply(new Current(term));
            }

            // on the answer to my QUERY: remember the latest term
            case Current(long t) -> {
                learn(t);
                because("term %d is known", term);
            }
        }
    }

    /** Remembers a term, if it is the latest. */
    protected final void learn(long t) {
        if (t > term && isElecting()) {
            /* I have asked nobody in that term, so I can neither win nor grant it. */
            overtaken(t);
        } else {
            term = Math.max(term, t);
        }
    }

    @Override
    protected void heartbeat(int node, long t) {
        boolean contending = isElecting() || state == State.WAITING;
        if (node < id() && state != State.QUERYING && (t < term || contending && t <= term)) {
            // on HEARTBEAT of a smaller node whose term is over: it will learn of the new leader
            because("%d leads in term %d, and it is term %d", node, t, term);
        } else {
            recognise(node, t);
        }
    }

    /** Hears who leads in a term. */
    protected final void recognise(int leader, long t) {
        if (state == State.QUERYING) {
            // on COORDINATOR or HEARTBEAT while I ask for the term: remember the latest term
            term = Math.max(term, t);
            because("term %d is known", term);
        } else if (leader < id()) {
            // on COORDINATOR or HEARTBEAT of a smaller node: bully it, in a fresh term
            elect(Math.max(t, term) + 1);
        } else if (t >= term) {
            // on COORDINATOR or HEARTBEAT of a larger node: follow it
            cancelTimers();
            term = t;
            state = State.NORMAL;
            follow(leader, term);
        }
    }

    @Override
    protected void recover() {
        query();
    }

    /** Asks for the latest term. */
    protected final void query() {
        // on coming back: ask every node for its term
        state = State.QUERYING;
        withdraw(term);
        broadcast(new Query(term));
        setTimer(roundTrip(), timeout());
    }

    /** Puts an election off until the latest term is known, which is this one or a later one. */
    protected final void prepare(long t) {
        term = Math.max(term, t);
        if (state == State.LISTENING) {
            query();
        } else {
            because("I am asking for the term, and hold one then");
        }
    }
}
