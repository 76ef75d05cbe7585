package complete;

import static hustings.model.Category.ANNOUNCE;
import static hustings.model.Category.DETECT;
import static hustings.model.Category.ELECTION;
import static hustings.model.Category.TIMER;
import static hustings.model.Category.WATCH;
import static hustings.model.Topology.COMPLETE;

import hustings.model.Algorithm;
import hustings.model.Durable;
import hustings.model.Kind;
import hustings.model.Node;
import hustings.model.Option;
import hustings.model.Winner;
import java.util.TreeSet;

/**
 * Everyone begins as the coordinator of a group of its own; coordinators look for each other again
 * and again, and merge their groups by invitation.
 */
@Algorithm(
        name = "Invitation",
        year = 1982,
        topology = COMPLETE,
        best = "3*(n-1)",
        worst = "inf",
        costs = "the best is one merge of n groups of one: INVITATION, ACCEPT and READY; the"
                + " (n-1)(2n+3) of the literature has in it the n(n-1) questions and n(n-1) answers"
                + " by which they find each other, which count as detection here",
        paper = "https://doi.org/10.1109/TC.1982.1675885",
        winner = Winner.ANY, facts = InvitationFacts.class)
public final class Invitation extends Node<Invitation.Message> {
    @Option(value = "ticks between two looks for other groups, and between two looks whether the"
            + " coordinator is there; 0 is 5Δ", max = 100_000, zero = "5*delta")
    private int interval;

    @Durable private long counter;
    private Group group = new Group(0, NONE);
    private State state = State.ASLEEP;
    private final TreeSet<Integer> up = new TreeSet<>();
    private final TreeSet<Integer> found = new TreeSet<>();
    private long latest;

    /** Whether a node belongs to a group, or is on its way into one. */
    enum State { ASLEEP, NORMAL, ELECTION }

    /** The name of a group: the how-manieth of its coordinator, and the coordinator. */
    record Group(long counter, int coordinator) {}

    /** What nodes tell each other, and their timers. */
    sealed interface Message {}

    /** Asks whether the receiver is a coordinator. */
    @Kind(DETECT)
    record AreYouCoordinator() implements Message {}

    /** Whether the sender is a coordinator, and the counter of its group. */
    @Kind(DETECT)
    record CoordinatorAnswer(boolean yes, long counter) implements Message {}

    /** Invites into a group. */
    @Kind(ELECTION)
    record Invite(Group group) implements Message {}

    /** Accepts the invitation into a group. */
    @Kind(ELECTION)
    record Accept(Group group) implements Message {}

    /** The group is complete, and works. */
    @Kind(ANNOUNCE)
    record Ready(Group group) implements Message {}

    /** Asks the coordinator whether it is still there for a member of the group. */
    @Kind(DETECT)
    record AreYouThere(Group group) implements Message {}

    /** Whether it is. */
    @Kind(DETECT)
    record ThereAnswer(Group group, boolean yes) implements Message {}

    /** Time to look for other groups. */
    @Kind(WATCH)
    record Check() implements Message {}

    /** Whoever has not answered by now is no coordinator. */
    @Kind(WATCH)
    record Collected() implements Message {}

    /** It is this coordinator's turn to merge. */
    @Kind(TIMER)
    record Merge() implements Message {}

    /** Whoever has not accepted by now stays out. */
    @Kind(TIMER)
    record AcceptDeadline() implements Message {}

    /** The group ought to work by now. */
    @Kind(TIMER)
    record ReadyDeadline() implements Message {}

    /** Time to look whether the coordinator is there. */
    @Kind(WATCH)
    record Ping() implements Message {}

    /** The coordinator ought to have answered by now. */
    @Kind(WATCH)
    record NoAnswer() implements Message {}

    @Override
    protected void start() {
        // to call an election: be a group of my own, and look for other groups at once
        beAlone();
        check();
    }

    @Override
    protected void recover() {
        // on coming back: do the same, and so wake those who still sleep
        beAlone();
        check();
    }

    @Override
    protected void suspect(int node) {
        // on suspecting the coordinator: be a group of my own
        beAlone();
    }

    private void beAlone() {
        cancelTimers();
        counter++;
        // to be a group of my own: take the next counter, and coordinate myself
        join(new Group(counter, id()), State.NORMAL);
        campaign(term());
        lead(term());
        after(interval(), new Check());
    }

    private void join(Group next, State as) {
        group = next;
        state = as;
        counter = Math.max(counter, next.counter);
        up.clear();
        found.clear();
    }

    private void check() {
        cancel(new Check());
        found.clear();
        latest = 0;
        // to look for other groups: send ARE_YOU_COORDINATOR to all, and wait 2Δ + 1
        broadcast(new AreYouCoordinator());
        after(roundTrip(), new Collected());
    }

    @Override
    protected void receive(Message message) {
        if (state == State.ASLEEP) {
            // on the first message: wake, and call an election
            start();
        }
        switch (message) {
            // on ARE_YOU_COORDINATOR: yes, if I coordinate a group that works
            case AreYouCoordinator ask -> reply(new CoordinatorAnswer(
                    isCoordinator(), group.counter));

            case CoordinatorAnswer(boolean yes, long its) when yes && isCoordinator() -> {
                // on the answer yes: there is a group to merge with
                found.add(sender());
                latest = Math.max(latest, its);
                because("found %s", found);
            }

            // on the answer no: nothing
            case CoordinatorAnswer answer -> because("%d is to be found elsewhere", sender());

            case Invite(Group g) -> invited(g);

            case Accept(Group g) when state == State.ELECTION && g.equals(group)
                    && g.coordinator == id() -> {
                // on ACCEPT of my group: its sender is a member
                up.add(sender());
                because("%s are members", up);
            }

            // on ACCEPT of another group, or too late: nothing; its sender gives up waiting
            case Accept accept -> because("I merge no such group any more");

            case Ready(Group g) when state == State.ELECTION && g.equals(group) -> {
                // on READY of the group that I wait for: follow its coordinator
                cancel(new ReadyDeadline());
                state = State.NORMAL;
                follow(group.coordinator, term());
                after(interval(), new Ping());
            }

            // on READY of another group: nothing
            case Ready ready -> because("I do not wait for that group");

            // on ARE_YOU_THERE: yes, if its sender is a member of my group
            case AreYouThere(Group g) -> reply(new ThereAnswer(g,
                    g.equals(group) && g.coordinator == id() && up.contains(sender())));

            case ThereAnswer answer -> answered(answer);

            default -> ring(message);
        }
    }

    private void invited(Group g) {
        if (state != State.NORMAL || term(g) <= term() || g.coordinator == id()) {
            // on INVITE while I merge, or into an earlier group: turn it down
            because("I stay in the group of %d", group.coordinator);
            return;
        }
        if (group.coordinator == id()) {
            // on INVITE as coordinator: pass it on to all members
            up.stream().filter(member -> member != g.coordinator)
                    .forEach(member -> send(member, new Invite(g)));
        }
        cancelTimers();
        join(g, State.ELECTION);
        withdraw(term());
        // on INVITE: accept, and wait 5Δ + 2 for READY
        send(g.coordinator, new Accept(g));
        after(5 * delta() + 2, new ReadyDeadline());
    }

    private void answered(ThereAnswer answer) {
        if (state != State.NORMAL || !answer.group.equals(group)) {
            // on an answer that concerns another group: nothing
            because("I have gone on to another group");
        } else if (answer.yes) {
            // on the coordinator's answer yes: all is well, ask again later
            cancel(new NoAnswer());
            after(interval(), new Ping());
        } else {
            // on the coordinator's answer no: be a group of my own
            beAlone();
        }
    }

    private void ring(Message timer) {
        switch (timer) {
            // every 5Δ, as coordinator: look for other groups
            case Check check -> check();

            // all have answered, and there is no other group: look again later
            case Collected all when found.isEmpty() -> after(interval(), new Check());

            case Collected all when larger() > 0 ->
                // all have answered: those of higher rank merge first, each has 4Δ + 2
                after(larger() * (4 * delta() + 2), new Merge());

            case Collected all -> merge();

            case Merge merge -> merge();

            case AcceptDeadline deadline -> {
                // all have accepted: send READY to the members, and lead
                state = State.NORMAL;
                lead(term());
                up.forEach(member -> send(member, new Ready(group)));
                after(interval(), new Check());
            }

            case Ping ping -> {
                // every 5Δ, as member: send ARE_YOU_THERE to the coordinator, and wait 2Δ + 1
                send(group.coordinator, new AreYouThere(group));
                after(roundTrip(), new NoAnswer());
            }

            // no READY, or no answer of the coordinator, in time: be a group of my own
            default -> beAlone();
        }
    }

    private void merge() {
        TreeSet<Integer> invited = new TreeSet<>(up);
        invited.addAll(found);
        counter = Math.max(counter, latest) + 1;
        join(new Group(counter, id()), State.ELECTION);
        // to merge: send INVITE to my members and to all coordinators found, and wait 3Δ + 1
        campaign(term());
        invited.forEach(node -> send(node, new Invite(group)));
        after(3 * delta() + 1, new AcceptDeadline());
    }

    private boolean isCoordinator() {
        return state == State.NORMAL && group.coordinator == id();
    }

    /** How many members rank above this one. */
    private int larger() {
        int larger = 0;
        for (int member : members()) {
            larger += member > id() ? 1 : 0;
        }
        return larger;
    }

    private long interval() {
        return interval == 0 ? 5 * delta() : interval;
    }

    private long term() {
        return term(group);
    }

    /** The name of a group as one number: its counter, then its coordinator, in decimal digits. */
    private long term(Group g) {
        long digits = 10;
        while (digits <= largestId()) {
            digits *= 10;
        }
        return g.counter * digits + counted(g.coordinator);
    }
}
