package hustings.check;

import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import hustings.model.Topology;
import hustings.scenario.Detection;
import hustings.scenario.Fault;
import hustings.scenario.Feint;
import hustings.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is allowed in a scenario and hardly meant: the one list that the page, the API and the
 * command line show.
 */
public final class Warnings {
    private final Scenario scenario;
    private final List<AlgorithmType> algorithms;
    private final List<Warning> all = new ArrayList<>();

    private Warnings(Scenario scenario, List<AlgorithmType> algorithms) {
        this.scenario = scenario;
        this.algorithms = algorithms;
    }

    /** The warnings about a scenario, in the order of its keys; none if all is in order. */
    public static List<Warning> of(Scenario scenario, AlgorithmRegistry registry) {
        Warnings warnings = new Warnings(
                scenario, scenario.algorithms().stream().map(registry::get).toList());
        warnings.start();
        warnings.delta();
        warnings.graph();
        warnings.detector();
        warnings.algorithms.forEach(algorithm ->
                warnings.all.addAll(new LostPromises(scenario, algorithm).warnings()));
        warnings.algorithms.forEach(warnings::until);
        return List.copyOf(warnings.all);
    }

    private void warn(String key, String message) {
        all.add(new Warning(key, message));
    }

    private static String names(Stream<AlgorithmType> algorithms) {
        return algorithms.map(algorithm ->
                algorithm.about().name()).collect(Collectors.joining(", "));
    }

    private void start() {
        boolean called = Calls.mayBe(scenario);
        String together =
                names(algorithms.stream().filter(algorithm -> algorithm.about().lockStep()));
        boolean all = scenario.start().count(scenario.n()) == scenario.n();
        if (called && !all && !together.isEmpty()) {
            warn("start", "In lock step all start together, whoever calls: " + together + ".");
        }
        String waiting = names(algorithms.stream()
                .filter(algorithm -> !algorithm.boots() && !algorithm.idles()));
        if (!called && !waiting.isEmpty()) {
            warn("start", "Nobody ever calls an election, so there is none: " + waiting + ".");
        }
    }

    private boolean areSeveral() {
        return scenario.n() + scenario.joining().size() > 1;
    }

    private static boolean asksStore(AlgorithmType algorithm) {
        return algorithm.about().topology() == Topology.STORE;
    }

    private void delta() {
        if (!areSeveral() && algorithms.stream().noneMatch(Warnings::asksStore)) {
            return; // Nobody sends anything.
        }
        long delta = scenario.assumedDelta();
        double most = scenario.latency().most();
        if (Double.isInfinite(most)) {
            warn("delta", "This latency has no bound: about "
                    + percent(scenario.latency().shareBeyond(delta))
                    + " of the messages take longer than Δ = " + delta + ".");
        } else if (most > delta) {
            warn("delta", "Δ = " + delta + " is below the latency: messages take up to "
                    + (long) most + " ticks, and whoever relies on Δ may be wrong.");
        }
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, share < 0.001 ? "%.2g %%" : "%.1f %%", 100 * share);
    }

    private void graph() {
        if (!scenario.graph().toString().equals("ring") && algorithms.stream()
                .noneMatch(algorithm -> algorithm.about().topology() == Topology.GRAPH)) {
            warn("graph", "None of the algorithms chosen runs on a graph.");
        }
    }

    private void detector() {
        if (!(scenario.detector() instanceof Detection.Heartbeats(long interval, long timeout))
                || !areSeveral() || algorithms.stream().allMatch(Warnings::asksStore)) {
            return;
        }
        double most = scenario.latency().most();
        if (timeout < interval) {
            warn("detector", "Heartbeats are rarer than the timeout allows: one comes every "
                    + interval + " ticks, and after " + timeout
                    + " without one a leader that lives is suspected.");
        } else if (!Double.isInfinite(most) && timeout < interval + most) {
            warn("detector", "A timeout of " + timeout + " is shorter than the interval of "
                    + interval + " and the longest way of " + (long) most
                    + " together: a leader that lives may be suspected.");
        }
    }

    /** Whether the run is certain to end before anyone leads, as nodes wait by identifiers. */
    private void until(AlgorithmType algorithm) {
        long leaving = scenario.faults().stream().filter(Warnings::takesAway).count();
        long nodes = scenario.feint() == Feint.NONE ? Math.max(1, scenario.n() - leaving) : 1;
        if (algorithm.earliestLead().isEmpty() || scenario.n() - leaving <= 1) {
            return;
        }
        double ticks = algorithm.earliestLead().get().at(Map.of("n", (double) nodes,
                "least", (double) scenario.leastIdentifier(),
                "delta", scenario.assumedDelta() * scenario.clocks().fastest()));
        if (ticks > scenario.until()) {
            warn("until",
                    "Nobody can lead before the run ends: nodes of " + algorithm.about().name()
                    + " count with identifiers, of which the smallest is "
                    + scenario.leastIdentifier() + ", and that takes "
                    + (ticks < 1e15 ? "at least " + (long) Math.ceil(ticks) + " ticks."
                            : "longer than any run."));
        }
    }

    private static boolean takesAway(Fault fault) {
        return switch (fault.action()) {
            case Fault.OnNode on -> on.verb() == Fault.Verb.CRASH || on.verb() == Fault.Verb.LEAVE;
            case Fault.OnRandom(Fault.Verb verb) ->
                    verb == Fault.Verb.CRASH || verb == Fault.Verb.LEAVE;
            case Fault.CrashLeader crash -> true;
            default -> false;
        };
    }
}
