package hustings.sim;

import hustings.model.Category;
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
 * @param leader whom all live nodes follow, if they agree
 * @param agreedAt since when they do
 * @param quietAt when the last election message of that agreement was gone
 * @param blockedAt since when nothing can happen any more although they do not agree, if so
 * @param messages what it cost
 * @param causalDepth the longest chain of messages, each caused by the one before
 * @param busiest who sent most
 * @param load how what was sent is spread over the nodes
 * @param elections every election, in order
 * @param error why the algorithm broke, if it did
 */
public record Result(
        String algorithm,
        Outcome outcome,
        OptionalInt leader,
        OptionalLong agreedAt,
        OptionalLong quietAt,
        OptionalLong blockedAt,
        Messages messages,
        int causalDepth,
        Busiest busiest,
        Load load,
        List<Election> elections,
        Optional<String> error) {

    /** How a run stands. */
    public enum Outcome {
        /** All live nodes recognise the same live leader. */
        ELECTED,
        /** Nobody leads. */
        NO_LEADER,
        /** Somebody leads, but not all live nodes follow. */
        DISAGREEMENT,
        /** The algorithm broke. */
        FAILED;

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
        static Messages of(Cost cost) {
            return new Messages(cost.sent(), cost.delivered(), cost.lost(), cost.blocked(),
                    cost.toDead(), cost.duplicated(), cost.bits(), cost.inFlight(),
                    cost.sent(Category.ELECTION), cost.sent(Category.ANNOUNCE),
                    cost.sent(Category.DETECT), cost.sent(Category.TRANSPORT),
                    cost.sent(Category.STORE), cost.byKind());
        }

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
    public record Load(double mean, double deviation) {
        static Load of(World world) {
            int nodes = world.roster.places() - (world.roster.store() >= 0 ? 1 : 0);
            double sum = 0;
            double squares = 0;
            for (int node = 0; node < nodes; node++) {
                double sent = world.cost.sentBy(node);
                sum += sent;
                squares += sent * sent;
            }
            double mean = nodes == 0 ? 0 : sum / nodes;
            double variance = nodes == 0 ? 0 : squares / nodes - mean * mean;
            return new Load(mean, Math.sqrt(Math.max(0, variance)));
        }
    }

    static Result of(World world, Optional<String> failure, boolean still) {
        Leadership leadership = world.leadership;
        boolean agreed = leadership.isAgreed();
        Outcome outcome = failure.isPresent() ? Outcome.FAILED
                : agreed ? Outcome.ELECTED
                : leadership.leading() == 0 ? Outcome.NO_LEADER : Outcome.DISAGREEMENT;
        List<Election> elections = world.elections.all();
        int busiest = world.cost.busiest();
        return new Result(
                world.engine.id(),
                outcome,
                agreed ? OptionalInt.of(leadership.agreedLeader()) : OptionalInt.empty(),
                world.elections.agreedAt(),
                elections.isEmpty() || !agreed
                        ? OptionalLong.empty() : elections.get(elections.size() - 1).quietAt(),
                still && !agreed ? OptionalLong.of(world.trace.busyAt) : OptionalLong.empty(),
                Messages.of(world.cost),
                world.post.longestChain(),
                new Busiest(world.id(busiest), world.cost.sentBy(busiest)),
                Load.of(world),
                elections,
                failure);
    }
}
