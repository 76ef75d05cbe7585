package hustings.check;

import hustings.model.Property;
import hustings.model.Role;
import hustings.model.Winner;
import hustings.run.Disturbance;
import hustings.run.RunView;
import hustings.scenario.Fault;

/**
 * P4: who leads is a member, stands by the rule of the algorithm above all who lived through the
 * election in touch with it, and nobody follows a node that is no member.
 */
final class Validity extends Check {
    private final Winner rule;
    private final long[] upSince;
    private boolean ledOnce;

    Validity(RunView view, Winner rule) {
        super(Property.VALIDITY, view);
        this.rule = rule;
        this.upSince = new long[view.capacity()];
    }

    @Override
    boolean looksAtAll() {
        return true;
    }

    @Override
    void disturbed(Disturbance disturbance, long tick) {
        if (disturbance instanceof Disturbance.Acted(Fault.OnNode on, int id)
                && (on.verb() == Fault.Verb.RECOVER || on.verb() == Fault.Verb.JOIN)) {
            upSince[view.index(id)] = tick;
        }
    }

    @Override
    void became(int node, Role role, int leader, long term, long tick) {
        ledOnce |= role == Role.LEADER;
        int other = view.index(leader);
        if (other >= 0 && !view.isMember(other)) {
            violatedAt(tick, leader + " is no member", "Node " + view.id(node)
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
        long rank = view.rank(winner);
        long began = view.electionBeganAt(winner);
        for (int node = 0; node < view.capacity(); node++) {
            if (node != winner && view.isAlive(node) && upSince[node] <= began
                    && view.term(node) <= view.term(winner)
                    && outranks(node, view.rank(node), winner, rank)
                    && view.part(node) == view.part(winner)) {
                violatedAt(tick, view.id(winner) + " ought not to lead", "Node "
                        + view.id(winner) + " came to lead although "
                        + view.id(node) + " ranks above it and lived through the election.");
                return;
            }
        }
    }

    private boolean outranks(int node, long rank, int winner, long winnersRank) {
        return rank > winnersRank || rank == winnersRank && view.id(node) > view.id(winner);
    }
}
