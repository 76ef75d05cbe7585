package hustings.check;

import hustings.model.Node;
import hustings.sim.Event;
import hustings.sim.Tape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Draws faults that are aimed at what happens in a run: it is carried out once and looked at, some
 * faults are placed where something happens, several on a tick, and so again with those.
 */
final class AimedFaults {
    private static final int MOST_VOLLEYS = 4;
    private static final int EARLY = 120;
    private static final long NEVER = Long.MAX_VALUE;
    private static final int ELECTION = 10;
    private static final int DELAY = 27;
    /** The last tick at which anything is aimed at. */
    static final int LATEST = 450;

    private final SplittableRandom random;
    private final int n;
    private final boolean shared;
    private final boolean isGentle;
    private final List<String> faults = new ArrayList<>();
    /* What would bring each node back that is down or asleep where it is aimed at. */
    private final Map<Integer, String> down = new TreeMap<>();
    private final Map<Integer, Long> joinsAt = new TreeMap<>();
    private long last;

    /** Faults for n nodes, who may share a store. */
    AimedFaults(SplittableRandom random, int n, boolean shared) {
        this.random = random;
        this.n = n;
        this.shared = shared;
        isGentle = random.nextInt(5) < 2;
    }

    /**
     * The faults of a run.
     *
     * @param look what happens in the run with so many faults
     */
    List<String> draw(Function<List<String>, Tape> look) {
        int most = isGentle ? MOST_VOLLEYS / 2 : MOST_VOLLEYS;
        for (int volleys = 1 + random.nextInt(most); volleys > 0; volleys--) {
            Tape tape = look.apply(faults);
            if (tape.last() > 0) {
                List<Event> turns = turns(tape);
                Event sight = sight(tape, turns);
                seeWhoIsDown(turns, sight);
                volley(sight);
            }
        }
        if (random.nextInt(2) == 0 && !isGentle) {
            mend();
        }
        return List.copyOf(faults);
    }

    /** The events by which a node changes its mind, and those that are done to it. */
    private static List<Event> turns(Tape tape) {
        List<Event> turns = new ArrayList<>();
        for (long number = tape.first(); number <= tape.last(); number++) {
            Event event = tape.event(number);
            if (event.what() instanceof Event.RoleChanged
                    || event.what() instanceof Event.Recognised
                    || event.what() instanceof Event.Acted) {
                turns.add(event);
            }
        }
        return turns;
    }

    /** An event to aim at: one of the first ones, any, or more often one that turns things. */
    private Event sight(Tape tape, List<Event> turns) {
        long many = tape.last() - tape.first() + 1;
        int how = random.nextInt(4);
        if (how > 1 && !turns.isEmpty()) {
            return turns.get(random.nextInt(turns.size()));
        }
        return tape.event(
                tape.first() + random.nextLong(how == 0 ? Math.min(many, EARLY) : many));
    }

    private void seeWhoIsDown(List<Event> turns, Event sight) {
        down.clear();
        turns.stream().filter(event -> event.number() < sight.number()).forEach(this::seeWhoFalls);
    }

    private void seeWhoFalls(Event event) {
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

    private void volley(Event sight) {
        long tick = Math.min(LATEST, tick(sight));
        int from = sight.node() == 0 ? node() : sight.node();
        int to = switch (sight.what()) {
            case Event.Sent sent -> sent.to();
            case Event.Delivered delivered -> delivered.from();
            case Event.Recognised(int leader, long term) -> leader;
            default -> node();
        };
        for (int shots = isGentle ? 1 : 1 + random.nextInt(3); shots > 0; shots--) {
            boolean turned = random.nextInt(3) == 0;
            String action = action(turned ? to : from, turned ? from : to, tick);
            add(tick, action);
            if (random.nextInt(3) == 0 && !isGentle) {
                addNext(tick, action);
            }
            tick += random.nextInt(2) == 0 ? 0 : 1 + random.nextInt(12);
        }
    }

    /** What happens to a node at the same tick as something else, and after it. */
    private void addNext(long tick, String action) {
        String node = action.replaceFirst(".*-", "");
        if (action.startsWith("recover-")) {
            add(tick, "elect-" + node);
        } else if (action.startsWith("elect-")) {
            add(tick, "crash-" + node);
        } else if (action.matches("crash-\\d+")) {
            add(tick, "recover-" + node);
        }
    }

    /** Before, when or after it happens; a message can be met on its whole way. */
    private long tick(Event sight) {
        if (sight.what() instanceof Event.Sent sent && random.nextInt(4) > 0) {
            return sight.tick() + 1
                    + random.nextLong(Math.max(1, Math.min(60, sent.due() - sight.tick())));
        }
        return sight.tick() + random.nextInt(3);
    }

    private void add(long tick, String action) {
        if (names(action).allMatch(id -> id <= n || joinsAt.getOrDefault(id, NEVER) <= tick)) {
            faults.add(tick + ":" + action);
            last = Math.max(last, tick);
        }
    }

    /** The nodes that an action names. */
    private static Stream<Integer> names(String action) {
        return action.startsWith("slow-") || action.startsWith("delay-")
                ? Stream.of(action.split("[-~]")).skip(1).limit(action.startsWith("s") ? 1 : 2)
                        .filter(name -> !name.equals("store")).map(Integer::valueOf)
                : Stream.of(action.replaceFirst("~.*", "").split("-")).skip(1)
                        .filter(name -> name.matches("\\d+")).map(Integer::valueOf);
    }

    private String join(long tick) {
        int newcomer = n + 1 + random.nextInt(3);
        joinsAt.merge(newcomer, tick, Math::min);
        return "join-" + newcomer;
    }

    private int node() {
        return 1 + random.nextInt(n);
    }

    private String action(int a, int b, long tick) {
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

    /** All that can be mended is, and then there are elections as if nothing had happened. */
    private void mend() {
        long tick = last + random.nextInt(60);
        faults.add(tick + ":heal");
        for (int node = 1; node <= n; node++) {
            faults.add(tick + ":slow-" + node + "-0");
            faults.add(tick + ":resume-" + node);
            faults.add((tick + random.nextInt(4)) + ":recover-" + node);
        }
        if (shared) {
            faults.add(tick + ":resume-store");
            faults.add(tick + ":recover-store");
        }
        long after = tick + 20 + random.nextInt(120);
        faults.add(after + ":elect-" + node());
        faults.add(after + 60 + random.nextInt(200) + ":"
                + (random.nextInt(2) == 0 ? "crash-leader" : "elect-" + node()));
    }
}
