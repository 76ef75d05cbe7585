package ring;

import hustings.model.Option;

/**
 * An election round a ring in which bystanders, who have not called it, may do either of two
 * things: join it, as in the paper, or only relay what they hear.
 *
 * @param <M> what travels round the ring
 */
abstract class BystanderElection<M extends RingElection.Termed> extends ExtremumElection<M> {
    @Option("what a node does that others call to an election: join it if it is larger than what it"
            + " hears, or relay")
    private Bystanders bystanders = Bystanders.JOIN;

    /** Whether this node has stood in the present term; it may have been beaten since. */
    protected boolean candidate;

    /** Whether this node passes on all that comes: it is a bystander, and those relay. */
    protected final boolean onlyRelays() {
        return bystanders == Bystanders.RELAY && !candidate;
    }

    @Override
    protected long rank() {
        return rank(bystanders == Bystanders.JOIN || candidate);
    }
}
