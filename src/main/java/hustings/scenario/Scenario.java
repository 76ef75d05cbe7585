package hustings.scenario;

import hustings.model.AlgorithmRegistry;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Everything that decides a run: a run is a pure function of its scenario.
 *
 * <p>Its one-line form is a URL query, the same for the page, the API and the command line; see
 * {@link ScenarioGrammar}. Ticks count from 0.
 *
 * @param algorithms identifiers of one to six algorithms
 * @param options options of algorithms, as in {@code bully.recovery} to {@code listen}; only those
 *     that differ from their default
 * @param n the number of nodes at tick 0
 * @param ids how identifiers are laid out
 * @param start who calls an election at tick 0
 * @param latency how long messages travel
 * @param loss the probability that a message is lost
 * @param duplicate the probability that a message arrives twice
 * @param order whether a link keeps the order of its messages
 * @param delta the one-way bound that protocols assume, if it is not the latency's own
 * @param clocks whose clock is slow or fast
 * @param ring what happens on the ring where a node is dead
 * @param graph which nodes have a link, for algorithms that run on any graph
 * @param detector the failure detector
 * @param faults what is done from outside, by tick
 * @param feint failures that nodes feign at times that the seed draws
 * @param deliveries how long each message took, where that was recorded of real processes
 * @param seed decides all randomness
 * @param until the last tick
 * @param t the position on the page
 */
public record Scenario(
        List<String> algorithms,
        SortedMap<String, String> options,
        int n,
        Identifiers ids,
        Initiators start,
        Latency latency,
        double loss,
        double duplicate,
        Order order,
        OptionalLong delta,
        Clocks clocks,
        RingRepair ring,
        Graph graph,
        Detection detector,
        List<Fault> faults,
        Feint feint,
        Deliveries deliveries,
        long seed,
        long until,
        long t) {

    /** The most nodes a scenario can have. */
    public static final int MOST_NODES = 1_000_000;
    /** The most algorithms side by side. */
    public static final int MOST_ALGORITHMS = 6;
    /** The most faults in one scenario. */
    public static final int MOST_FAULTS = 200;
    /** The largest tick. */
    public static final long LONGEST = 1_000_000_000;

    /** Whether a link keeps the order of its messages. */
    public enum Order { FIFO, ANY }

    /** Whether the ring closes round a dead node for free, or each dead successor costs a try. */
    public enum RingRepair { HEAL, SKIP }

    /**
     * Checks what concerns more than one key; single values have been checked where they were made.
     *
     * @throws InvalidScenario if parts do not fit together, naming the key, value and remedy
     */
    public Scenario {
        algorithms = List.copyOf(algorithms);
        options = options.isEmpty() ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(options));
        faults = List.copyOf(faults);
        if (delta.isPresent() && delta.getAsLong() == latency.bound()) {
            delta = OptionalLong.empty();
        }
        if (ids instanceof Identifiers.Listed listed && listed.ids().size() != n) {
            throw new InvalidScenario("ids", ids.toString(), "a list of exactly n = " + n
                    + " identifiers, or no n");
        }
        if (faults.size() > MOST_FAULTS) {
            throw new InvalidScenario("faults", faults.size() + " faults",
                    "at most " + MOST_FAULTS);
        }
        if (t > until) {
            throw new InvalidScenario("t", Long.toString(t), "a tick from 0 to until = " + until);
        }
        requireKnownNodes(n, ids, start, faults, until);
        requireKnownClocks(n, ids, clocks, faults);
        requireKnownLinks(n, ids, deliveries, faults);
        requireFewLinks(graph, n);
        if (graph instanceof ListedGraph listed) {
            listed.requireConnected(members(n, ids), joining(n, ids, faults), ids);
        }
    }

    private static void requireKnownClocks(
            int n, Identifiers ids, Clocks clocks, List<Fault> faults) {
        Predicate<Identity> members = ids.members(n);
        for (Identity id : clocks.slowness().keySet()) {
            if (!members.test(id) && faults.stream().noneMatch(fault ->
                    fault.joining().filter(id::equals).isPresent())) {
                throw InvalidScenario.item("clocks", clocks.text(id), "identifiers of nodes, which"
                        + " are " + (ids instanceof Identifiers.Listed ? ids : "1 to " + n)
                        + ", or of those that join");
            }
        }
    }

    private static void requireKnownLinks(
            int n, Identifiers ids, Deliveries deliveries, List<Fault> faults) {
        Predicate<Identity> members = ids.members(n);
        List<Identity> joining = joining(n, ids, faults);
        for (Deliveries.Link link : deliveries.ticks().keySet()) {
            for (Identity id : List.of(link.from(), link.to())) {
                if (!members.test(id) && !joining.contains(id)) {
                    throw InvalidScenario.item("deliveries", link, "links between nodes, which"
                            + " are " + (ids instanceof Identifiers.Listed ? ids : "1 to " + n)
                            + ", and those that join");
                }
            }
        }
    }

    private static void requireFewLinks(Graph graph, int n) {
        if (graph.links(n) > Graph.MOST_LINKS) {
            throw new InvalidScenario("graph", graph.toString(), "a graph of at most "
                    + Graph.MOST_LINKS + " links; with n = " + n + " this one has "
                    + graph.links(n));
        }
    }

    private static Set<Identity> members(int n, Identifiers ids) {
        return new TreeSet<>(ids instanceof Identifiers.Listed listed ? listed.ids()
                : IntStream.rangeClosed(1, n).mapToObj(Identity::of).toList());
    }

    /** Those that join later and have not been there before, in order. */
    private static List<Identity> joining(int n, Identifiers ids, List<Fault> faults) {
        return faults.stream().flatMap(fault -> fault.joining().stream())
                .filter(ids.members(n).negate()).distinct().toList();
    }

    /** Those that join later and have not been there before, in order. */
    public List<Identity> joining() {
        return joining(n, ids, faults);
    }

    /** Whether a node is there from the start. */
    public boolean isMember(Identity id) {
        return ids.members(n).test(id);
    }

    /** Those that are called otherwise than 1 to n, or that join later; in order of the keys. */
    Stream<Identity> named() {
        return Stream.concat(ids instanceof Identifiers.Listed listed
                ? listed.ids().stream() : Stream.empty(), joining().stream());
    }

    /** The smallest identifier of all nodes, or its first part. */
    public int leastIdentifier() {
        int joining = joining().stream().mapToInt(Identity::first).min().orElse(Integer.MAX_VALUE);
        return ids instanceof Identifiers.Listed listed ? Math.min(joining, listed.ids().stream()
                .mapToInt(Identity::first).min().orElse(joining)) : 1;
    }

    /** What its nodes are called, and by which numbers they are known while it runs. */
    public Naming naming() {
        return Naming.of(this);
    }

    private static void requireKnownNodes(
            int n, Identifiers ids, Initiators start, List<Fault> faults, long until) {
        if (faults.isEmpty() && !(start instanceof Initiators.Listed)) {
            return;
        }
        Predicate<Identity> members = ids.members(n);
        String which = "the nodes " + (ids instanceof Identifiers.Listed ? ids : "1 to " + n);
        if (start instanceof Initiators.Listed starters) {
            starters.ids().stream().filter(members.negate()).findFirst().ifPresent(id -> {
                throw InvalidScenario.item("start", id, which);
            });
        }
        Set<Identity> joined = new HashSet<>();
        for (Fault fault : faults) {
            if (fault.tick() > until) {
                throw InvalidScenario.item("faults", fault,
                        "a tick from 0 to until = " + until);
            }
            fault.joining().ifPresent(id -> requireLikeOthers(fault, id, ids));
            fault.joining().ifPresent(joined::add);
            for (Identity id : fault.named()) {
                if (!members.test(id) && !joined.contains(id)) {
                    throw InvalidScenario.item("faults", fault,
                            which + " and those that have joined before");
                }
            }
        }
    }

    private static void requireLikeOthers(Fault fault, Identity joining, Identifiers ids) {
        if (!ids.mayJoin(joining)) {
            throw InvalidScenario.item("faults", fault, ids instanceof Identifiers.Listed(
                    List<Identity> listed) ? listed.get(0).alike()
                    : "whole numbers from 1 on for those that join, unless ids lists others");
        }
    }

    /** Δ: the one-way bound that protocols assume, in ticks. */
    public long assumedDelta() {
        return delta.orElse(latency.bound());
    }

    /** The options of one algorithm, by their own names. */
    public Map<String, String> optionsOf(String algorithm) {
        Map<String, String> own = new TreeMap<>();
        options.forEach((key, value) -> {
            if (key.startsWith(algorithm + ".")) {
                own.put(key.substring(algorithm.length() + 1), value);
            }
        });
        return own;
    }

    /** This scenario with another seed. */
    public Scenario withSeed(long seed) {
        return new Scenario(algorithms, options, n, ids, start, latency, loss, duplicate, order,
                delta, clocks, ring, graph, detector, faults, feint, deliveries, seed, until, t);
    }

    /**
     * Reads a scenario.
     *
     * @param text a page's address or its query, as people type them; may be empty
     * @param registry the algorithms that exist
     * @throws InvalidScenario naming every key that is wrong, its value, and what is allowed
     */
    public static Scenario parse(String text, AlgorithmRegistry registry) {
        return new ScenarioGrammar(registry).parse(text);
    }

    /** This scenario with another number of nodes. */
    public Scenario withNodes(int n) {
        return new Scenario(algorithms, options, n, ids, start, latency, loss, duplicate, order,
                delta, clocks, ring, graph, detector, faults, feint, deliveries, seed, until, t);
    }

    /** This scenario with one key set to another value. */
    public Scenario with(String key, Object value, AlgorithmRegistry registry) {
        ScenarioGrammar grammar = new ScenarioGrammar(registry);
        Map<String, String> keys = grammar.split(text());
        keys.put(key, value.toString());
        return grammar.read(keys);
    }

    /** The canonical one-line form: what is as by default is left out, but for the algorithms. */
    public String text() {
        return ScenarioGrammar.text(this);
    }
}
