package hustings.sim;

import hustings.model.Node;
import hustings.model.Role;
import java.util.Arrays;

/**
 * What each node takes itself for, and whether all live nodes agree.
 *
 * <p>Agreement is kept up to date rather than looked for: a reference leader is chosen when one
 * appears, and every change of one node adjusts how many agree with it.
 */
final class Leadership {
    private static final int NOBODY = -1;

    private final Roster roster;
    private final Role[] roles;
    private final int[] leaders;
    private final long[] terms;
    private int leading;
    private int reference = NOBODY;
    private int agreeing;

    Leadership(Roster roster) {
        this.roster = roster;
        roles = new Role[roster.places()];
        leaders = new int[roster.places()];
        terms = new long[roster.places()];
        Arrays.fill(roles, Role.FOLLOWER);
    }

    /** Nobody takes itself for anything. */
    void reset() {
        Arrays.fill(roles, Role.FOLLOWER);
        Arrays.fill(leaders, Node.NONE);
        Arrays.fill(terms, 0);
        leading = 0;
        reference = NOBODY;
        agreeing = 0;
    }

    Role role(int index) {
        return roles[index];
    }

    /** The identifier of the leader a node recognises, or {@link Node#NONE}. */
    int leader(int index) {
        return leaders[index];
    }

    long term(int index) {
        return terms[index];
    }

    /** Changes what a node takes itself for; its process is alive. */
    void change(int index, Role role, int leader, long term) {
        forget(index);
        roles[index] = role;
        leaders[index] = leader;
        terms[index] = term;
        count(index);
        if (role == Role.LEADER) {
            refer(index);
        } else if (reference == index) {
            referToAnyLeader();
        }
    }

    /** The process of a node has died: it takes itself for nothing any more. */
    void died(int index) {
        forget(index);
        roles[index] = Role.FOLLOWER;
        leaders[index] = Node.NONE;
        if (reference == index) {
            referToAnyLeader();
        }
    }

    /** A fresh process of a node is alive, and recognises nobody. */
    void revived(int index) {
        roles[index] = Role.FOLLOWER;
        leaders[index] = Node.NONE;
        terms[index] = 0;
    }

    private void forget(int index) {
        if (roles[index] == Role.LEADER) {
            leading--;
        }
        if (agreesWithReference(index)) {
            agreeing--;
        }
    }

    private void count(int index) {
        if (roles[index] == Role.LEADER) {
            leading++;
        }
        if (agreesWithReference(index)) {
            agreeing++;
        }
    }

    private boolean agreesWithReference(int index) {
        return reference != NOBODY && roles[index] != Role.CANDIDATE
                && leaders[index] == roster.id(reference) && terms[index] == terms[reference];
    }

    private void refer(int leader) {
        reference = leader;
        agreeing = 0;
        if (leader != NOBODY) {
            for (int i = 0; i < roles.length; i++) {
                if (roster.isAlive(i) && agreesWithReference(i)) {
                    agreeing++;
                }
            }
        }
    }

    private void referToAnyLeader() {
        refer(leading == 0 ? NOBODY : currentLeader());
    }

    /** The live leader of the highest term, and of the highest identifier among those; or −1. */
    int currentLeader() {
        int best = NOBODY;
        for (int i = 0; leading > 0 && i < roles.length; i++) {
            if (roles[i] == Role.LEADER && roster.isAlive(i) && (best == NOBODY
                    || terms[i] > terms[best]
                    || terms[i] == terms[best] && roster.id(i) > roster.id(best))) {
                best = i;
            }
        }
        return best;
    }

    /** How many live nodes lead. */
    int leading() {
        return leading;
    }

    /** Whether every live node recognises the same live leader in the same term. */
    boolean isAgreed() {
        return reference != NOBODY && leading == 1 && agreeing == roster.alive();
    }

    /** The identifier of the leader that all agree on; ask only if they do. */
    int agreedLeader() {
        return roster.id(reference);
    }

    /** The term of the leader that all agree on; ask only if they do. */
    long agreedTerm() {
        return terms[reference];
    }
}
