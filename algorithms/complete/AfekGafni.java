package complete;

import static hustings.model.Topology.COMPLETE;

import hustings.model.Algorithm;
import hustings.model.Winner;
import java.util.stream.IntStream;

/**
 * Candidates capture one node after the other; who is captured asks its owner before it changes
 * sides, the larger domain wins, and who holds more than half of the nodes leads.
 */
@Algorithm(name = "Afek–Gafni", year = 1991, topology = COMPLETE, winner = Winner.ANY,
        best = "2*floor(n/2) + n - 1", worst = "4*n*H(floor(n/2)+1) + n",
        facts = AfekGafniFacts.class)
public final class AfekGafni extends CaptureElection {
    @Override
    protected void start() {
        // to call an election: stand in a new term, and attack a node
        enter(term + 1);
        state = State.CANDIDATE;
        campaign(term);
        attack();
    }

    @Override
    protected void attack() {
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
            setTimer((size() + 1) * roundTrip(), new NoAnswer());
        }
    }

    private int held() {
        return domain.size() + 1;
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
    protected void hear(Contest message) {
        switch (message) {
            case Capture(long t, Challenge challenge) -> challenged(challenge);
            case Accept(long t) -> accepted(t);
            case Reject(long t) -> rejected(t);
            case Warn(long t, Challenge challenge) -> warned(challenge);
            case Yield(long t, int challenger) -> changeSides(t, challenger, true);
            case Keep(long t, int challenger) -> changeSides(t, challenger, false);
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
            giveUp();
        } else {
            because("I do not stand any more");
        }
    }

    private void giveUp() {
        state = State.PASSIVE;
        cancelTimers();
        withdraw(term);
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
            reply(new Keep(term, challenge.node()));
        } else {
            if (candidate) {
                // otherwise stand no longer
                giveUp();
            }
            // and yield
            reply(new Yield(term, challenge.node()));
        }
    }

    private void changeSides(long t, int challenger, boolean yields) {
        boolean asked = t == term && state == State.CAPTURED && sender() == owner
                && !challenges.isEmpty() && challenges.get(0).node() == challenger;
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
}
