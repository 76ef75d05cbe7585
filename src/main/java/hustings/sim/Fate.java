package hustings.sim;

/** What becomes of one message: when it arrives, and when its duplicate does. */
final class Fate {
    boolean lost;
    boolean duplicated;
    long due;
    long duplicateDue;
}
