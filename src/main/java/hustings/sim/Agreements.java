package hustings.sim;

import hustings.model.Category;
import hustings.model.Node;
import hustings.model.Role;
import hustings.run.Status;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Which parts of the network have agreed on a leader, and whether anything of an election goes on
 * in them.
 */
final class Agreements {
    private final World world;

    Agreements(World world) {
        this.world = world;
    }

    /** Whether the network is in several parts; none that is too large to look at all nodes is. */
    private boolean isApart() {
        return world.parts.count() > 1;
    }

    /**
     * Whether what becomes of a part decides what becomes of the run: each does, but where a leader
     * needs a majority, or the store, and some part has it, only that part.
     */
    boolean decides(int part) {
        return !isApart() || canElect(part) || !canAnyElect();
    }

    private boolean canElect(int part) {
        return world.membership.store() >= 0 ? world.parts.reachesStore(part)
                : !world.algorithm.needsMajority() || world.parts.hasMajority(part);
    }

    private boolean canAnyElect() {
        for (int part = 0; part < world.parts.count(); part++) {
            if (canElect(part)) {
                return true;
            }
        }
        return false;
    }

    /** Whether what becomes of any part decides what becomes of the run. */
    boolean doAllDecide() {
        for (int part = 0; part < world.parts.count(); part++) {
            if (!decides(part)) {
                return false;
            }
        }
        return true;
    }

    /** Whether every part that decides has agreed. */
    boolean areAllReached() {
        if (!isApart()) {
            return world.leadership.isAgreed();
        }
        for (int part = 0; part < world.parts.count(); part++) {
            if (decides(part) && !isReached(part)) {
                return false;
            }
        }
        return true;
    }

    /** Whether every part has agreed, also those that decide nothing; so it is if nobody lives. */
    boolean isEachReached() {
        if (!isApart()) {
            return world.membership.alive() == 0 || world.leadership.isAgreed();
        }
        for (int part = 0; part < world.parts.count(); part++) {
            if (!isReached(part)) {
                return false;
            }
        }
        return true;
    }

    /** Whether all live nodes of a part recognise one live leader of theirs, in one term. */
    boolean isReached(int part) {
        return isApart() ? isReachedInPart(part) : world.leadership.isAgreed();
    }

    private boolean isReachedInPart(int part) {
        int leader = Node.NONE;
        long term = 0;
        for (int node = 0; node < world.membership.capacity(); node++) {
            if (isIn(part, node)) {
                if (leader == Node.NONE) {
                    leader = world.leadership.leader(node);
                    term = world.leadership.term(node);
                }
                boolean agrees = leader != Node.NONE && world.leadership.leader(node) == leader
                        && world.leadership.term(node) == term
                        && world.leadership.role(node) != Role.CANDIDATE
                        && (world.leadership.role(node) != Role.LEADER
                                || world.id(node) == leader);
                if (!agrees) {
                    return false;
                }
            }
        }
        int index = world.membership.index(leader);
        return leader != Node.NONE && isIn(part, index)
                && world.leadership.role(index) == Role.LEADER;
    }

    private boolean isIn(int part, int node) {
        return world.membership.isAlive(node) && world.parts.of(node) == part;
    }

    /** Whom a part has agreed on, if it has. */
    OptionalInt leader(int part) {
        if (!isReached(part)) {
            return OptionalInt.empty();
        } else if (!isApart()) {
            return OptionalInt.of(world.leadership.agreedLeader());
        }
        for (int node = 0; node < world.membership.capacity(); node++) {
            if (isIn(part, node)) {
                return OptionalInt.of(world.leadership.leader(node));
            }
        }
        return OptionalInt.empty();
    }

    /** Whether any node of a part takes itself for its leader. */
    boolean hasLeader(int part) {
        if (!isApart()) {
            return world.leadership.leading() > 0;
        }
        for (int node = 0; node < world.membership.capacity(); node++) {
            if (isIn(part, node) && world.leadership.role(node) == Role.LEADER) {
                return true;
            }
        }
        return false;
    }

    /** Whether in any part that decides some node takes itself for the leader. */
    boolean isAnyLed() {
        if (world.leadership.leading() == 0 || !isApart()) {
            return world.leadership.leading() > 0;
        }
        for (int node = 0; node < world.membership.capacity(); node++) {
            if (world.membership.isAlive(node) && world.leadership.role(node) == Role.LEADER
                    && decides(world.parts.of(node))) {
                return true;
            }
        }
        return false;
    }

    /** Whether in a part no message of the contest travels and no timer of one is set. */
    boolean isQuiet(int part) {
        if (!isApart()) {
            return world.cost.contestInFlight() == 0 && world.timersSet() == 0;
        }
        for (int node = 0; node < world.membership.capacity(); node++) {
            if (isIn(part, node) && isBusy(node)) {
                return false;
            }
        }
        Direction inside = (from, to) -> isIn(part, to) && world.parts.isOpen(from, to);
        return !isAny(world.wheel::forEach, inside) && !isAny(world.backlog::forEach, inside);
    }

    /** The same, but for what only waits until a node that is paused resumes. */
    boolean goesOn(int part) {
        if (!isApart() && !world.membership.isAnyPaused()) {
            return world.membership.alive() > 0
                    && (world.cost.contestInFlight() > 0 || world.timersSet() > 0);
        }
        for (int node = 0; node < world.membership.capacity(); node++) {
            if (isUpIn(part, node) && isBusy(node)) {
                return true;
            }
        }
        return isAny(world.wheel::forEach, (from, to) -> isUpIn(part, to)
                && (!isApart() || world.parts.isOpen(from, to)));
    }

    /** The largest identifier of those that are up in a part; nobody's if none is. */
    int largestUp(int part) {
        int largest = Node.NONE;
        for (int node = 0; node < world.membership.capacity(); node++) {
            if (isUpIn(part, node)) {
                largest = Math.max(largest, world.id(node));
            }
        }
        return largest;
    }

    private boolean isUpIn(int part, int node) {
        return world.membership.status(node) == Status.UP
                && (!isApart() || world.parts.of(node) == part);
    }

    private boolean isBusy(int node) {
        return world.post.owes(node) || world.timers.of(node).stream()
                .anyMatch(timer -> timer.kind.category() != Category.WATCH);
    }

    /** From whom to whom a message travels. */
    private interface Direction {
        boolean isWanted(int from, int to);
    }

    private boolean isAny(Consumer<Wheel.Visitor> messages, Direction direction) {
        boolean[] found = {false};
        messages.accept((due, word, payload, number, sentAt) ->
                found[0] |= world.algorithm.kind(Wheel.kind(word)).isContest()
                        && direction.isWanted(Wheel.from(word), Wheel.to(word)));
        return found[0];
    }
}
