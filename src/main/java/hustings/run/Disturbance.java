package hustings.run;

import hustings.scenario.Fault;

/** Something that an algorithm may or may not be made for. */
public sealed interface Disturbance {
    /** The tick at which it is over; before it happens, if it lasts no longer than that. */
    default long until() {
        return 0;
    }

    /** A message takes so many ticks, which is more than Δ, and arrives at a tick. */
    record Late(long ticks, long until) implements Disturbance {}

    /** A message overtakes another on its link; the last of the two arrives at a tick. */
    record Overtaken(long until) implements Disturbance {}

    /** The network loses a message. */
    record Lost() implements Disturbance {}

    /** The network doubles a message; the copy arrives at a tick. */
    record Doubled(long until) implements Disturbance {}

    /** A node suspects another, which is alive. */
    record Misjudged(int node, int suspect) implements Disturbance {}

    /** A fault of the scenario has been carried out; {@code node} is 0 if it is not at one. */
    record Acted(Fault.Action action, int node) implements Disturbance {}
}
