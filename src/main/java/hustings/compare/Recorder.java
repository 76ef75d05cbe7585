package hustings.compare;

import hustings.run.Change;
import hustings.run.Event;
import hustings.run.Observer;
import java.util.ArrayList;
import java.util.List;

/** Takes down what happens in a run until someone takes it away. */
public final class Recorder implements Observer {
    private final int most;
    private final Runnable overflows;
    private List<Moment> moments = new ArrayList<>();
    private boolean overflowed;

    /** A recorder of everything. */
    public Recorder() {
        this(Integer.MAX_VALUE, () -> { });
    }

    /**
     * A recorder of so many moments; if there are more, it keeps none of them.
     *
     * @param overflows called when there are too many, to have it told no more
     */
    Recorder(int most, Runnable overflows) {
        this.most = most;
        this.overflows = overflows;
    }

    @Override
    public void saw(Event event) {
        if (moments.size() >= most) {
            overflowed = true;
            moments = new ArrayList<>();
            overflows.run();
        }
        if (!overflowed) {
            moments.add(new Moment(event, List.of()));
        }
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

    /** Whether there have been too many to keep since they were last taken. */
    boolean hasOverflowed() {
        return overflowed;
    }

    /** All moments since they were last taken, in order. */
    public List<Moment> take() {
        List<Moment> taken = moments;
        moments = new ArrayList<>();
        overflowed = false;
        return taken;
    }
}
