package hustings.check;

import hustings.model.AlgorithmType;
import hustings.model.Property;
import hustings.scenario.Fault;
import hustings.scenario.Scenario;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long a run has to go on for what is promised in time to be judged.
 *
 * <p>That is until its last fault, and from there on for as long as the longest bound.
 */
final class Horizon {
    // Long enough to see unrest after an election, where one takes no time.
    private static final long LEAST = 200;
    // Longer than nearly all bounds here; a run in which nodes keep watch costs time.
    private static final long MOST = 4_000;
    private static final List<Property> IN_TIME = List.of(
            Property.TERMINATION, Property.LEADER_LIVENESS, Property.QUIESCENCE);

    private Horizon() {}

    /** The last tick that matters, within reason. */
    static long of(Scenario scenario, AlgorithmType algorithm) {
        Promises promises = new Promises(algorithm, scenario);
        long last = scenario.faults().stream().mapToLong(Fault::tick).max().orElse(0);
        int gone = (int) scenario.faults().stream().filter(Horizon::takesAway).count();
        int joins = (int) scenario.faults().stream().filter(fault -> fault.action()
                instanceof Fault.OnNode on && on.verb() == Fault.Verb.JOIN).count();
        int least = Math.min(scenario.n(), 1 + gone);
        long longest = promised(promises).mapToLong(property -> promises.bound(property)
                .ticks(scenario.n() + joins, gone, gone, least)).max().orElse(0);
        return Math.min(MOST, last + Math.max(LEAST, longest + LEAST / 4));
    }

    private static Stream<Property> promised(Promises promises) {
        return IN_TIME.stream().filter(promises::has);
    }

    private static boolean takesAway(Fault fault) {
        return Termination.isCrash(fault.action())
                || fault.action() instanceof Fault.OnNode on && on.verb() == Fault.Verb.LEAVE
                || fault.action() instanceof Fault.OnRandom on
                        && on.verb() == Fault.Verb.LEAVE;
    }
}
