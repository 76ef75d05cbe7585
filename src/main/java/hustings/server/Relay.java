package hustings.server;

import hustings.sim.Identity;
import hustings.sim.Pulse;
import java.util.function.Supplier;

/** Tells of a run to whoever has it carried out at present. Thread-safe. */
final class Relay implements Pulse {
    private volatile Pulse listener = Pulse.UNHEARD;

    /** From now on, it is somebody else. */
    void tell(Pulse whom) {
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
