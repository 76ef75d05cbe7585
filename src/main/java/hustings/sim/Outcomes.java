package hustings.sim;

import hustings.model.AlgorithmType;
import hustings.model.Role;
import hustings.run.Result.Outcome;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** How a run stands, judged by the parts of the network that decide. */
final class Outcomes {
    private final AlgorithmType algorithm;
    private final Membership membership;
    private final Parts parts;
    private final Leadership leadership;
    private final Agreements agreements;
    private final Elections elections;
    private final ElectionBound bound;

    Outcomes(AlgorithmType algorithm, Membership membership, Parts parts, Leadership leadership,
            Agreements agreements, Elections elections, ElectionBound bound) {
        this.algorithm = algorithm;
        this.membership = membership;
        this.parts = parts;
        this.leadership = leadership;
        this.agreements = agreements;
        this.elections = elections;
        this.bound = bound;
    }

    /** How it stands at a tick, which is the present one. */
    Outcome at(long now) {
        int[] deciding = deciding().toArray();
        if (elections.agreedAt().isPresent()) {
            return !parts.areSeveral() ? Outcome.ELECTED
                    : deciding.length > 1 ? Outcome.ONE_IN_EACH_PART
                    : algorithm.needsMajority() ? Outcome.MAJORITY_ELECTED
                    : Outcome.ELECTED_IN_TOUCH;
        } else if (IntStream.of(deciding).anyMatch(agreements::hasLeader)) {
            return IntStream.of(deciding).allMatch(part ->
                    agreements.isReached(part) || !agreements.hasLeader(part))
                    ? Outcome.LED_IN_SOME_PARTS : Outcome.DISAGREEMENT;
        }
        return elections.isEndless(now, bound::ticks) ? Outcome.LIVELOCK : Outcome.NO_LEADER;
    }

    private IntStream deciding() {
        return IntStream.range(0, Math.max(1, parts.count())).filter(agreements::decides);
    }

    /** The leader of the part that decides; ask only if there is one. */
    OptionalInt leader() {
        return deciding().mapToObj(agreements::leader)
                .filter(OptionalInt::isPresent).findFirst().orElse(OptionalInt.empty());
    }

    /** All live nodes that lead, ascending. */
    List<Integer> leaders() {
        return leadership.leading() == 0 ? List.of()
                : IntStream.range(0, membership.capacity())
                        .filter(node -> membership.isAlive(node)
                                && leadership.role(node) == Role.LEADER)
                        .map(membership::id).sorted().boxed().toList();
    }
}
