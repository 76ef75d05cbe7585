package hustings.check;

import hustings.run.Event;
import hustings.sim.Tape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Draws faults that are aimed at what happens in a run: it is carried out once and looked at, some
 * faults are placed where something happens, several on a tick, and so again with those.
 */
final class AimedFaults {
    private static final int MOST_VOLLEYS = 4;
    private static final int EARLY = 120;
    /** The last tick at which anything is aimed at. */
    static final int LATEST = 450;

    private final SplittableRandom random;
    private final int n;
    private final boolean shared;
    private final boolean isGentle;
    private final AimedActions actions;
    private final List<String> faults = new ArrayList<>();
    private long last;

    /** Faults for n nodes, who may share a store. */
    AimedFaults(SplittableRandom random, int n, boolean shared) {
        this.random = random;
        this.n = n;
        this.shared = shared;
        isGentle = random.nextInt(5) < 2;
        actions = new AimedActions(random, n, isGentle);
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
        actions.forget();
        turns.stream().filter(event -> event.number() < sight.number()).forEach(actions::see);
    }

    private void volley(Event sight) {
        long tick = Math.min(LATEST, tick(sight));
        int from = sight.node() == 0 ? actions.node() : sight.node();
        int to = switch (sight.what()) {
            case Event.Sent sent -> sent.to();
            case Event.Delivered delivered -> delivered.from();
            case Event.Recognised(int leader, long term) -> leader;
            default -> actions.node();
        };
        for (int shots = isGentle ? 1 : 1 + random.nextInt(3); shots > 0; shots--) {
            boolean turned = random.nextInt(3) == 0;
            String action = actions.draw(turned ? to : from, turned ? from : to, tick);
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
        if (actions.isPossible(action, tick)) {
            faults.add(tick + ":" + action);
            last = Math.max(last, tick);
        }
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
        faults.add(after + ":elect-" + actions.node());
        faults.add(after + 60 + random.nextInt(200) + ":"
                + (random.nextInt(2) == 0 ? "crash-leader" : "elect-" + actions.node()));
    }
}
