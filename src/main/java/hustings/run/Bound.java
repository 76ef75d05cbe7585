package hustings.run;

import hustings.model.Formula;
import hustings.model.Promise;
import hustings.model.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many ticks something may take at most, by a formula of the algorithm. */
public final class Bound {
    private static final long FOR_EVER = Long.MAX_VALUE / 4;

    private final Formula formula;
    private final Map<String, Double> facts;
    private int knownCrashes = -1;
    private int knownDead = -1;
    private int knownLeast = -1;
    private int knownMembers = -1;
    private long known;

    /**
     * A bound.
     *
     * @param formula that of {@link Promise#within}; empty if there is none
     * @param settings the options that are in force
     */
    public Bound(String formula, Settings settings) {
        facts = settings.numbers();
        List<String> names = new ArrayList<>(facts.keySet());
        names.addAll(Promise.CHANGING_NAMES);
        this.formula = new Formula(formula.isEmpty() ? "inf" : formula, names);
    }

    /** The bound as a run stands, after so many crashes. */
    public long ticks(int crashes, RunView view) {
        return ticks(view.alive() + view.dead(), crashes, view.dead(),
                view.least());
    }

    /**
     * The bound for so many members, after so many crashes, while so many members are dead, and
     * with this as the smallest identifier alive. It is asked at every tick, and seldom changes.
     */
    public long ticks(int members, int crashes, int dead, int least) {
        if (members != knownMembers || crashes != knownCrashes || dead != knownDead
                || least != knownLeast) {
            knownMembers = members;
            knownCrashes = crashes;
            knownDead = dead;
            knownLeast = least;
            known = compute();
        }
        return known;
    }

    private long compute() {
        Map<String, Double> values = new HashMap<>(facts);
        values.put("n", (double) knownMembers);
        values.put("crashes", (double) knownCrashes);
        values.put("dead", (double) knownDead);
        values.put("least", (double) knownLeast);
        double ticks = formula.at(values);
        return ticks < FOR_EVER ? (long) Math.ceil(ticks) : FOR_EVER;
    }
}
