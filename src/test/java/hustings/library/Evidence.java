package hustings.library;

import hustings.check.Judge;
import hustings.check.Judgement;
import hustings.check.Violation;
import hustings.model.AlgorithmType;
import hustings.model.Property;
import hustings.model.Words;
import hustings.run.Event;
import hustings.run.Result;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import hustings.sim.Runs;
import hustings.sim.Simulation;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One algorithm's run, with every event and every verdict: what claims are held against. */
record Evidence(AlgorithmType algorithmType, Scenario scenario, Result result, List<Event> events,
        List<Judgement> judgements, List<Integer> members) {

    static Evidence of(Scenario scenario, String algorithm) {
        AlgorithmType algorithmType = Runs.REGISTRY.get(algorithm);
        Judge judge = new Judge(scenario, algorithmType);
        List<Event> events = new ArrayList<>();
        Simulation simulation = new Simulation(
                scenario, algorithmType, WorkLimit.unlimited(), Optional.of(events::add), judge);
        simulation.run();
        return new Evidence(algorithmType, scenario, simulation.result(), events,
                judge.judgements(simulation.now()),
                simulation.snapshot().nodes().stream().map(node -> node.id()).toList());
    }

    /** Whether an event fits {@code sent kind=OK from=5}: its type, then fields that it has. */
    static boolean fits(Event event, String pattern) {
        String[] words = pattern.strip().split(" ");
        if (!Words.of(event.what().getClass().getSimpleName(), "-").equals(words[0])) {
            return false;
        }
        Map<String, String> fields = fields(event);
        for (int i = 1; i < words.length; i++) {
            String[] condition = words[i].split("=", 2);
            if (condition.length != 2 || !fields.containsKey(condition[0])
                    && !condition[0].equals("from-tick")) {
                throw new IllegalArgumentException(words[i] + "; there are " + fields.keySet()
                        + " and from-tick");
            }
            boolean holds = condition[0].equals("from-tick")
                    ? event.tick() >= Long.parseLong(condition[1])
                    : isSo(condition[0], fields.get(condition[0]), condition[1]);
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    /** What people read need only contain it, with + for a space; anything else is equal. */
    private static boolean isSo(String field, String value, String wanted) {
        return field.equals("text") || field.equals("content")
                ? value.contains(wanted.replace('+', ' ')) : value.equals(wanted);
    }

    private static Map<String, String> fields(Event event) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("node", String.valueOf(event.node()));
        fields.put("tick", String.valueOf(event.tick()));
        for (RecordComponent component : event.what().getClass().getRecordComponents()) {
            try {
                fields.put(component.getName(),
                        String.valueOf(component.getAccessor().invoke(event.what())));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return fields;
    }

    List<Event> fitting(String pattern) {
        return events.stream().filter(event -> fits(event, pattern)).toList();
    }

    List<Violation> violations(String property) {
        return judgements.stream()
                .filter(judgement -> judgement.property() == Property.valueOf(property))
                .findFirst().orElseThrow().violations();
    }

    /** When the first event happens that a caption is about. */
    Optional<Long> reached(String event) {
        return event.startsWith("violated ")
                ? violations(event.substring("violated ".length())).stream().findFirst()
                        .map(Violation::from)
                : fitting(event).stream().findFirst().map(Event::tick);
    }

    /** For how many ticks two nodes led at once. */
    long dualTicks() {
        return violations("INSTANT_UNIQUENESS").stream()
                .mapToLong(violation -> violation.to().orElse(scenario.until()) - violation.from())
                .sum();
    }

    /** How many led at once, at most. */
    int mostLeaders() {
        return violations("INSTANT_UNIQUENESS").stream()
                .mapToInt(violation -> Integer.parseInt(violation.label().replaceAll("\\D.*", "")))
                .max().orElse(1);
    }

    /** How often a node took another for the leader than it had before, from a tick on. */
    long changesOfBelief(long since) {
        Map<Integer, Integer> believed = new TreeMap<>();
        long changes = 0;
        for (Event event : events) {
            int leader = switch (event.what()) {
                case Event.Recognised(int node, long term) -> node;
                case Event.RoleChanged(var role, long term)
                        when role == hustings.model.Role.LEADER -> event.node();
                default -> 0;
            };
            if (leader != 0) {
                Integer before = believed.put(event.node(), leader);
                if (event.tick() >= since && (before == null || before != leader)) {
                    changes++;
                }
            }
        }
        return changes;
    }

    /** How often another leader was agreed on than before. */
    long changesOfLeader() {
        int before = 0;
        long changes = 0;
        for (var election : result.elections()) {
            if (election.leader().isPresent()) {
                int leader = election.leader().getAsInt();
                changes += before != 0 && leader != before ? 1 : 0;
                before = leader;
            }
        }
        return changes;
    }
}
