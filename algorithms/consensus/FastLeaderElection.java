package consensus;

import static hustings.model.Category.ELECTION;
import static hustings.model.Category.TIMER;
import static hustings.model.Topology.COMPLETE;

import hustings.model.Algorithm;
import hustings.model.Kind;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everyone votes for itself and tells all; whoever hears of a better vote takes it over and tells
 * all again, until a majority votes alike.
 */
@Algorithm(name = "ZooKeeper Fast Leader Election", alsoKnownAs = "FLE", year = 2011,
        topology = COMPLETE, best = "n*(n-1)", mean = "n*(n-1)*H(n)", worst = "n*(n^2-1)/2",
        facts = FastLeaderElectionFacts.class)
public final class FastLeaderElection extends QuorumPeer<FastLeaderElection.Message> {
    private Vote vote = new Vote(0, 0, NONE);
    private final Map<Integer, Vote> received = new TreeMap<>();
    private final Map<Integer, Notification> settled = new TreeMap<>();
    private boolean waiting;
    private long patience;

    /** Who is voted for, and how far its history goes. */
    record Vote(long epoch, long transaction, int node) {
        boolean beats(Vote other) {
            return epoch != other.epoch ? epoch > other.epoch
                    : transaction != other.transaction ? transaction > other.transaction
                    : node > other.node;
        }
    }

    /** What nodes tell each other, and the two timers. */
    sealed interface Message {}

    /** The vote of its sender, in a round, and what it is doing. */
    @Kind(ELECTION)
    record Notification(Vote vote, long round, State state) implements Message {}

    /** No better vote has come in time. */
    @Kind(TIMER)
    record Final() implements Message {}

    /** There is no leader yet. */
    @Kind(TIMER)
    record Silence() implements Message {}

    @Override
    protected void start() {
        // to look for a leader: begin a round, vote for myself, and tell all
        enter(round + 1);
        tellAll();
        decideSoon();
    }

    private void enter(long next) {
        cancelTimers();
        state = State.LOOKING;
        round = next;
        vote = new Vote(epoch(), transaction(), id());
        received.clear();
        settled.clear();
        waiting = false;
        patience = roundTrip();
        campaign(term);
    }

    private void tellAll() {
        received.put(id(), vote);
        broadcast(new Notification(vote, round, state));
        setTimer(patience, new Silence());
    }

    @Override
    protected void receive(Message message) {
        switch (message) {
            case Notification told when state != State.LOOKING -> answer(told);
            case Notification told when told.state != State.LOOKING -> adopt(told);
            case Notification told -> compare(told);

            // on no better vote in 2Δ: it is decided
            case Final end -> settle(vote.node, round);

            case Silence silence -> {
                // on no vote for a while: tell all again, and wait twice as long
                patience = Math.min(2 * patience, 300 * roundTrip());
                tellAll();
            }
        }
    }

    private void answer(Notification told) {
        if (told.state != State.LOOKING) {
            because("%d has its leader too", sender());
        } else if (crashesAreReported() && told.round > round) {
            // on a vote of a later round, where a detector tells of crashes: someone was told, join
            enter(told.round);
            take(told.vote);
        } else {
            // on a vote while I have a leader: answer with it
            reply(new Notification(vote, round, state));
        }
    }

    private void compare(Notification told) {
        if (told.round < round) {
            // on a vote of an earlier round: answer with mine
            reply(new Notification(vote, round, state));
            return;
        } else if (told.round > round) {
            // on a vote of a later round: enter it with the better of the vote and my own
            enter(told.round);
            take(told.vote);
        } else if (told.vote.beats(vote)) {
            // on a better vote of this round: take it over, and tell all
            cancel(new Final());
            waiting = false;
            take(told.vote);
        } else {
            note(told.vote);
        }
        decideSoon();
    }

    private void take(Vote better) {
        vote = better.beats(vote) ? better : vote;
        if (vote.node != id()) {
            withdraw(term);
        }
        note(better);
        tellAll();
    }

    private void note(Vote heard) {
        // on any vote of this round: note it
        received.merge(sender(), heard, (old, now) -> now.beats(old) ? now : old);
        because("%d votes for %d", sender(), heard.node);
        if (!waiting) {
            setTimer(patience, new Silence());
        }
    }

    private void decideSoon() {
        long alike = received.values().stream().filter(vote::equals).count();
        if (alike > size() / 2 && !waiting) {
            // if a majority votes as I do: wait 2Δ for a better vote, unless I am alone
            waiting = true;
            cancel(new Silence());
            if (size() > 1) {
                setTimer(2 * delta(), new Final());
            } else {
                settle(id(), round);
            }
        }
    }

    private void adopt(Notification told) {
        settled.put(sender(), told);
        if (told.round == round) {
            note(told.vote);
        }
        Notification leader = settled.get(told.vote.node);
        boolean leads = leader != null && leader.state == State.LEADING
                && leader.round == told.round;
        if (leads && told.round >= term && isBacked(told)) {
            // on the vote of one that has a leader, if a majority backs it and it leads: follow it
            vote = told.vote;
            settle(vote.node, told.round);
        } else {
            because("I know not yet that %d leads a majority", told.vote.node);
        }
    }

    /** Whether a majority votes like this one in my round, or has settled so, counting me. */
    private boolean isBacked(Notification told) {
        long voting = told.round != round ? 0
                : received.values().stream().filter(told.vote::equals).count();
        long others = settled.values().stream().filter(other ->
                other.vote.equals(told.vote) && other.round == told.round).count();
        return Math.max(voting, others + 1) > size() / 2;
    }
}
