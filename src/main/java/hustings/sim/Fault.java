package hustings.sim;

import java.util.List;

/**
 * Something that is done to the network at a tick, from outside.
 *
 * @param tick when; before everything else that happens in that tick
 * @param action what
 */
public record Fault(long tick, Action action) {
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

    /** Everything that a node sends from now on takes so many ticks; 0 for as long as usual. */
    public record Slow(int node, long ticks) implements Action {
        @Override
        public String toString() {
            return "slow-" + node + "-" + ticks;
        }
    }

    /** What can be done to one message on its way. */
    public enum Handling { DROP, DELIVER, DOUBLE, DELAY }

    /**
     * Something done by hand to a message on its way.
     *
     * @param algorithm in whose run; empty for all
     * @param handling what is done
     * @param from its sender
     * @param to its receiver
     * @param nth which of those on that link, by when they are due: 1 is the next one
     * @param ticks how much longer it takes, if it is delayed; else 0
     */
    public record OnMessage(String algorithm, Handling handling, int from, int to, int nth,
            long ticks) implements Action {
        @Override
        public String toString() {
            return (algorithm.isEmpty() ? "" : algorithm + ".") + Texts.text(handling)
                    + "-" + from + "-" + to + (ticks == 0 ? "" : "-" + ticks)
                    + (nth == 1 ? "" : "~" + nth);
        }
    }

    @Override
    public String toString() {
        return tick + ":" + action;
    }

    /** Reads one action; throws what is allowed. */
    public static Action parse(String text) {
        return FaultGrammar.action(text);
    }

    /** The identifiers that an action names. */
    List<Integer> named() {
        return switch (action) {
            case OnNode(Verb verb, int node) -> List.of(node);
            case Split(List<Integer> nodes) -> nodes;
            case Cut(int from, int to) -> List.of(from, to);
            case Slow(int node, long ticks) -> List.of(node);
            case OnMessage message -> List.of(message.from, message.to);
            case CrashLeader leader -> List.of();
            case Heal heal -> List.of();
        };
    }
}
