package hustings.scenario;

import hustings.model.AlgorithmType;
import hustings.model.Case;
import hustings.model.ClosedForm;
import hustings.model.Condition;
import hustings.model.Heartbeat;
import hustings.model.Promise;
import hustings.model.Property;
import hustings.model.Quantity;
import hustings.model.Requirement;
import hustings.model.Settings;
import hustings.model.Starters;
import hustings.model.Timing;
import hustings.model.Topology;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A scenario as the closed forms of an algorithm see it: which of them hold, and what they come to.
 *
 * @param scenario one of elections without faults, if anything is to hold
 * @param algorithm the algorithm
 */
public record InTheory(Scenario scenario, AlgorithmType algorithm) {
    /** Below so many different latencies, too many messages arrive at once to be in any order. */
    private static final int LATENCIES_OF_A_MIX = 100;

    /** The closed form that holds here, and says most of who starts, if there is one. */
    public Optional<ClosedForm> form(Quantity of, Case which) {
        return isUndisturbed() ? algorithm.closedForms().stream()
                .filter(form -> form.of() == of && form.which() == which && holds(form))
                .min(Comparator.comparing(form -> form.start() == Starters.ANY))
                : Optional.empty();
    }

    /** What a closed form that holds here comes to, which may be infinite, or NaN. */
    public double value(ClosedForm form) {
        if (scenario.n() == 1) {
            // Whoever is alone leads at once, in the first term, and needs no message.
            return form.of() == Quantity.TERMS ? 1 : 0;
        }
        Map<String, Double> values = new TreeMap<>();
        values.put("n", (double) scenario.n());
        values.put("k", (double) starters());
        values.put("L", scenario.latency().most());
        values.put("delta", (double) scenario.assumedDelta());
        values.put("least", (double) scenario.leastIdentifier());
        return algorithm.value(form, values, Facts.of(scenario, algorithm));
    }

    /**
     * Whether runs with one seed after the other come to the mean: because they draw the
     * arrangement and who starts, or because these make no difference.
     */
    public boolean isMean(ClosedForm form) {
        boolean arranged = algorithm.about().topology().isRing() && !algorithm.about().anonymous()
                || algorithm.about().topology() == Topology.GRAPH || form.timing() == Timing.MIXED;
        boolean drawn = starters() == scenario.n() || algorithm.about().anonymous()
                || scenario.start() instanceof Initiators.Drawn
                || form.start() == Starters.ANY && !form.formula().names("k");
        boolean same = form(form.of(), Case.BEST).filter(best -> form(form.of(), Case.WORST)
                .filter(worst -> value(best) == value(worst)).isPresent()).isPresent();
        return same || drawn && (!arranged || scenario.ids() == Identifiers.Pattern.SHUFFLED);
    }

    /** Nothing goes wrong, and nothing is told wrong. */
    public boolean isUndisturbed() {
        boolean trueDetector = !(scenario.detector() instanceof Detection.Heartbeats heartbeats)
                || heartbeats.timeout() >= heartbeats.interval() + untilHeard();
        boolean onRing = algorithm.about().topology() != Topology.GRAPH
                || scenario.graph() == Graph.Pattern.RING;
        return scenario.faults().isEmpty() && !scenario.feint().isAny()
                && !scenario.deliveries().isAny()
                && scenario.loss() == 0 && scenario.duplicate() == 0
                && scenario.clocks().slowness().isEmpty() && isTimely()
                && trueDetector && onRing && starters() > 0;
    }

    /** How long the first heartbeat of a leader may be in coming, once it is due. */
    private long untilHeard() {
        // Round a ring, others may know of a leader before it knows of itself.
        long links = algorithm.about().topology().isRing() ? scenario.n() + 1L : 2;
        return links * scenario.latency().bound();
    }

    private boolean holds(ClosedForm form) {
        Settings settings = Facts.of(scenario, algorithm);
        Requirement when = algorithm.requirement(form.when());
        boolean asByDefault = algorithm.options().stream().allMatch(option ->
                !option.changesCosts() || settings.isAsByDefault(option)
                        || when.names(option.name())
                        || form.formula().names("option." + option.name()));
        return asByDefault && when.holds(settings)
                && (scenario.n() >= form.from() || scenario.n() == 1)
                && (keepsOrder() || !form.inOrder() && !needsOrder())
                && form.start().are(starters(), scenario.n())
                && switch (form.timing()) {
                    case ANY -> true;
                    case EQUAL -> isEqual() && scenario.latency().least() > 0;
                    case MIXED -> isMixed();
                };
    }

    private boolean isEqual() {
        return scenario.latency() instanceof Latency.Uniform uniform
                && uniform.min() == uniform.max();
    }

    private boolean isMixed() {
        return scenario.latency() instanceof Latency.Uniform uniform
                && uniform.max() < 2 * uniform.min()
                && uniform.max() - uniform.min() >= LATENCIES_OF_A_MIX;
    }

    /** Without timers nothing depends on how long messages travel. */
    private boolean isTimely() {
        return scenario.latency() instanceof Latency.Uniform
                && scenario.latency().bound() <= scenario.assumedDelta()
                || algorithm.kinds().stream().filter(kind -> kind.type() != Heartbeat.class)
                        .noneMatch(kind -> kind.category().isTimer());
    }

    /** Whether no message overtakes another on its link. */
    private boolean keepsOrder() {
        return scenario.order() == Scenario.Order.FIFO || isEqual();
    }

    /** Whether its elections end only where links keep the order. */
    private boolean needsOrder() {
        List<Promise> ends = algorithm.promises(Property.TERMINATION);
        return !ends.isEmpty() && ends.stream().allMatch(promise -> Stream.of(promise.given())
                .anyMatch(given -> given.parts().contains(Condition.ORDERED)));
    }

    private int starters() {
        return scenario.start().count(scenario.n());
    }
}
