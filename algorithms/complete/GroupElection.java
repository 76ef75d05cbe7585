package complete;

import static hustings.model.Category.DETECT;
import static hustings.model.Category.WATCH;

import hustings.model.Durable;
import hustings.model.Kind;
import hustings.model.Node;
import hustings.model.Option;
import java.util.TreeSet;

/**
 * Groups that look for each other, and whose members look after their coordinator: all that an
 * election among groups has to detect, before and after they merge.
 *
 * @param <M> what nodes tell each other in a merge
 * @param <T> the timers for a merge
 */
abstract class GroupElection<M extends GroupElection.Merging, T extends GroupElection.MergeTimer>
        extends Node<GroupElection.Message> {
    @Option(value = "ticks between two looks for other groups, and between two looks whether the"
            + " coordinator is there; 0 is 5Δ", max = 100_000, zero = "5*delta")
    private int interval;

    /** The number of the latest group that this node has heard of. */
    @Durable protected long counter;
    /** The group that this node belongs to, or is on its way into. */
    protected Group group = new Group(0, NONE);
    /** What this node is doing. */
    protected State state = State.ASLEEP;
    /** The other members of the group, as its coordinator knows them. */
    protected final TreeSet<Integer> up = new TreeSet<>();
    /** The coordinators of other groups. */
    protected final TreeSet<Integer> found = new TreeSet<>();
    /** The largest number of their groups. */
    protected long latest;

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

    /** What nodes tell each other in a merge. */
    non-sealed interface Merging extends Message {}

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

    /** A timer for a merge. */
    non-sealed interface MergeTimer extends Message {}

    /** Time to look whether the coordinator is there. */
    @Kind(WATCH)
    record Ping() implements Message {}

    /** The coordinator ought to have answered by now. */
    @Kind(WATCH)
    record NoAnswer() implements Message {}

    /** Coordinates a group of its own. */
    protected abstract void beAlone();

    /** Prepares to merge, as there are other groups. */
    protected abstract void approach();

    /** Something is said in a merge. */
    protected abstract void hear(M message);

    /** A timer for a merge has gone off. */
    protected abstract void ring(T timer);

    /** Looks for other groups. */
    protected final void check() {
        cancel(new Check());
        found.clear();
        latest = 0;
        // to look for other groups: send ARE_YOU_COORDINATOR to all, and wait 2Δ + 1
        broadcast(new AreYouCoordinator());
        setTimer(roundTrip(), new Collected());
    }

    @Override
    @SuppressWarnings("unchecked")
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

            // every interval, as coordinator: look for other groups
            case Check check -> check();

            // all have answered, and there is no other group: look again later
            case Collected all when found.isEmpty() -> watch(new Check());

            case Collected all -> approach();
            case Merging said -> hear((M) said);
            case MergeTimer timer -> ring((T) timer);

            // on ARE_YOU_THERE: yes, if its sender is a member of my group
            case AreYouThere(Group g) -> reply(new ThereAnswer(g,
                    g.equals(group) && g.coordinator == id() && up.contains(sender())));

            // on an answer that concerns another group: nothing
            case ThereAnswer(Group g, boolean yes) when state != State.NORMAL
                    || !g.equals(group) -> because("I have gone on to another group");

            case ThereAnswer(Group g, boolean yes) when yes -> {
                // on the coordinator's answer yes: all is well, ask again later
                cancel(new NoAnswer());
                watch(new Ping());
            }

            // on the coordinator's answer no: be a group of my own
            case ThereAnswer no -> beAlone();

            case Ping ping -> {
                // every interval, as member: send ARE_YOU_THERE to the coordinator, and wait 2Δ + 1
                send(group.coordinator, new AreYouThere(group));
                setTimer(roundTrip(), new NoAnswer());
            }

            // no answer of the coordinator in time: be a group of my own
            case NoAnswer none -> beAlone();
        }
    }

    /** Sets the timer for the next look, as coordinator or as member. */
    protected final void watch(Message look) {
        setTimer(interval == 0 ? 5 * delta() : interval, look);
    }

    /** Goes over into a group, of which it knows no other members yet. */
    protected final void join(Group next, State as) {
        group = next;
        state = as;
        counter = Math.max(counter, next.counter);
        up.clear();
        found.clear();
    }

    private boolean isCoordinator() {
        return state == State.NORMAL && group.coordinator == id();
    }

    /** The name of the present group as a term. */
    protected final long term() {
        return term(group);
    }

    /** The name of a group as one number: its counter, then its coordinator, in decimal digits. */
    protected final long term(Group g) {
        long digits = 10;
        while (digits <= largestId()) {
            digits *= 10;
        }
        return g.counter * digits + counted(g.coordinator);
    }
}
