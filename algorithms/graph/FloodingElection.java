package graph;

import static hustings.model.Category.TIMER;
import static hustings.model.Option.Fact.DIAMETER;

import hustings.model.Kind;
import hustings.model.Node;
import hustings.model.Option;

/**
 * What floods have in common: rounds in lock step, as many as the graph is wide, and a decision
 * after the last of them, in which nobody has to be asked or told.
 *
 * <p>The textbook takes rounds for granted. Here one lasts Δ ticks, so that all that is sent in it
 * arrives in it. A message carries its term, which is the number of the common start, so that one
 * of an earlier election cannot be taken for one of this.
 *
 * @param <M> what neighbours tell each other
 */
abstract class FloodingElection<M extends FloodingElection.Termed>
        extends Node<FloodingElection.Message> {
    @Option(value = "how many rounds it floods; 0 is the diameter, and fewer may elect several"
            + " leaders", grants = DIAMETER)
    private int diameter;

    /** The election that this node is in. */
    protected long term;
    /** The largest identifier that this node knows. */
    protected int best;
    private long round;
    private long rounds;

    /** What neighbours tell each other, and what divides the rounds. */
    sealed interface Message {}

    /** A message that says to which election it belongs. */
    non-sealed interface Termed extends Message {
        /** The term of that election. */
        long term();
    }

    /** Δ ticks are over: all that has been sent in this round has arrived. */
    @Kind(TIMER)
    record RoundEnds() implements Message {}

    /** Says in a round what there is to say, and calls {@link #endLater}. */
    protected abstract void beginRound();

    /** A message of this election, during its rounds. */
    protected abstract void hear(M message);

    /** Leads or follows: the last round is over. */
    protected abstract void decide();

    @Override
    protected void start() {
        // to start, with all others in the same tick: know only id, and begin round 1
        cancelTimers();
        term = commonStart();
        best = id();
        round = 0;
        rounds = diameter > 0 ? diameter : diameter();
        campaign(term);
        nextRound();
    }

    private void nextRound() {
        if (round < rounds) {
            round++;
            beginRound();
        } else {
            decide();
        }
    }

    /** Has the present round end when all that is sent in it has arrived. */
    protected final void endLater() {
        setTimer(delta(), new RoundEnds());
    }

    @Override
    @SuppressWarnings("unchecked")
    protected void receive(Message message) {
        switch (message) {
            // on MAX of another term, or after round D: drop it
            case Termed max when max.term() != term -> because("it is of term %d", max.term());
            case Termed max when leader() != NONE -> because("it comes too late");

            case Termed max -> hear((M) max);

            // on the end of a round: begin the next
            case RoundEnds() -> nextRound();
        }
    }
}
