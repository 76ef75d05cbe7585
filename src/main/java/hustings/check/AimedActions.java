package hustings.check;

import hustings.model.Node;
import hustings.run.Event;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Draws what a fault does, to nodes and messages that it is aimed at. */
final class AimedActions {
    private static final long NEVER = Long.MAX_VALUE;
    private static final int ELECTION = 10;
    private static final int DELAY = 27;

    private final SplittableRandom random;
    private final int n;
    private final boolean isGentle;
    /* What would bring each node back that is down or asleep where it is aimed at. */
    private final Map<Integer, String> down = new TreeMap<>();
    private final Map<Integer, Long> joinsAt = new TreeMap<>();

    AimedActions(SplittableRandom random, int n, boolean isGentle) {
        this.random = random;
        this.n = n;
        this.isGentle = isGentle;
    }

    /** Nothing has been seen of the run. */
    void forget() {
        down.clear();
    }

    /** An event before that which is aimed at. */
    void see(Event event) {
        if (event.what() instanceof Event.Acted(String action) && event.node() > 0) {
            down.remove(event.node());
            if (action.startsWith("crash") || action.startsWith("pause")) {
                down.put(event.node(), back(action) + event.node());
            }
        }
    }

    private static String back(String action) {
        return action.startsWith("crash") ? "recover-" : "resume-";
    }

    /** Whether all nodes that an action names are there at a tick, or have been. */
    boolean isPossible(String action, long tick) {
        return names(action).allMatch(id -> id <= n || joinsAt.getOrDefault(id, NEVER) <= tick);
    }

    /** The nodes that an action names. */
    private static Stream<Integer> names(String action) {
        return action.startsWith("slow-") || action.startsWith("delay-")
                ? Stream.of(action.split("[-~]")).skip(1).limit(action.startsWith("s") ? 1 : 2)
                        .filter(name -> !name.equals("store")).map(Integer::valueOf)
                : Stream.of(action.replaceFirst("~.*", "").split("-")).skip(1)
                        .filter(name -> name.matches("\\d+")).map(Integer::valueOf);
    }

    /** What is done at a tick to one node or another, or to a message from one to the other. */
    String draw(int a, int b, long tick) {
        String first = name(a);
        String second = name(b);
        int which = isGentle ? gentle() : random.nextInt(30);
        if (a == Node.SHARED_STORE && (which >= 10 && which < 16)) {
            first = name(node());
        }
        return switch (which) {
            case 0, 1, 2, 3 -> "crash-" + first;
            case 4 -> "crash-leader";
            case 5 -> random.nextInt(3) == 0 ? "crash-random" : "crash-leader";
            case 6, 7, 8 -> down.isEmpty() ? "recover-" + node() : rises();
            case 9 -> "pause-" + first;
            case 10, 11, 12, 13 -> "elect-" + first;
            case 14 -> "leave-" + first;
            case 15 -> join(tick);
            case 16, 17 -> "split-" + group(first);
            case 18 -> "heal";
            case 19 -> "cut-" + first + "-" + second;
            case 20 -> "slow-" + first + "-" + random.nextInt(40);
            case 21, 22, 23 -> "drop-" + first + "-" + second + nth();
            case 24, 25 -> "double-" + first + "-" + second + nth();
            case 26, 27, 28 -> "delay-" + first + "-" + second + "-" + (1 + random.nextInt(
                    random.nextInt(3) == 0 ? 60 : 6)) + nth();
            default -> "deliver-" + first + "-" + second + nth();
        };
    }

    /** What breaks no condition, or hardly any, so that all is still promised. */
    private int gentle() {
        return random.nextInt(8) > 0 ? ELECTION : DELAY;
    }

    private String rises() {
        List<String> rising = List.copyOf(down.values());
        return rising.get(random.nextInt(rising.size()));
    }

    private String nth() {
        return random.nextInt(6) == 0 ? "~2" : "";
    }

    private static String name(int id) {
        return id == Node.SHARED_STORE ? "store" : Integer.toString(id);
    }

    /** One node and any of the others. */
    private String group(String first) {
        StringBuilder group = new StringBuilder(first);
        for (int node = 1; node <= n; node++) {
            if (random.nextInt(3) == 0 && !name(node).equals(first)) {
                group.append('-').append(node);
            }
        }
        return group.toString();
    }

    private String join(long tick) {
        int newcomer = n + 1 + random.nextInt(3);
        joinsAt.merge(newcomer, tick, Math::min);
        return "join-" + newcomer;
    }

    /** Any node that is there from the start. */
    int node() {
        return 1 + random.nextInt(n);
    }
}
