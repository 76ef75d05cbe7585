package hustings.sim;

import hustings.model.AlgorithmType;
import hustings.model.Node;
import hustings.model.Role;
import java.util.OptionalInt;

/** Which parts of the network have agreed on a leader, and which of them decide. */
final class Agreements {
    private final AlgorithmType algorithm;
    private final Membership membership;
    private final Parts parts;
    private final Leadership leadership;

    Agreements(AlgorithmType algorithm, Membership membership, Parts parts,
            Leadership leadership) {
        this.algorithm = algorithm;
        this.membership = membership;
        this.parts = parts;
        this.leadership = leadership;
    }

    /**
     * Whether what becomes of a part decides what becomes of the run: each does, but where a leader
     * needs a majority, or the store, and some part has it, only that part.
     */
    boolean decides(int part) {
        return !parts.areSeveral() || canElect(part) || !canAnyElect();
    }

    private boolean canElect(int part) {
        return membership.hasStore() ? parts.reachesStore(part)
                : !algorithm.needsMajority() || parts.hasMajority(part);
    }

    private boolean canAnyElect() {
        for (int part = 0; part < parts.count(); part++) {
            if (canElect(part)) {
                return true;
            }
        }
        return false;
    }

    /** Whether what becomes of any part decides what becomes of the run. */
    boolean doAllDecide() {
        for (int part = 0; part < parts.count(); part++) {
            if (!decides(part)) {
                return false;
            }
        }
        return true;
    }

    /** Whether every part that decides has agreed. */
    boolean areAllReached() {
        if (!parts.areSeveral()) {
            return leadership.isAgreed();
        }
        for (int part = 0; part < parts.count(); part++) {
            if (decides(part) && !isReached(part)) {
                return false;
            }
        }
        return true;
    }

    /** Whether every part has agreed, also those that decide nothing; so it is if nobody lives. */
    boolean isEachReached() {
        if (!parts.areSeveral()) {
            return membership.alive() == 0 || leadership.isAgreed();
        }
        for (int part = 0; part < parts.count(); part++) {
            if (!isReached(part)) {
                return false;
            }
        }
        return true;
    }

    /** Whether all live nodes of a part recognise one live leader of theirs, in one term. */
    boolean isReached(int part) {
        return parts.areSeveral() ? isReachedInPart(part) : leadership.isAgreed();
    }

    private boolean isReachedInPart(int part) {
        int leader = Node.NONE;
        long term = 0;
        for (int node = 0; node < membership.capacity(); node++) {
            if (parts.isIn(part, node)) {
                if (leader == Node.NONE) {
                    leader = leadership.leader(node);
                    term = leadership.term(node);
                }
                boolean agrees = leader != Node.NONE && leadership.leader(node) == leader
                        && leadership.term(node) == term
                        && leadership.role(node) != Role.CANDIDATE
                        && (leadership.role(node) != Role.LEADER
                                || membership.id(node) == leader);
                if (!agrees) {
                    return false;
                }
            }
        }
        int index = membership.index(leader);
        return leader != Node.NONE && parts.isIn(part, index)
                && leadership.role(index) == Role.LEADER;
    }

    /** Whom a part has agreed on, if it has. */
    OptionalInt leader(int part) {
        if (!isReached(part)) {
            return OptionalInt.empty();
        } else if (!parts.areSeveral()) {
            return OptionalInt.of(leadership.agreedLeader());
        }
        for (int node = 0; node < membership.capacity(); node++) {
            if (parts.isIn(part, node)) {
                return OptionalInt.of(leadership.leader(node));
            }
        }
        return OptionalInt.empty();
    }

    /** Whether any node of a part takes itself for its leader. */
    boolean hasLeader(int part) {
        if (!parts.areSeveral()) {
            return leadership.leading() > 0;
        }
        for (int node = 0; node < membership.capacity(); node++) {
            if (parts.isIn(part, node) && leadership.role(node) == Role.LEADER) {
                return true;
            }
        }
        return false;
    }

    /** Whether in any part that decides some node takes itself for the leader. */
    boolean isAnyLed() {
        if (leadership.leading() == 0 || !parts.areSeveral()) {
            return leadership.leading() > 0;
        }
        for (int node = 0; node < membership.capacity(); node++) {
            if (membership.isAlive(node) && leadership.role(node) == Role.LEADER
                    && decides(parts.of(node))) {
                return true;
            }
        }
        return false;
    }
}
