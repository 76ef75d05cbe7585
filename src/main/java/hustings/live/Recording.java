package hustings.live;

import hustings.live.node.EventKey;
import hustings.live.node.NodeEvent;
import hustings.model.AlgorithmType;
import hustings.run.Change;
import hustings.run.Event;
import hustings.scenario.Deliveries;
import hustings.scenario.Fault;
import hustings.scenario.Naming;
import hustings.scenario.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What has been taken down of a live run. */
public final class Recording {
    private final Scenario scenario;
    private final AlgorithmType algorithm;
    private final List<Done> faults = new ArrayList<>();
    private final Map<EventKey, Transit> transits = new HashMap<>();
    private final Map<EventKey, Long> unseen = new HashMap<>();
    private final List<Told> told = new ArrayList<>();
    private final List<String> inexact = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private long until;
    private long count;

    /** A fault, and the node at which it was done; 0 if at none. */
    private record Done(Fault fault, int node, long number) {}

    /** An event as a node told it, or the fields that one of them has changed. */
    private record Told(int node, long tick, NodeEvent event) {}

    private final Map<EventKey, Map<Integer, List<Change>>> changes = new HashMap<>();

    /** Nothing has been taken down yet. */
    Recording(Scenario scenario, AlgorithmType algorithm) {
        this.scenario = scenario;
        this.algorithm = algorithm;
        until = scenario.until();
    }

    /** What ran. */
    public AlgorithmType algorithm() {
        return algorithm;
    }

    /** A fault is done; answers its number among the events of the group. */
    long done(Fault fault, int node) {
        faults.add(new Done(fault, node, ++count));
        return count;
    }

    /** Something has happened that no scenario says exactly. */
    void inexact(String what) {
        inexact.add(what);
    }

    /** What was to be done has never come about. */
    void withdraw(long number) {
        faults.removeIf(done -> done.number == number);
    }

    /** A process is gone: what it has sent, and nobody has seen on its way, never will be. */
    void gone(int node) {
        unseen.keySet().removeIf(sent -> sent.node() == node);
    }

    /** How many faults have been done. */
    int faults() {
        return faults.size();
    }

    /** Something is to be said of the run. */
    void remark(String words) {
        remarks.add(words);
    }

    /** A fault of the scenario could not be done, for a reason in words. */
    void skipped(Fault fault, String why) {
        remarks.add(fault + ": " + why);
    }

    /** What is to be said of the run: faults of the scenario that could not be done, and why. */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** A node has told of a tick. */
    void take(Report report) {
        report.events().forEach(event -> {
            told.add(new Told(report.node(), report.tick(), event));
            EventKey key = new EventKey(report.node(), event.number());
            if (event.what() instanceof Event.Sent && !transits.containsKey(key)) {
                unseen.put(key, report.tick());
            }
        });
        report.changes().forEach(changed -> changes
                .computeIfAbsent(changed.event(), key -> new TreeMap<>())
                .computeIfAbsent(report.node(), key -> new ArrayList<>())
                .addAll(changed.changes()));
        inexact.addAll(report.late());
    }

    /** The first tick at which a message was sent that has not been seen on its way yet. */
    long firstUnseen() {
        return unseen.values().stream().mapToLong(tick -> tick).min().orElse(Long.MAX_VALUE);
    }

    /** A message is on its way. */
    void take(Transit transit) {
        unseen.remove(transit.letter().sent());
        transits.put(transit.letter().sent(), transit);
    }

    /** The run ended after a tick. */
    void end(long tick) {
        until = Math.max(1, tick);
    }

    /** What has kept it from being exact, in words; empty if nothing has. */
    public List<String> inexact() {
        return List.copyOf(inexact);
    }

    /** The scenario that has the same happen when it is simulated. */
    public Scenario scenario() {
        return scenario(until, until);
    }

    /**
     * The same of what has happened up to a tick: what came later is not in it, whenever it ends.
     */
    Scenario scenario(long known, long until) {
        Naming naming = scenario.naming();
        SortedMap<Deliveries.Link, List<Integer>> ticks = new TreeMap<>();
        for (Told each : told) {
            if (each.event.what() instanceof Event.Sent sent) {
                Transit transit = transits.get(new EventKey(each.node, each.event.number()));
                ticks.computeIfAbsent(new Deliveries.Link(naming.identity(each.node),
                        naming.identity(sent.to())), link -> new ArrayList<>())
                        .add(transit == null ? Deliveries.LOST : ticksOf(transit, known));
            }
        }
        return new Scenario(scenario.algorithms(), scenario.options(), scenario.n(),
                scenario.ids(), scenario.start(), scenario.latency(), 0, 0, scenario.order(),
                scenario.delta(), scenario.clocks(), scenario.ring(), scenario.graph(),
                scenario.detector(), ordered(known).stream().map(Done::fault).toList(),
                scenario.feint(), new Deliveries(ticks), scenario.seed(), until, 0);
    }

    /** What was under way at the end comes after it. */
    private static int ticksOf(Transit transit, long known) {
        return transit.isAtReceiver() || transit.isHeld()
                ? (int) (Math.max(transit.due(), known + 1) - transit.letter().sentAt())
                : transit.ticks();
    }

    /** Links change first in a tick: whatever a node sends in it finds them as they are then. */
    private List<Done> ordered(long known) {
        return faults.stream().filter(each -> each.fault.tick() <= known)
                .sorted(Comparator.<Done>comparingLong(each -> each.fault.tick())
                        .thenComparing(each -> each.fault.action() instanceof Fault.OnNode))
                .toList();
    }

    /** Everything that happened, node by node, with names that a simulation can give as well. */
    Story story() {
        Map<Long, Long> numbers = new HashMap<>();
        List<Done> ordered = ordered(until);
        IntStream.range(0, ordered.size())
                .forEach(i -> numbers.put(ordered.get(i).number, i + 1L));
        Story story = new Story();
        for (int i = 0; i < ordered.size(); i++) {
            Done done = ordered.get(i);
            story.add(0, done.fault.tick(), new NodeEvent(i + 1L, EventKey.OUTSIDE, List.of(), 0,
                    new Event.Acted(done.fault.action().toString())),
                    changes.getOrDefault(new EventKey(0, done.number), Map.of())
                            .getOrDefault(done.node, List.of()));
        }
        for (Told each : told) {
            story.add(each.node, each.tick, renumbered(each.event, numbers),
                    changes.getOrDefault(new EventKey(each.node, each.event.number()), Map.of())
                            .getOrDefault(each.node, List.of()));
        }
        drops(story);
        return story;
    }

    private static NodeEvent renumbered(NodeEvent event, Map<Long, Long> numbers) {
        EventKey cause = event.cause();
        return cause.node() != 0 || cause.number() == 0 ? event
                : new NodeEvent(event.number(), new EventKey(0, numbers.get(cause.number())),
                        event.lines(), event.source(), event.what());
    }

    private void drops(Story story) {
        for (Told each : told) {
            if (each.event.what() instanceof Event.Sent sent) {
                Transit transit = transits.get(new EventKey(each.node, each.event.number()));
                if (transit == null) {
                    story.dropped(each.tick, new Event.Dropped(
                            each.node, sent.to(), sent.kind(), Event.Reason.LOSS));
                } else {
                    transit.dropped().filter(drop -> drop.tick() <= until).ifPresent(drop ->
                            story.dropped(drop.tick(), new Event.Dropped(
                                    each.node, sent.to(), sent.kind(), drop.reason())));
                }
            }
        }
    }
}
