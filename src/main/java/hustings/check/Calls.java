package hustings.check;

import hustings.run.Status;
import hustings.scenario.Fault;
import hustings.scenario.Identity;
import hustings.scenario.Initiators;
import hustings.scenario.Scenario;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Whether anyone may call an election in a scenario, told from the scenario alone: it follows how
 * each node that is spoken of may stand, and whether what calls an election may do so there.
 */
final class Calls {
    private static final Set<Fault.Verb> BEGINNINGS =
            Set.of(Fault.Verb.ELECT, Fault.Verb.RECOVER, Fault.Verb.JOIN);

    private final Scenario scenario;
    /* How each node that is named may stand, and all others, if there are any. */
    private final Map<Identity, Set<Status>> named = new TreeMap<>();
    private final Set<Status> others = EnumSet.noneOf(Status.class);

    private Calls(Scenario scenario) {
        this.scenario = scenario;
        scenario.faults().forEach(fault -> fault.named().forEach(id -> add(id)));
        if (scenario.start() instanceof Initiators.Listed listed) {
            listed.ids().forEach(this::add);
        }
        long members = named.values().stream()
                .filter(statuses -> statuses.contains(Status.UP)).count();
        if (members < scenario.n()) {
            others.add(Status.UP);
        }
    }

    private void add(Identity node) {
        named.computeIfAbsent(node, id -> EnumSet.of(
                scenario.isMember(id) ? Status.UP : Status.ABSENT));
    }

    /** Whether anyone may; where that depends on what happens in a run, the answer is yes. */
    static boolean mayBe(Scenario scenario) {
        return switch (scenario.feint().way()) {
            // Who comes back from a feigned crash calls one, as after any other.
            case CRASH -> true;
            case PAUSE -> scenario.start() != Initiators.Rule.NONE || scenario.faults().stream()
                    .anyMatch(fault -> calls(fault.action()));
            case NONE -> new Calls(scenario).mayBe();
        };
    }

    private boolean mayBe() {
        // Whoever calls at tick 0 does so after the faults of that tick.
        return scenario.faults().stream().filter(fault -> fault.tick() == 0).anyMatch(this::acts)
                || mayStart()
                || scenario.faults().stream().filter(fault -> fault.tick() > 0)
                        .anyMatch(this::acts);
    }

    private boolean mayStart() {
        Stream<Set<Status>> called = switch (scenario.start()) {
            case Initiators.Rule rule when rule == Initiators.Rule.NONE -> Stream.empty();
            case Initiators.Listed listed -> listed.ids().stream().map(named::get);
            default -> all();
        };
        // Who is paused calls when it goes on.
        return called.anyMatch(statuses -> isPossible(Fault.Verb.CRASH, statuses));
    }

    private Stream<Set<Status>> all() {
        return Stream.concat(named.values().stream(), Stream.of(others));
    }

    private static boolean calls(Fault.Action action) {
        return switch (action) {
            case Fault.OnNode(Fault.Verb verb, Identity node) -> BEGINNINGS.contains(verb);
            case Fault.OnRandom(Fault.Verb verb) -> BEGINNINGS.contains(verb);
            default -> false;
        };
    }

    /** Carries out a fault, and answers whether by that an election may be called. */
    private boolean acts(Fault fault) {
        return switch (fault.action()) {
            case Fault.OnNode(Fault.Verb verb, Identity node) -> acts(verb, node);
            case Fault.OnRandom(Fault.Verb verb) -> actsOnAny(verb);
            // As long as nobody has called an election, nobody leads.
            case Fault.CrashLeader crash -> false;
            default -> false;
        };
    }

    private boolean acts(Fault.Verb verb, Identity node) {
        Set<Status> statuses = named.get(node);
        boolean possible = isPossible(verb, statuses);
        if (possible) {
            statuses.removeIf(status -> status.allows(verb));
            statuses.add(after(verb));
        }
        return possible && BEGINNINGS.contains(verb);
    }

    private boolean actsOnAny(Fault.Verb verb) {
        Collection<Set<Status>> possible =
                all().filter(statuses -> isPossible(verb, statuses)).toList();
        possible.forEach(statuses -> statuses.add(after(verb)));
        return !possible.isEmpty() && BEGINNINGS.contains(verb);
    }

    private static boolean isPossible(Fault.Verb verb, Set<Status> statuses) {
        return statuses.stream().anyMatch(status -> status.allows(verb));
    }

    private static Status after(Fault.Verb verb) {
        return switch (verb) {
            case CRASH -> Status.CRASHED;
            case LEAVE -> Status.LEFT;
            case PAUSE -> Status.PAUSED;
            case RECOVER, RESUME, ELECT, JOIN -> Status.UP;
        };
    }
}
