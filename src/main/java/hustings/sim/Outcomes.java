package hustings.sim;

import hustings.model.Promise;
import hustings.model.Property;
import hustings.model.Role;
import hustings.run.Bound;
import hustings.run.Result.Outcome;
import hustings.scenario.Facts;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** How a run stands, judged by the parts of the network that decide. */
final class Outcomes {
    /* How long an election without any promised end may take. */
    private static final String ORDINARY_END = "detect + (n + 10)*20*delta";
    /* So much longer it goes on before it counts as endless; whoever comes may wait for a timeout
       until it stands. */
    private static final String CLEARLY_TOO_LONG = "2*(%s) + timeout";

    private final World world;
    private final Agreements agreements;

    Outcomes(World world) {
        this.world = world;
        agreements = world.elections.agreements();
    }

    /** How it stands now. */
    Outcome present() {
        int[] deciding = IntStream.range(0, Math.max(1, world.parts.count()))
                .filter(agreements::decides).toArray();
        if (world.elections.agreedAt().isPresent()) {
            return world.parts.count() <= 1 ? Outcome.ELECTED
                    : deciding.length > 1 ? Outcome.ONE_IN_EACH_PART
                    : world.algorithm.needsMajority() ? Outcome.MAJORITY_ELECTED
                    : Outcome.ELECTED_IN_TOUCH;
        } else if (IntStream.of(deciding).anyMatch(agreements::hasLeader)) {
            return IntStream.of(deciding).allMatch(part ->
                    agreements.isReached(part) || !agreements.hasLeader(part))
                    ? Outcome.LED_IN_SOME_PARTS : Outcome.DISAGREEMENT;
        }
        return world.elections.isEndless(world.present.now, this::longest)
                ? Outcome.LIVELOCK : Outcome.NO_LEADER;
    }

    /**
     * How long an election in a part may go on before it counts as endless: clearly longer than
     * the algorithm promises. One that waits for nothing but messages takes as long as they do; who
     * counts with identifiers may have to count with the largest, where others take no part.
     */
    private long longest(int part) {
        int dead = world.membership.size() - world.membership.alive();
        return world.algorithm.promises(Property.TERMINATION).stream()
                .map(Promise::within).filter(within -> !within.isEmpty()).findFirst()
                .map(this::bound).orElseGet(() -> bound(ORDINARY_END))
                .ticks(world.membership.size(), Math.max(dead, world.elections.crashes()), dead,
                        world.membership.naming().counted(agreements.largestUp(part)));
    }

    private Bound bound(String formula) {
        long delta = world.timers.wereAny()
                ? world.scenario.assumedDelta() : world.post.punctuality().longest();
        return new Bound(CLEARLY_TOO_LONG.formatted(formula),
                Facts.of(world.scenario, world.algorithm, delta));
    }

    /** The leader of the part that decides; ask only if there is one. */
    OptionalInt leader() {
        return IntStream.range(0, Math.max(1, world.parts.count()))
                .filter(agreements::decides).mapToObj(agreements::leader)
                .filter(OptionalInt::isPresent).findFirst().orElse(OptionalInt.empty());
    }

    /** All live nodes that lead, ascending. */
    List<Integer> leaders() {
        return world.leadership.leading() == 0 ? List.of()
                : IntStream.range(0, world.membership.capacity())
                        .filter(node -> world.membership.isAlive(node)
                                && world.leadership.role(node) == Role.LEADER)
                        .map(world::id).sorted().boxed().toList();
    }
}
