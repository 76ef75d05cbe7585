package complete;

import static hustings.model.Category.ANNOUNCE;
import static hustings.model.Category.ELECTION;
import static hustings.model.Category.TIMER;
import static hustings.model.Topology.COMPLETE;

import hustings.model.Algorithm;
import hustings.model.Kind;
import hustings.model.Winner;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Everyone begins as the coordinator of a group of its own; coordinators look for each other again
 * and again, and merge their groups by invitation.
 */
@Algorithm(name = "Invitation", year = 1982, topology = COMPLETE, winner = Winner.ANY,
        best = "3*(n-1)", worst = "inf", facts = InvitationFacts.class)
public final class Invitation extends GroupElection<Invitation.Message, Invitation.Timer> {
    /** What nodes tell each other in a merge. */
    sealed interface Message extends Merging {}

    /** Invites into a group. */
    @Kind(ELECTION)
    record Invite(Group group) implements Message {}

    /** Accepts the invitation into a group. */
    @Kind(ELECTION)
    record Accept(Group group) implements Message {}

    /** The group is complete, and works. */
    @Kind(ANNOUNCE)
    record Ready(Group group) implements Message {}

    /** How long a merge may take. */
    sealed interface Timer extends MergeTimer {}

    /** It is this coordinator's turn to merge. */
    @Kind(TIMER)
    record Merge() implements Timer {}

    /** Whoever has not accepted by now stays out. */
    @Kind(TIMER)
    record AcceptDeadline() implements Timer {}

    /** The group ought to work by now. */
    @Kind(TIMER)
    record ReadyDeadline() implements Timer {}

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

    @Override
    protected void beAlone() {
        cancelTimers();
        counter++;
        // to be a group of my own: take the next counter, and coordinate myself
        join(new Group(counter, id()), State.NORMAL);
        campaign(term());
        lead(term());
        watch(new Check());
    }

    @Override
    protected void approach() {
        long larger = IntStream.of(members()).filter(member -> member > id()).count();
        if (larger > 0) {
            // all have answered: those of higher rank merge first, each has 4Δ + 2
            setTimer(larger * (4 * delta() + 2), new Merge());
        } else {
            merge();
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
        setTimer(3 * delta() + 1, new AcceptDeadline());
    }

    @Override
    protected void hear(Message message) {
        switch (message) {
            case Invite(Group g) -> consider(g);

            case Accept(Group g) when state == State.ELECTION && g.equals(group)
                    && g.coordinator() == id() -> {
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
                follow(group.coordinator(), term());
                watch(new Ping());
            }

            // on READY of another group: nothing
            case Ready ready -> because("I do not wait for that group");
        }
    }

    private void consider(Group g) {
        if (state != State.NORMAL || term(g) <= term() || g.coordinator() == id()) {
            // on INVITE while I merge, or into an earlier group: turn it down
            because("I stay in the group of %d", group.coordinator());
            return;
        }
        if (group.coordinator() == id()) {
            // on INVITE as coordinator: pass it on to all members
            up.stream().filter(member -> member != g.coordinator())
                    .forEach(member -> send(member, new Invite(g)));
        }
        cancelTimers();
        join(g, State.ELECTION);
        withdraw(term());
        // on INVITE: accept, and wait 5Δ + 2 for READY
        send(g.coordinator(), new Accept(g));
        setTimer(5 * delta() + 2, new ReadyDeadline());
    }

    @Override
    protected void ring(Timer timer) {
        switch (timer) {
            case Merge turn -> merge();

            case AcceptDeadline deadline -> {
                // all have accepted: send READY to the members, and lead
                state = State.NORMAL;
                lead(term());
                up.forEach(member -> send(member, new Ready(group)));
                watch(new Check());
            }

            // no READY in time: be a group of my own
            case ReadyDeadline deadline -> beAlone();
        }
    }
}
