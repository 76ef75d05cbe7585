package hustings.live;

import hustings.live.node.EventKey;
import hustings.live.node.NodeEvent;
import hustings.run.Change;
import hustings.run.Event;
import hustings.run.Observer;
import hustings.run.Run;
import hustings.run.RunListener;
import hustings.run.RunSource;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A recorded run that is simulated again, and whether the same has happened.
 *
 * @param scenario the scenario that was simulated
 * @param recorded a digest of what was recorded
 * @param simulated a digest of what happened in the simulation
 * @param events how many events were recorded
 * @param difference the first event that differs; none if all are the same
 */
public record Replay(Scenario scenario, String recorded, String simulated, int events,
        Optional<String> difference) {

    /** Simulates a recording. */
    public static Replay of(Recording recording, RunSource source, WorkLimit work) {
        Story recorded = recording.story();
        Scenario scenario = recording.scenario();
        Story simulated = simulated(recording, scenario, source, work);
        return new Replay(scenario, recorded.fingerprint(), simulated.fingerprint(),
                recorded.size(), recorded.differenceFrom(simulated).map(Replay::words));
    }

    /** Whether the same has happened, to the last event. */
    public boolean isSame() {
        return difference.isEmpty();
    }

    private static String words(Story.Difference difference) {
        String where = difference.node() == 0 ? "the group" : "node " + difference.node();
        return where + " differs at tick " + difference.tick() + ": recorded "
                + difference.one().orElse("nothing more") + "; simulated "
                + difference.other().orElse("nothing more");
    }

    private static Story simulated(
            Recording recording, Scenario scenario, RunSource source, WorkLimit work) {
        Teller teller = new Teller();
        Run run = source.begin(scenario, recording.algorithm(), work, Optional.of(teller),
                RunListener.NOBODY);
        run.advanceTo(scenario.until());
        return teller.story();
    }

    /** Names the events of a simulation as nodes of a live run name theirs. */
    private static final class Teller implements Observer {
        private final List<Event> events = new ArrayList<>();
        private final Map<Long, List<Change>> changes = new HashMap<>();
        private final Map<Long, EventKey> keys = new HashMap<>();
        private final Map<Integer, Long> counts = new HashMap<>();

        @Override
        public void saw(Event event) {
            events.add(event);
            if (!(event.what() instanceof Event.Dropped)) {
                int node = event.what() instanceof Event.Acted ? 0 : event.node();
                keys.put(event.number(), new EventKey(node, counts.merge(node, 1L, Long::sum)));
            }
        }

        @Override
        public void changed(long event, int node, List<Change> changed) {
            changes.computeIfAbsent(event, number -> new ArrayList<>()).addAll(changed);
        }

        Story story() {
            Story story = new Story();
            for (Event event : events) {
                if (event.what() instanceof Event.Dropped dropped) {
                    story.dropped(event.tick(), dropped);
                } else {
                    EventKey key = Story.key(keys, event.number());
                    story.add(key.node(), event.tick(), new NodeEvent(key.number(),
                            Story.key(keys, event.cause()), event.lines(), event.source(),
                            event.what()), changes.getOrDefault(event.number(), List.of()));
                }
            }
            return story;
        }
    }
}
