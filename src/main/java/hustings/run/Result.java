package hustings.run;

import hustings.scenario.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How a run came out, and what it cost.
 *
 * @param algorithm the identifier of the algorithm
 * @param outcome how it stands
 * @param leader whom all live nodes follow, or all of the part that has a majority, if they agree
 * @param leaders all that lead, ascending: more than one if the network is split, or none
 * @param agreedAt since when they agree, in the last election if there were several; where each
 *     part decides for itself, since when all do
 * @param quietAt since when they agree and nothing of an election goes on
 * @param blockedAt since when nothing but detection has gone on, if they do not agree and nothing
 *     can happen any more
 * @param withoutLeader at the end of how many ticks nobody led, once somebody had, if so
 * @param withSeveral at the end of how many ticks two or more led
 * @param messages what it cost
 * @param causalDepth the longest chain of messages, each sent by a node that had received the one
 *     before
 * @param busiest who sent most
 * @param load how what was sent is spread over the nodes
 * @param elections every election, in order
 * @param error why the algorithm broke, if it did
 */
public record Result(
        String algorithm,
        Outcome outcome,
        OptionalInt leader,
        List<Integer> leaders,
        OptionalLong agreedAt,
        OptionalLong quietAt,
        OptionalLong blockedAt,
        OptionalLong withoutLeader,
        long withSeveral,
        Messages messages,
        int causalDepth,
        Busiest busiest,
        Load load,
        List<Election> elections,
        Optional<String> error) {

    /** How a run stands. */
    public enum Outcome {
        /** All live nodes recognise the same live leader. */
        ELECTED("all live nodes follow one leader"),
        /** A part with more than half of the members has a leader; the rest is out of touch. */
        MAJORITY_ELECTED("a majority has its leader; the others are out of touch"),
        /** All that reach the store follow one leader; the rest is out of touch. */
        ELECTED_IN_TOUCH("all that reach the store follow one leader; the others are out of touch"),
        /** The network is in parts, and the nodes of each have agreed on a leader of theirs. */
        ONE_IN_EACH_PART("the network is in parts, and each has a leader of its own"),
        /** The network is in parts, and in each either all follow one leader or nobody leads. */
        LED_IN_SOME_PARTS("the network is in parts; some have a leader of their own, others none"),
        /** Nobody leads in a part that decides, and nothing goes on, or not for long. */
        NO_LEADER("nobody leads, or only nodes that are out of touch"),
        /** Nobody leads in a part that decides, and an election goes on longer than it ought to. */
        LIVELOCK("an election goes on for much longer than it may, and nobody leads, or only nodes"
                + " out of touch"),
        /** Somebody leads, but not all follow who can be reached. */
        DISAGREEMENT("somebody leads, but not all that are in touch follow"),
        /** The algorithm broke. */
        FAILED("the algorithm broke");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        /** What it means, in words. */
        public String words() {
            return words;
        }

        /** Whether whoever decides has agreed on a leader. */
        public boolean isElected() {
            return this == ELECTED || this == MAJORITY_ELECTED || this == ELECTED_IN_TOUCH;
        }

        @Override
        public String toString() {
            return Texts.text(this).replace('_', ' ');
        }
    }

    /**
     * Messages by what became of them, by category, and by kind.
     *
     * @param sent handed to the network, whatever happened next
     * @param delivered handled by their receiver, duplicates included
     * @param lost lost by the network
     * @param blocked stopped by a split or a cut
     * @param toDead arrived at a dead node
     * @param duplicated doubled by the network
     * @param bits what those sent amount to
     * @param inFlight on their way
     * @param election sent of category ELECTION
     * @param announce sent of category ANNOUNCE
     * @param detect sent of category DETECT
     * @param transport sent of category TRANSPORT
     * @param store sent of category STORE
     * @param byKind sent of each kind
     */
    public record Messages(long sent, long delivered, long lost, long blocked, long toDead,
            long duplicated, long bits, long inFlight, long election, long announce, long detect,
            long transport, long store, Map<String, Long> byKind) {
        /** The headline: election and announcement messages. */
        public long contest() {
            return election + announce;
        }
    }

    /** The node that sent most messages, and how many. */
    public record Busiest(int node, long sent) {}

    /**
     * How many messages a node has sent.
     *
     * @param mean on average over all nodes, those that have left included; a store is none
     * @param deviation the standard deviation of that, from node to node
     */
    public record Load(double mean, double deviation) {}
}
