package hustings.server;

import hustings.run.TickListener;
import hustings.scenario.Identity;
import java.util.function.Supplier;

/** Tells of a run to whoever has it carried out at present. Thread-safe. */
final class Relay implements TickListener {
    private volatile TickListener listener = TickListener.UNHEARD;

    /** From now on, it is somebody else. */
    void tell(TickListener whom) {
        listener = whom;
    }

    @Override
    public void beats(String algorithm, long tick, Supplier<Identity> node) {
        listener.beats(algorithm, tick, node);
    }

    @Override
    public void reads(String algorithm, String what) {
        listener.reads(algorithm, what);
    }
}
