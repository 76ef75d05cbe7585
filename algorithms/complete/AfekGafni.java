package complete;

import static hustings.model.Category.ANNOUNCE;
import static hustings.model.Category.ELECTION;
import static hustings.model.Category.TIMER;
import static hustings.model.Topology.COMPLETE;

import hustings.model.Algorithm;
import hustings.model.Kind;
import hustings.model.Node;
import hustings.model.UpToSize;
import hustings.model.Winner;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Candidates capture one node after the other; who is captured asks its owner before it changes
 * sides, the larger domain wins, and who holds more than half of the nodes leads.
 */
@Algorithm(
        name = "Afek–Gafni",
        year = 1991,
        topology = COMPLETE,
        best = "2*floor(n/2) + n - 1",
        worst = "4*n*H(floor(n/2)+1) + n",
        costs = "the best is one candidate; the worst is a bound, which no run is known to reach",
        paper = "https://doi.org/10.1137/0220023",
        winner = Winner.ANY, facts = AfekGafniFacts.class)
public final class AfekGafni extends Node<AfekGafni.Message> {
    private long term;
    private State state = State.ASLEEP;
    private final TreeSet<Integer> domain = new TreeSet<>();
    private final TreeSet<Integer> attacked = new TreeSet<>();
    private int suspected;
    private int owner;
    private final List<Challenge> challenges = new ArrayList<>();

    /** What a node is doing. */
    enum State { ASLEEP, CANDIDATE, PASSIVE, CAPTURED, LEADING, FOLLOWING, SEEKING }

    /** A candidate, and how many nodes it held when it attacked. */
    record Challenge(@UpToSize int size, int node) {
        boolean beats(int otherSize, int other) {
            return size > otherSize || size == otherSize && node > other;
        }
    }

    /** What nodes tell each other, and the two timers. */
    sealed interface Message {}

    /** A candidate attacks. */
    @Kind(ELECTION)
    record Capture(long term, Challenge challenge) implements Message {}

    /** The attacked belongs to the candidate now. */
    @Kind(ELECTION)
    record Accept(long term) implements Message {}

    /** The attacked does not. */
    @Kind(ELECTION)
    record Reject(long term) implements Message {}

    /** Somebody attacks what belongs to the receiver. */
    @Kind(ELECTION)
    record Warn(long term, Challenge challenge) implements Message {}

    /** The owner gives way to a challenger. */
    @Kind(ELECTION)
    record Yield(long term, int challenger) implements Message {}

    /** The owner does not. */
    @Kind(ELECTION)
    record Keep(long term, int challenger) implements Message {}

    /** The sender leads. */
    @Kind(ANNOUNCE)
    record Leader(long term) implements Message {}

    /** Asks for the leader and the term. */
    @Kind(ELECTION)
    record Seek() implements Message {}

    /** Tells the term. */
    @Kind(ELECTION)
    record Known(long term) implements Message {}

    /** Who was attacked has not answered. */
    @Kind(TIMER)
    record NoAnswer() implements Message {}

    /** Nobody has said that it leads. */
    @Kind(TIMER)
    record NoLeader() implements Message {}

    @Override
    protected void start() {
        // to call an election: stand in a new term, and attack a node
        enter(term + 1);
        state = State.CANDIDATE;
        campaign(term);
        attack();
    }

    private void enter(long t) {
        cancelTimers();
        term = t;
        state = State.ASLEEP;
        domain.clear();
        attacked.clear();
        owner = NONE;
        challenges.clear();
    }

    private int held() {
        return domain.size() + 1;
    }

    private void attack() {
        if (2 * held() > size()) {
            // with more than half of the nodes: lead, and tell all
            cancelTimers();
            state = State.LEADING;
            lead(term);
            broadcast(new Leader(term));
            return;
        }
        int target = target();
        if (target == NONE) {
            because("nobody is left to attack");
        } else {
            // to attack: send CAPTURE with the size of my domain to a node not yet attacked
            send(target, new Capture(term, new Challenge(held(), id())));
            after((size() + 1) * roundTrip(), new NoAnswer());
        }
    }

    /** Any node that I have not attacked yet nor believe to be dead: no link is better known. */
    private int target() {
        int[] left = IntStream.of(members()).filter(node -> node != id() && node != suspected
                && !attacked.contains(node)).toArray();
        if (left.length == 0) {
            return NONE;
        }
        int target = left[random(left.length) - 1];
        attacked.add(target);
        return target;
    }

    @Override
    protected void suspect(int node) {
        // on suspecting the leader: call an election, and do not attack it
        suspected = node;
        start();
    }

    @Override
    protected void receive(Message message) {
        if (sender() == suspected) {
            /* It is back, or was never gone. */
            suspected = NONE;
        }
        switch (message) {
            case Capture(long t, Challenge challenge) -> {
                catchUp(t);
                if (t == term) {
                    challenged(challenge);
                }
            }
            case Accept(long t) -> accepted(t);
            case Reject(long t) -> rejected(t);
            case Warn(long t, Challenge challenge) -> {
                catchUp(t);
                if (t == term) {
                    warned(challenge);
                }
            }
            case Yield(long t, int challenger) -> changeSides(t, challenger, true);
            case Keep(long t, int challenger) -> changeSides(t, challenger, false);
            case Leader(long t) -> hear(sender(), t);
            case Seek seek -> tell();
            case Known(long t) -> {
                // on the answer to my SEEK: remember the latest term
                term = Math.max(term, t);
                because("term %d is known", term);
            }

            // on no answer to my CAPTURE: attack another node
            case NoAnswer none -> attack();

            // on no leader that answers my SEEK: call an election
            case NoLeader none -> start();
        }
    }

    private void catchUp(long t) {
        if (t > term) {
            // on a message of a later term: forget this one
            enter(t);
            withdraw(term);
        } else {
            because("it is term %d", term);
        }
    }

    private void challenged(Challenge challenge) {
        switch (state) {
            // on CAPTURE, asleep or beaten: accept, the candidate owns me
            case ASLEEP, PASSIVE -> surrender();

            case CANDIDATE -> {
                if (challenge.beats(held(), id())) {
                    // on CAPTURE as a candidate: accept if its domain is larger, by size and name
                    surrender();
                } else {
                    // otherwise reject
                    reply(new Reject(term));
                }
            }

            case CAPTURED -> {
                if (sender() == owner) {
                    reply(new Accept(term));
                } else if (challenges.contains(challenge)) {
                    /* It came twice. To warn the challenger of itself, once it owns me, is to
                       have it turned down. */
                    because("%d waits already", sender());
                } else {
                    // on CAPTURE if I am owned: warn my owner, of one challenger at a time
                    challenges.add(challenge);
                    warnOwner(1);
                }
            }

            // on CAPTURE when there is a leader: it will hear of it
            case LEADING, FOLLOWING, SEEKING -> because("the election is over");
        }
    }

    private void surrender() {
        cancelTimers();
        state = State.CAPTURED;
        owner = sender();
        withdraw(term);
        reply(new Accept(term));
    }

    private void warnOwner(int atMost) {
        if (!challenges.isEmpty() && challenges.size() <= atMost) {
            send(owner, new Warn(term, challenges.get(0)));
        } else {
            because("%d challengers wait", challenges.size());
        }
    }

    private void warned(Challenge challenge) {
        boolean candidate = state == State.CANDIDATE;
        if (state == State.LEADING || candidate && !challenge.beats(held(), id())) {
            // on WARN: keep what I own if my domain is larger, or if I lead
            reply(new Keep(term, challenge.node));
        } else {
            if (candidate) {
                // otherwise stand no longer
                state = State.PASSIVE;
                cancelTimers();
                withdraw(term);
            }
            // and yield
            reply(new Yield(term, challenge.node));
        }
    }

    private void changeSides(long t, int challenger, boolean yields) {
        boolean asked = t == term && state == State.CAPTURED && sender() == owner
                && !challenges.isEmpty() && challenges.get(0).node == challenger;
        if (!asked) {
            because("it is no answer to what I asked");
            return;
        }
        challenges.remove(0);
        if (yields) {
            // on YIELD: the challenger owns me
            owner = challenger;
            send(challenger, new Accept(term));
        } else {
            // on KEEP: reject the challenger
            send(challenger, new Reject(term));
        }
        warnOwner(Integer.MAX_VALUE);
    }

    private void accepted(long t) {
        if (t == term && state == State.CANDIDATE && domain.add(sender())) {
            // on ACCEPT: my domain grows, attack again
            attack();
        } else {
            because("I do not stand any more");
        }
    }

    private void rejected(long t) {
        if (t == term && state == State.CANDIDATE) {
            // on REJECT: stand no longer
            state = State.PASSIVE;
            cancelTimers();
            withdraw(term);
        } else {
            because("I do not stand any more");
        }
    }

    private void hear(int leader, long t) {
        if (t > term || t == term && state != State.LEADING) {
            // on LEADER: follow it
            enter(t);
            state = State.FOLLOWING;
            follow(leader, term);
        } else {
            because("term %d is over", t);
        }
    }

    @Override
    protected void heartbeat(int node, long t) {
        hear(node, t);
    }

    private void tell() {
        if (state == State.LEADING) {
            // on SEEK: say that I lead
            reply(new Leader(term));
        } else {
            // or tell the term
            reply(new Known(term));
        }
    }

    @Override
    protected void recover() {
        // on coming back: ask all for the leader and the term
        state = State.SEEKING;
        broadcast(new Seek());
        after(roundTrip(), new NoLeader());
    }
}
