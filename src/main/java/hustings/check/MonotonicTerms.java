package hustings.check;

import hustings.model.Property;
import hustings.model.Role;
import hustings.run.Disturbance;
import hustings.run.RunView;
import hustings.scenario.Fault;

/** P9: the term of a node never falls, but with a store that was lost in a crash. */
final class MonotonicTerms extends Check {
    private final long[] terms;
    private final boolean durable;

    MonotonicTerms(RunView view, boolean durable) {
        super(Property.MONOTONIC_TERMS, view);
        this.terms = new long[view.capacity()];
        this.durable = durable;
    }

    @Override
    void disturbed(Disturbance disturbance, long tick) {
        if (disturbance instanceof Disturbance.Acted(Fault.OnNode on, int id)
                && (on.verb() == Fault.Verb.JOIN || on.verb() == Fault.Verb.RECOVER && !durable)) {
            terms[view.index(id)] = 0;
        }
    }

    @Override
    void became(int node, Role role, int leader, long term, long tick) {
        if (term < terms[node]) {
            violatedAt(tick, "a term fell", "Node " + view.id(node) + " went from term "
                    + terms[node] + " back to term " + term + ".");
        }
        terms[node] = term;
    }

    @Override
    String kept() {
        return durable ? super.kept()
                : "No node's term has fallen while it was up; a crash takes it along here.";
    }
}
