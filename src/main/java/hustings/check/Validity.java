package hustings.check;

import hustings.model.Property;
import hustings.model.Role;
import hustings.model.Winner;
import hustings.sim.Disturbance;
import hustings.sim.Fault;
import hustings.sim.Standing;

/**
 * P4: who leads is a member, stands by the rule of the algorithm above all who lived through the
 * election in touch with it, and nobody follows a node that is no member.
 */
final class Validity extends Check {
    private final Winner rule;
    private final long[] upSince;
    private boolean ledOnce;

    Validity(Standing standing, Winner rule) {
        super(Property.VALIDITY, standing);
        this.rule = rule;
        this.upSince = new long[standing.capacity()];
    }

    @Override
    boolean looksAtAll() {
        return true;
    }

    @Override
    void disturbed(Disturbance disturbance, long tick) {
        if (disturbance instanceof Disturbance.Acted(Fault.OnNode on, int id)
                && (on.verb() == Fault.Verb.RECOVER || on.verb() == Fault.Verb.JOIN)) {
            upSince[standing.index(id)] = tick;
        }
    }

    @Override
    void became(int node, Role role, int leader, long term, long tick) {
        ledOnce |= role == Role.LEADER;
        int other = standing.index(leader);
        if (other >= 0 && !standing.isMember(other)) {
            violatedAt(tick, leader + " is no member", "Node " + standing.id(node)
                    + " recognised " + leader + ", which is not a member.");
        } else if (role == Role.LEADER && rule == Winner.LARGEST_RANK) {
            compare(node, tick);
        }
    }

    @Override
    String kept() {
        return ledOnce ? super.kept() : "Nobody has come to lead.";
    }

    private void compare(int winner, long tick) {
        long rank = standing.rank(winner);
        long began = standing.electionBeganAt(winner);
        for (int node = 0; node < standing.capacity(); node++) {
            if (node != winner && standing.isAlive(node) && upSince[node] <= began
                    && standing.term(node) <= standing.term(winner)
                    && outranks(node, standing.rank(node), winner, rank)
                    && standing.part(node) == standing.part(winner)) {
                violatedAt(tick, standing.id(winner) + " ought not to lead", "Node "
                        + standing.id(winner) + " came to lead although "
                        + standing.id(node) + " ranks above it and lived through the election.");
                return;
            }
        }
    }

    private boolean outranks(int node, long rank, int winner, long winnersRank) {
        return rank > winnersRank || rank == winnersRank && standing.id(node) > standing.id(winner);
    }
}
