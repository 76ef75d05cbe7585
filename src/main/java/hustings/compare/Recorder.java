package hustings.compare;

import hustings.sim.Change;
import hustings.sim.Event;
import hustings.sim.Observer;
import java.util.ArrayList;
import java.util.List;

/** Takes down what happens in a run until someone takes it away. */
public final class Recorder implements Observer {
    private List<Moment> moments = new ArrayList<>();

    @Override
    public void saw(Event event) {
        moments.add(new Moment(event, List.of()));
    }

    @Override
    public void changed(long event, int node, List<Change> changes) {
        // It was handled just now, so it is among the last.
        for (int i = moments.size() - 1; i >= 0; i--) {
            if (moments.get(i).event().number() == event) {
                moments.set(i, new Moment(moments.get(i).event(), changes));
                return;
            }
        }
    }

    /** How many moments there are to take. */
    public int size() {
        return moments.size();
    }

    /** All moments since they were last taken, in order. */
    public List<Moment> take() {
        List<Moment> taken = moments;
        moments = new ArrayList<>();
        return taken;
    }
}
