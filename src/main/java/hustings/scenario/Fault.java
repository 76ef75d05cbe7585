package hustings.scenario;

import java.util.List;
import java.util.Optional;
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
    public record OnNode(Verb verb, Identity node) implements Action {
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
    public record Split(List<Identity> nodes) implements Action {
        @Override
        public String toString() {
            return "split-" + Texts.join(nodes, "-");
        }
    }

    /** One direction of one link is cut. */
    public record Cut(Identity from, Identity to) implements Action {
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
    public record Slow(Identity node, long ticks) implements Action {
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
     * @param from its sender, which may be the store
     * @param to its receiver, which may be the store
     * @param nth which of those on that link, by when they are due: 1 is the next one
     * @param ticks how much longer it takes, if it is delayed; else 0
     */
    public record OnMessage(String algorithm, Handling handling, Identity from, Identity to,
            int nth, long ticks) implements Action {
        /** Whether it is done in the run of the algorithm with this identifier. */
        public boolean isIn(String id) {
            return algorithm.isEmpty() || algorithm.equals(id);
        }

        @Override
        public String toString() {
            return (algorithm.isEmpty() ? "" : algorithm + ".") + Texts.text(handling)
                    + "-" + from + "-" + to
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
    public List<Identity> named() {
        return involved().filter(id -> !id.equals(Identity.STORE)).toList();
    }

    /** The node that joins, if one does. */
    Optional<Identity> joining() {
        return action instanceof OnNode(Verb verb, Identity node) && verb == Verb.JOIN
                ? Optional.of(node) : Optional.empty();
    }

    private Stream<Identity> involved() {
        return switch (action) {
            case OnNode(Verb verb, Identity node) -> Stream.of(node);
            case Split(List<Identity> nodes) -> nodes.stream();
            case Cut(Identity from, Identity to) -> Stream.of(from, to);
            case Slow(Identity node, long ticks) -> Stream.of(node);
            case OnMessage message -> Stream.of(message.from, message.to);
            case OnRandom random -> Stream.empty();
            case OnStore store -> Stream.empty();
            case CrashLeader leader -> Stream.empty();
            case Heal heal -> Stream.empty();
        };
    }
}
