package ring;

import static hustings.model.Category.ANNOUNCE;
import static hustings.model.Category.ELECTION;
import static hustings.model.Condition.CALM;
import static hustings.model.Condition.CONNECTED;
import static hustings.model.Condition.CRASH_STOP;
import static hustings.model.Condition.DETECTED;
import static hustings.model.Condition.HEALING;
import static hustings.model.Condition.ORDERED;
import static hustings.model.Condition.RELIABLE;
import static hustings.model.Condition.SYNCHRONOUS;
import static hustings.model.Property.AGREEMENT;
import static hustings.model.Property.INSTANT_UNIQUENESS;
import static hustings.model.Property.LEADER_LIVENESS;
import static hustings.model.Property.QUIESCENCE;
import static hustings.model.Property.STABILITY;
import static hustings.model.Property.TERMINATION;
import static hustings.model.Property.TERM_UNIQUENESS;
import static hustings.model.Property.VALIDITY;
import static hustings.model.Topology.RING;

import hustings.model.Algorithm;
import hustings.model.Breaks;
import hustings.model.Kind;
import hustings.model.Node;
import hustings.model.Promise;

/**
 * Candidates hand their values on round the ring: who holds the largest of three neighbouring
 * values, the middle one, takes it over and goes on; the others only pass on what comes.
 *
 * <p>This is {@code Franklin} on a ring of one direction: as nobody can ask behind, each candidate
 * compares on behalf of the one before it. So a node comes to stand for an identifier that is not
 * its own, and who finds the winner is seldom the winner. What a message means depends on its
 * place, so links have to keep the order and lose nothing. What comes out of turn is dropped: as
 * the two kinds of message take turns, that is how the second copy of a doubled one is known, where
 * the algorithm to the letter has no answer to it. Every node takes part. Added for repeated
 * elections: every message carries a term, whoever suspects the leader opens the next one, and a
 * node that comes back asks for one with term 0. A crash in the middle of an election is not
 * survived.
 *
 * <p>Gary Peterson: An O(n log n) unidirectional algorithm for the circular extrema problem. ACM
 * Transactions on Programming Languages and Systems 4(4), 1982; the same was found by Danny Dolev,
 * Maria Klawe, Michael Rodeh, Journal of Algorithms 3(3), 1982. It refuted a conjecture of
 * Hirschberg and Sinclair, that a ring of one direction needs n² messages.
 */
@Algorithm(
        name = "Peterson", alsoKnownAs = {"DKR", "Dolev–Klawe–Rodeh"},
        year = 1982,
        topology = RING,
        best = "4*n",
        worst = "2*n*floor(log2(n)) + 2*n",
        costs = "over all arrangements, whoever starts; the best is for two nodes or more",
        paper = "https://doi.org/10.1145/69622.357194")
@Promise(value = {TERM_UNIQUENESS, AGREEMENT, VALIDITY},
        given = {CRASH_STOP, CALM, RELIABLE, CONNECTED, ORDERED})
@Promise(value = {INSTANT_UNIQUENESS, STABILITY},
        given = {SYNCHRONOUS, CRASH_STOP, CALM, ORDERED})
@Promise(value = TERMINATION,
        given = {SYNCHRONOUS, CRASH_STOP, CALM, ORDERED, DETECTED, HEALING},
        within = "detect + 6*n*delta")
@Promise(value = LEADER_LIVENESS, given = {SYNCHRONOUS, CRASH_STOP, DETECTED},
        within = "detect + delta")
@Promise(value = QUIESCENCE,
        given = {SYNCHRONOUS, CRASH_STOP, CALM, ORDERED, HEALING},
        within = "n*delta")
@Breaks(value = TERMINATION, when = "a message is lost: the next candidate waits for ever",
        scenario = "n=8&ids=ascending&latency=1&detector=none&faults=1:drop-8-1&until=300")
@Breaks(value = TERMINATION, when = "a message overtakes another: each is taken for the other",
        scenario = "n=8&order=any&latency=1-9&detector=none&seed=1")
public final class Peterson extends Node<Peterson.Message> {
    private long term;
    private boolean active;
    /* Of the two messages of a phase, whether the first has come. */
    private boolean second;
    private int value = NONE;
    private int neighbour = NONE;

    /** What travels round the ring. */
    sealed interface Message {}

    /** The value of the candidate before this one. */
    @Kind(ELECTION)
    record First(long term, int value) implements Message {}

    /** The value of the candidate before that. */
    @Kind(ELECTION)
    record Second(long term, int value) implements Message {}

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
        active = true;
        campaign(term);
        compete(id());
    }

    private void compete(int v) {
        // in a phase: send FIRST(value) to the next node
        value = v;
        second = false;
        send(next(), new First(term, value));
    }

    @Override
    protected void suspect(int node) {
        // on suspecting the leader: call an election
        start();
    }

    @Override
    protected void recover() {
        // on coming back: the term is lost, so ask for an election with term 0
        send(next(), new First(0, id()));
    }

    @Override
    protected void receive(Message message) {
        switch (message) {
            // on FIRST of term 0: its sender is back and knows no leader, call an election
            case First(long t, int v) when t == 0 -> start();

            // on anything of an earlier term: drop it
            case First(long t, int v) when t < term -> because("term %d is over", t);
            case Second(long t, int v) when t < term -> because("term %d is over", t);
            case Elected(long t, int v) when t < term -> because("term %d is over", t);

            case First(long t, int v) -> {
                if (t > term) {
                    // on FIRST of a later term: stand in that term too
                    stand(t);
                }
                hearFirst(v, message);
            }
            case Second(long t, int v) -> hearSecond(v, message);
            case Elected(long t, int v) -> {
                term = t;
                pass(v, message);
            }
        }
    }

    private void hearFirst(int v, Message message) {
        if (!active) {
            // on FIRST(v), when I am no candidate any more: pass it on
            send(next(), message);
        } else if (second) {
            // on FIRST(v) out of turn, which cannot be on a link that keeps the order: drop it
            because("SECOND ought to come first");
        } else if (v == value) {
            found();
        } else {
            // on FIRST(v): remember it, and send SECOND(v)
            neighbour = v;
            second = true;
            send(next(), new Second(term, neighbour));
        }
    }

    private void hearSecond(int v, Message message) {
        if (!active) {
            // on SECOND(v), when I am no candidate any more: pass it on
            send(next(), message);
        } else if (!second) {
            // on SECOND(v) out of turn, which cannot be on a link that keeps the order: drop it
            because("FIRST ought to come first");
        } else if (neighbour > value && neighbour > v) {
            // on SECOND(v), when the value between mine and v is the largest: go on with that
            compete(neighbour);
        } else {
            // on SECOND(v), otherwise: stand no more
            active = false;
            withdraw(term);
        }
    }

    private void found() {
        // only one value is left, and I have found it: send ELECTED(value) round
        learn(value);
        send(next(), new Elected(term, value));
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

    private void pass(int j, Message message) {
        if (leader() == j) {
            // on ELECTED(v) that I know already: everyone knows, done
            because("it has been all the way round");
        } else {
            // on ELECTED(v): learn who leads, and pass it on
            learn(j);
            send(next(), message);
        }
    }
}
