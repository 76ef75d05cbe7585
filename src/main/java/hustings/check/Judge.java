package hustings.check;

import hustings.model.AlgorithmType;
import hustings.model.Option;
import hustings.model.Property;
import hustings.model.Role;
import hustings.run.Bound;
import hustings.run.Disturbance;
import hustings.run.RunListener;
import hustings.run.RunView;
import hustings.scenario.Scenario;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Judges one run by all properties, while it goes on.
 *
 * <p>It knows more than any node does, but no node hears of it. What an algorithm promises, and on
 * what conditions, the algorithm itself declares.
 */
public final class Judge implements RunListener {
    /* No run is so long. */
    private static final long FAR_OFF = 1_000_000_000_000L;

    private final Scenario scenario;
    private final AlgorithmType algorithm;
    private final Promises promises;
    private List<Check> checks = List.of();
    private Optional<Conditions> conditions = Optional.empty();
    private int nodes;
    private long now;
    private boolean changed = true;

    /** A judge for one run of an algorithm on a scenario. */
    public Judge(Scenario scenario, AlgorithmType algorithm) {
        this.scenario = scenario;
        this.algorithm = algorithm;
        this.promises = new Promises(algorithm, scenario);
    }

    @Override
    public void begins(RunView view) {
        Convergence convergence = new Convergence(view);
        nodes = view.capacity();
        conditions = Optional.of(new Conditions(scenario, view, convergence, assumedDiameter()));
        checks = List.of(
                new TermUniqueness(view),
                new InstantUniqueness(view),
                new Agreement(view),
                new Validity(view, algorithm.about().winner()),
                new Termination(view, convergence, bound(Property.TERMINATION)),
                new Stability(view, convergence),
                new LeaderLiveness(view, bound(Property.LEADER_LIVENESS)),
                new Quiescence(view, convergence, bound(Property.QUIESCENCE)),
                new MonotonicTerms(view, algorithm.keepsTerms()),
                new Conservation(view));
        checks = checks.stream()
                .filter(check -> nodes <= Check.MOST_NODES || !check.looksAtAll()).toList();
    }

    /** The diameter that the scenario has nodes told; 0 if it is the true one. */
    private int assumedDiameter() {
        Map<String, String> set = scenario.optionsOf(algorithm.id());
        return algorithm.options().stream()
                .filter(option -> option.grants() == Option.Fact.DIAMETER)
                .mapToInt(option -> Integer.parseInt(
                        set.getOrDefault(option.name(), option.defaultValue())))
                .findFirst().orElse(0);
    }

    private Bound bound(Property property) {
        return promises.bound(property);
    }

    @Override
    public void became(int node, Role role, int leader, long term, long event) {
        changed = true;
        conditions.orElseThrow().became(node, role, term, now);
        for (Check check : checks) {
            check.became(node, role, leader, term, now);
        }
    }

    @Override
    public void disturbed(Disturbance disturbance, long tick, long event) {
        changed = true;
        promises.disturbed(disturbance);
        conditions.orElseThrow().disturbed(disturbance, tick);
        for (Check check : checks) {
            check.disturbed(disturbance, tick);
        }
    }

    @Override
    public void tickBegins(long tick) {
        now = tick;
    }

    @Override
    public void tickEnds(long tick) {
        conditions.orElseThrow().tickEnds(tick, changed);
        for (Check check : checks) {
            check.tickEnds(tick, changed);
            weigh(check);
        }
        changed = false;
    }

    /** How the run stands at the end of a tick up to which it has been carried out. */
    public List<Judgement> judgements(long tick) {
        List<Judgement> all = new ArrayList<>();
        for (Property property : Property.values()) {
            all.add(checks.stream().filter(check -> check.property() == property).findFirst()
                    .map(check -> judge(check, tick))
                    .orElseGet(() -> new Judgement(property, Verdict.NOT_JUDGED,
                            "With " + nodes + " nodes not all are looked at; up to "
                                    + Check.MOST_NODES + " are.", List.of(), 0)));
        }
        return all;
    }

    /**
     * What has been put to the test and kept though all that the promise rests on held to the end
     * of a tick, up to which it has been carried out.
     */
    public Set<Property> kept(long tick) {
        Set<Property> kept = EnumSet.noneOf(Property.class);
        for (Check check : checks) {
            if (check.isTried() && judge(check, tick).verdict() == Verdict.HOLDS
                    && promises.excuse(check.property(), tick, conditions.orElseThrow())
                            .isEmpty()) {
                kept.add(check.property());
            }
        }
        return kept;
    }

    private Judgement judge(Check check, long tick) {
        check.timePasses(tick);
        weigh(check);
        Property property = check.property();
        List<Violation> violations = check.violations();
        if (violations.isEmpty()) {
            return unviolated(check, tick);
        }
        for (Violation violation : violations) {
            if (promises.has(property) && excuse(property, violation).isEmpty()) {
                return judgement(check, Verdict.UNEXPECTED, violation.text()
                        + check.summary(tick) + " " + algorithm.about().name()
                        + " promises that this cannot be: it is a bug.");
            }
        }
        Violation first = violations.get(0);
        String text = first.text() + check.summary(tick);
        return promises.has(property)
                ? judgement(check, Verdict.EXPECTED, text + " Expected here: "
                        + excuse(property, first).orElseThrow() + ".")
                : judgement(check, Verdict.NOT_PROMISED, text + " " + promises.whyNot(property));
    }

    /** What comes of a violation does not hang on how many came before it. */
    private void weigh(Check check) {
        check.weigh(violation -> promises.has(check.property())
                && excuse(check.property(), violation).isEmpty());
    }

    private Optional<String> excuse(Property property, Violation violation) {
        return promises.excuse(property, violation.from(), conditions.orElseThrow());
    }

    private Judgement unviolated(Check check, long tick) {
        OptionalLong awaited = check.awaited();
        if (!promises.has(check.property())) {
            return judgement(check, Verdict.NOT_PROMISED, promises.whyNot(check.property()));
        } else if (awaited.isEmpty()) {
            return judgement(check, Verdict.HOLDS, check.kept());
        } else if (tick >= scenario.until()) {
            return judgement(check, Verdict.NOT_JUDGED, "The run ended at t "
                    + scenario.until() + ", " + timeLeft(awaited.getAsLong()));
        }
        return judgement(check, Verdict.PENDING, awaited.getAsLong() > scenario.until()
                ? "It need not be so before the run ends."
                : "It has to be so by t " + awaited.getAsLong() + ".");
    }

    private String timeLeft(long awaited) {
        return awaited > FAR_OFF ? "and there was time for it without end."
                : awaited > scenario.until() ? "and there was time for it until t " + awaited + "."
                : "the last tick in which there was time for it.";
    }

    private static Judgement judgement(Check check, Verdict verdict, String reason) {
        return new Judgement(check.property(), verdict, reason, check.violations(), check.count());
    }
}
