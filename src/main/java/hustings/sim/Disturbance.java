package hustings.sim;

/** Something that an algorithm may or may not be made for. */
public sealed interface Disturbance {
    /** A message takes so many ticks, which is more than Δ. */
    record Late(long ticks) implements Disturbance {}

    /** The network loses a message. */
    record Lost() implements Disturbance {}

    /** The network doubles a message. */
    record Doubled() implements Disturbance {}

    /** A node suspects another, which is alive. */
    record Misjudged(int node, int suspect) implements Disturbance {}

    /** A fault of the scenario has been carried out; {@code node} is 0 if it is not at one. */
    record Acted(Fault.Action action, int node) implements Disturbance {}
}
