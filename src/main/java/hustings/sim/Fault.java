package hustings.sim;

import hustings.model.Node;
import java.util.List;
import java.util.stream.Stream;

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

    /** Something done to a node that the seed draws: the same in each run, where it can be done. */
    public record OnRandom(Verb verb) implements Action {
        /** Refuses what is done to a node that is not there yet. */
        public OnRandom {
            if (verb == Verb.JOIN) {
                throw new IllegalArgumentException("a node that joins is named; got " + verb);
            }
        }

        @Override
        public String toString() {
            return Texts.text(verb) + "-random";
        }
    }

    /** Something done to the store, where there is one. */
    public record OnStore(Verb verb) implements Action {
        /** Refuses what can be done only to a node. */
        public OnStore {
            if (verb == Verb.ELECT || verb == Verb.JOIN || verb == Verb.LEAVE) {
                throw new IllegalArgumentException("a store can crash, recover, pause and resume;"
                        + " got " + verb);
            }
        }

        @Override
        public String toString() {
            return Texts.text(verb) + "-store";
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
            return "split-" + Texts.join(nodes.stream().map(Texts::name).toList(), "-");
        }
    }

    /** One direction of one link is cut. */
    public record Cut(int from, int to) implements Action {
        @Override
        public String toString() {
            return "cut-" + Texts.name(from) + "-" + Texts.name(to);
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
            return "slow-" + Texts.name(node) + "-" + ticks;
        }
    }

    /** What can be done to one message on its way. */
    public enum Handling { DROP, DELIVER, DOUBLE, DELAY }

    /**
     * Something done by hand to a message on its way.
     *
     * @param algorithm in whose run; empty for all
     * @param handling what is done
     * @param from its sender, which may be the store
     * @param to its receiver, which may be the store
     * @param nth which of those on that link, by when they are due: 1 is the next one
     * @param ticks how much longer it takes, if it is delayed; else 0
     */
    public record OnMessage(String algorithm, Handling handling, int from, int to, int nth,
            long ticks) implements Action {
        @Override
        public String toString() {
            return (algorithm.isEmpty() ? "" : algorithm + ".") + Texts.text(handling)
                    + "-" + Texts.name(from) + "-" + Texts.name(to)
                    + (ticks == 0 ? "" : "-" + ticks)
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

    /** The faults of a list one by one: as the grammar writes them, or as they are if wrong. */
    public static List<String> texts(String list) {
        return FaultGrammar.items(list).stream().map(FaultGrammar::written).toList();
    }

    /** The identifiers of nodes that an action names; the store is none. */
    List<Integer> named() {
        return involved().filter(id -> id != Node.SHARED_STORE).toList();
    }

    private Stream<Integer> involved() {
        return switch (action) {
            case OnNode(Verb verb, int node) -> Stream.of(node);
            case Split(List<Integer> nodes) -> nodes.stream();
            case Cut(int from, int to) -> Stream.of(from, to);
            case Slow(int node, long ticks) -> Stream.of(node);
            case OnMessage message -> Stream.of(message.from, message.to);
            case OnRandom random -> Stream.empty();
            case OnStore store -> Stream.empty();
            case CrashLeader leader -> Stream.empty();
            case Heal heal -> Stream.empty();
        };
    }
}
