package hustings.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Something that is done to the network at a tick, from outside.
 *
 * @param tick when; before everything else that happens in that tick
 * @param action what
 */
public record Fault(long tick, Action action) {
    /** What an action may look like. */
    static final String ALLOWED = "TICK:ACTION joined by commas, where ACTION is crash-5,"
            + " crash-leader, recover-5, pause-5, resume-5, split-1-2-3, cut-5-4, heal, elect-5,"
            + " join-9 or leave-5";

    /** Refuses a negative tick. */
    public Fault {
        if (tick < 0) {
            throw new IllegalArgumentException("a tick from 0 on, got " + tick);
        }
    }

    /** What is done. */
    public sealed interface Action {}

    /** What can be done to one node. */
    public enum Verb { CRASH, RECOVER, PAUSE, RESUME, ELECT, JOIN, LEAVE }

    /** Something done to one node. */
    public record OnNode(Verb verb, int node) implements Action {
        @Override
        public String toString() {
            return Texts.text(verb) + "-" + node;
        }
    }

    /** Whoever leads at that moment crashes; with several, the one with the highest term. */
    public record CrashLeader() implements Action {
        @Override
        public String toString() {
            return "crash-leader";
        }
    }

    /** These nodes can no longer reach the others, nor be reached by them. */
    public record Split(List<Integer> nodes) implements Action {
        @Override
        public String toString() {
            return "split-" + Texts.join(nodes, "-");
        }
    }

    /** One direction of one link is cut. */
    public record Cut(int from, int to) implements Action {
        @Override
        public String toString() {
            return "cut-" + from + "-" + to;
        }
    }

    /** Every split and every cut ends. */
    public record Heal() implements Action {
        @Override
        public String toString() {
            return "heal";
        }
    }

    @Override
    public String toString() {
        return tick + ":" + action;
    }

    /** Reads faults joined by commas and sorts them by tick; throws what is allowed. */
    static List<Fault> parseAll(String text) {
        List<Fault> faults = new ArrayList<>();
        for (String fault : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            faults.add(parseOne(fault));
        }
        faults.sort(Comparator.comparingLong(Fault::tick));
        return List.copyOf(faults);
    }

    private static Fault parseOne(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length == 2 && parts[0].matches("\\d{1,10}")) {
            return new Fault(Long.parseLong(parts[0]), parse(parts[1]));
        }
        throw new IllegalArgumentException(ALLOWED);
    }

    /** Reads one action; throws what is allowed. */
    public static Action parse(String text) {
        if (text.equals("heal")) {
            return new Heal();
        } else if (text.equals("crash-leader")) {
            return new CrashLeader();
        }
        try {
            String[] parts = text.split("-", -1);
            if (parts[0].equals("split") && parts.length > 1) {
                return new Split(Texts.ids(text.substring("split-".length()), "-"));
            } else if (parts[0].equals("cut") && parts.length == 3) {
                return new Cut(Texts.id(parts[1]), Texts.id(parts[2]));
            } else if (parts.length == 2) {
                return new OnNode(Texts.choice(parts[0], Verb.class), Texts.id(parts[1]));
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(ALLOWED, e);
        }
        throw new IllegalArgumentException(ALLOWED);
    }

    /** The identifiers that an action names. */
    List<Integer> named() {
        return switch (action) {
            case OnNode(Verb verb, int node) -> List.of(node);
            case Split(List<Integer> nodes) -> nodes;
            case Cut(int from, int to) -> List.of(from, to);
            case CrashLeader leader -> List.of();
            case Heal heal -> List.of();
        };
    }
}
