package hustings.sim;

import hustings.model.Category;
import hustings.run.Result;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Results of simulations, as they stand. */
final class Results {
    private Results() {}

    /** That of a simulation, with why it broke, if it did; if still, nothing more will happen. */
    static Result of(Assembly assembly, Optional<String> failure, boolean still) {
        Result.Outcome outcome = failure.isPresent() ? Result.Outcome.FAILED
                : assembly.outcomes.at(assembly.present.now);
        int busiest = assembly.cost.busiest();
        return new Result(
                assembly.algorithm.id(),
                outcome,
                outcome.isElected() ? assembly.outcomes.leader() : OptionalInt.empty(),
                assembly.outcomes.leaders(),
                assembly.elections.agreedAt(),
                assembly.elections.quietAt(),
                still && assembly.elections.agreedAt().isEmpty()
                        ? OptionalLong.of(assembly.present.busyAt) : OptionalLong.empty(),
                assembly.reign.without(assembly.present.now),
                assembly.reign.several(assembly.present.now),
                messages(assembly.cost),
                assembly.accounting.longestChain(),
                new Result.Busiest(assembly.membership.id(busiest), assembly.cost.sentBy(busiest)),
                load(assembly),
                assembly.elections.all(),
                failure);
    }

    private static Result.Messages messages(Cost cost) {
        return new Result.Messages(cost.sent(), cost.delivered(), cost.lost(), cost.blocked(),
                cost.toDead(), cost.duplicated(), cost.bits(), cost.inFlight(),
                cost.sent(Category.ELECTION), cost.sent(Category.ANNOUNCE),
                cost.sent(Category.DETECT), cost.sent(Category.TRANSPORT),
                cost.sent(Category.STORE), cost.byKind());
    }

    private static Result.Load load(Assembly assembly) {
        int nodes = assembly.membership.capacity();
        double sum = 0;
        double squares = 0;
        for (int node = 0; node < nodes; node++) {
            double sent = assembly.cost.sentBy(node);
            sum += sent;
            squares += sent * sent;
        }
        double mean = nodes == 0 ? 0 : sum / nodes;
        double variance = nodes == 0 ? 0 : squares / nodes - mean * mean;
        return new Result.Load(mean, Math.sqrt(Math.max(0, variance)));
    }
}
