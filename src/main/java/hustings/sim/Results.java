package hustings.sim;

import hustings.model.Category;
import hustings.run.Result;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Results of simulations, as they stand. */
final class Results {
    private Results() {}

    /** That of a world, with why it broke, if it did; nothing more will happen in it if still. */
    static Result of(World world, Optional<String> failure, boolean still) {
        Outcomes outcomes = new Outcomes(world);
        Result.Outcome outcome = failure.isPresent() ? Result.Outcome.FAILED : outcomes.present();
        int busiest = world.cost.busiest();
        return new Result(
                world.algorithm.id(),
                outcome,
                outcome.isElected() ? outcomes.leader() : OptionalInt.empty(),
                outcomes.leaders(),
                world.elections.agreedAt(),
                world.elections.quietAt(),
                still && world.elections.agreedAt().isEmpty()
                        ? OptionalLong.of(world.present.busyAt) : OptionalLong.empty(),
                world.reign.without(world.present.now),
                world.reign.several(world.present.now),
                messages(world.cost),
                world.post.longestChain(),
                new Result.Busiest(world.id(busiest), world.cost.sentBy(busiest)),
                load(world),
                world.elections.all(),
                failure);
    }

    private static Result.Messages messages(Cost cost) {
        return new Result.Messages(cost.sent(), cost.delivered(), cost.lost(), cost.blocked(),
                cost.toDead(), cost.duplicated(), cost.bits(), cost.inFlight(),
                cost.sent(Category.ELECTION), cost.sent(Category.ANNOUNCE),
                cost.sent(Category.DETECT), cost.sent(Category.TRANSPORT),
                cost.sent(Category.STORE), cost.byKind());
    }

    private static Result.Load load(World world) {
        int nodes = world.membership.places() - (world.membership.store() >= 0 ? 1 : 0);
        double sum = 0;
        double squares = 0;
        for (int node = 0; node < nodes; node++) {
            double sent = world.cost.sentBy(node);
            sum += sent;
            squares += sent * sent;
        }
        double mean = nodes == 0 ? 0 : sum / nodes;
        double variance = nodes == 0 ? 0 : squares / nodes - mean * mean;
        return new Result.Load(mean, Math.sqrt(Math.max(0, variance)));
    }
}
