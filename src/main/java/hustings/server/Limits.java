package hustings.server;

import com.sun.management.OperatingSystemMXBean;
import hustings.run.TickListener;
import hustings.run.WorkLimit;
import hustings.scenario.Brackets;
import hustings.scenario.Figures;
import hustings.scenario.Identifiers;
import hustings.scenario.InvalidScenario;
import hustings.scenario.Problem;
import hustings.scenario.Scenario;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much a stranger may ask of this server.
 *
 * @param screenNodes the most nodes of a scenario on the page
 * @param screenTicks the latest end of a scenario on the page
 * @param screenWork messages and timers of one algorithm on the page
 * @param screenKept messages of one algorithm on the page that are on their way at once
 * @param requestWork messages and timers of one request to the API
 * @param requestKept messages of one request to the API that are on their way at once, and links
 * @param requestNodes nodes of all requests to the API together that are being answered
 * @param textLength the longest scenario, in characters
 * @param frameLength the longest frame a viewer may send, in bytes
 * @param viewers how many may watch at once
 * @param viewersPerAddress how many of them from one address
 * @param burst how many frames a viewer may send at once
 * @param framesPerSecond how many frames a viewer may send on and on
 */
record Limits(int screenNodes, long screenTicks, long screenWork, long screenKept,
        long requestWork, long requestKept, long requestNodes, int textLength, int frameLength,
        int viewers, int viewersPerAddress, int burst, int framesPerSecond) {

    /* Measured, with some to spare: what is kept of a message or a link while arrays grow, and of
       a node with its share of the answer. */
    private static final long BYTES_KEPT = 160;
    private static final long BYTES_PER_NODE = 320;
    /* Twice what a viewer of four algorithms on eight nodes takes; larger runs are refused by
       Heap while there is no room for them. */
    private static final long BYTES_PER_VIEWER = 524_288;
    /* Beside the heap, measured under load: the program itself, compiled code included; and a
       connection that compresses what it sends and gets. */
    private static final long BYTES_OF_PROGRAM = 150_994_944;
    private static final long BYTES_PER_CONNECTION = 294_912;
    private static final int MOST_VIEWERS = 1_000;
    /* A lecture behind one router. */
    private static final int MOST_VIEWERS_PER_ADDRESS = 300;

    private static final int CONNECTIONS_PER_VIEWER = 10;
    private static final int FEWEST_CONNECTIONS = 2_048;
    private static final int FEWEST_CONNECTIONS_PER_ADDRESS = 256;

    /** What this machine, or this container, bears. */
    static final Limits STANDARD = of(Runtime.getRuntime().maxMemory(), memory(),
            Runtime.getRuntime().availableProcessors());

    private static long memory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                .getTotalMemorySize();
    }

    /**
     * Limits for a heap of so many bytes, on a machine with so many, where so many requests are
     * answered at once.
     */
    static Limits of(long heap, long memory, int places) {
        int viewers = Math.min(roomsInHeap(heap), roomsBeside(heap, memory));
        return new Limits(64, 10_000, 1_000_000, 20_000, 20_000_000,
                Math.min(4_000_000, heap / 3 / places / BYTES_KEPT), heap / 3 / BYTES_PER_NODE,
                8_192, 262_144, viewers, Math.min(viewers, MOST_VIEWERS_PER_ADDRESS), 240, 120);
    }

    /** A third of it is for messages, a third for nodes, and the rest for whoever watches. */
    private static int roomsInHeap(long heap) {
        return Math.clamp(heap / 3 / BYTES_PER_VIEWER, 1, MOST_VIEWERS);
    }

    private static int roomsBeside(long heap, long memory) {
        return Math.clamp((memory - heap - BYTES_OF_PROGRAM) / BYTES_PER_CONNECTION,
                1, MOST_VIEWERS);
    }

    /** What would give room to more viewers, if the heap leaves the rest too little memory. */
    static Optional<String> advice(long heap, long memory) {
        int beside = roomsBeside(heap, memory);
        int half = Math.min(roomsInHeap(memory / 2), roomsBeside(memory / 2, memory));
        return beside >= Math.min(half, roomsInHeap(heap)) ? Optional.empty()
                : Optional.of("of " + (memory >> 20) + " MB of memory, the heap may take "
                        + (heap >> 20) + "; what is left bears " + beside + " who watch."
                        + " With -XX:MaxRAMPercentage=50 it bears " + half);
    }

    /** The advice for this machine. */
    static Optional<String> advice() {
        return advice(Runtime.getRuntime().maxMemory(), memory());
    }

    /** The same with so many viewers from one address, whatever was reckoned. */
    Limits withViewersPerAddress(int most) {
        return withRooms(Math.max(viewers, most), most);
    }

    /** The same for so many viewers, and so many of them from one address. */
    Limits withRooms(int most, int mostPerAddress) {
        return new Limits(screenNodes, screenTicks, screenWork, screenKept, requestWork,
                requestKept, requestNodes, textLength, frameLength, most, mostPerAddress,
                burst, framesPerSecond);
    }

    /** How many connections there may be: of whoever watches, and of whoever only reads. */
    int connections() {
        return Math.max(FEWEST_CONNECTIONS, CONNECTIONS_PER_VIEWER * viewers);
    }

    /** How many of them from one address: a browser opens six or eight, and one for its socket. */
    int connectionsPerAddress() {
        return Math.max(FEWEST_CONNECTIONS_PER_ADDRESS, CONNECTIONS_PER_VIEWER * viewersPerAddress);
    }

    /** The budget of one algorithm on the page. */
    WorkLimit onScreen(TickListener listener) {
        return new WorkLimit(screenWork, screenKept, listener);
    }

    /** The budget of one request to the API. */
    WorkLimit ofRequest(TickListener listener) {
        return new WorkLimit(requestWork, requestKept, listener);
    }

    /**
     * Refuses what is too large to be drawn.
     *
     * @throws InvalidScenario naming the key and what is allowed
     */
    Scenario onScreen(Scenario scenario) {
        if (scenario.n() > screenNodes) {
            throw tooLarge(blamedForNodes(scenario), scenario.n(), screenNodes, "nodes");
        }
        long nodes = scenario.n() + scenario.joining().size();
        if (nodes > screenNodes) {
            throw tooLarge("faults", nodes, screenNodes, "nodes, those that join included,");
        }
        if (scenario.until() > screenTicks) {
            throw tooLarge("until", scenario.until(), screenTicks, "ticks");
        }
        return scenario;
    }

    /** What names the nodes is to blame for how many they are: n follows from it. */
    private static String blamedForNodes(Scenario scenario) {
        return scenario.ids() instanceof Identifiers.Listed ? "ids"
                : scenario.graph().namesNodes() ? "graph" : "n";
    }

    /**
     * Everything that keeps a scenario from the page: what its grammar refuses, and what is too
     * large to be drawn, each with what the page allows.
     */
    List<Problem> onScreen(List<Problem> problems, Map<String, String> keys) {
        List<Problem> all = new ArrayList<>();
        addBeyond("n", screenNodes, problems, keys, all);
        addBeyond("until", screenTicks, problems, keys, all);
        problems.stream().filter(problem -> all.stream()
                .noneMatch(other -> other.key().equals(problem.key()))).forEach(all::add);
        return all;
    }

    private static void addBeyond(String key, long most, List<Problem> problems,
            Map<String, String> keys, List<Problem> all) {
        String value = Figures.whole(Brackets.off(keys.getOrDefault(key, "")));
        boolean beyond = value.matches("\\d{1,18}") && Long.parseLong(value) > most;
        if (beyond || problems.stream().anyMatch(problem -> problem.key().equals(key))) {
            all.add(Problem.notAllowed(
                    key, keys.getOrDefault(key, ""), "1 to " + most + " on this page"));
        }
    }

    private static InvalidScenario tooLarge(String key, long value, long most, String unit) {
        return new InvalidScenario(List.of(new Problem(key, Long.toString(value),
                key + (key.equals("ids") || key.equals("graph") ? " names " : " is ") + value
                        + "; on the page at most " + most + " " + unit
                        + " are shown. /api/run and the command line take more")));
    }

    /**
     * Refuses a text that is too long, before anyone reads it.
     *
     * @throws InvalidScenario naming the key and what is allowed
     */
    void requireShort(String key, String text) {
        if (text.length() > textLength) {
            throw new InvalidScenario(List.of(new Problem(key, text,
                    key + " has " + text.length() + " characters; at most " + textLength
                            + " are allowed")));
        }
    }
}
