package hustings.sim;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.Algorithm;
import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import hustings.model.Category;
import hustings.model.Direction;
import hustings.model.Kind;
import hustings.model.Node;
import hustings.model.Topology;
import hustings.run.Event;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A ring on which nodes send both ways, with dead nodes and without. */
class BidirectionalRingTest {
    /** Sends a token round the ring each way. */
    @Algorithm(name = "Both ways", year = 2026, topology = Topology.BIDIRECTIONAL_RING,
            paper = "none")
    public static final class BothWays extends Node<BothWays.Message> {
        private long homeClockwise;
        private long homeCounterclockwise;

        sealed interface Message {}

        @Kind(Category.ELECTION)
        record Token(int owner, Direction direction) implements Message {}

        @Override
        protected void start() {
            for (Direction direction : Direction.values()) {
                send(neighbour(direction), new Token(id(), direction));
            }
        }

        @Override
        protected void receive(Message message) {
            switch (message) {
                case Token(int owner, Direction way) when owner != id() ->
                        send(neighbour(way), message);
                case Token(int owner, Direction way) when way == Direction.CLOCKWISE ->
                        homeClockwise = now();
                case Token(int owner, Direction way) -> homeCounterclockwise = now();
            }
        }
    }

    private static final AlgorithmRegistry REGISTRY =
            new AlgorithmRegistry(List.of(new AlgorithmType(BothWays.class)));

    private static List<String> hops(String scenario) {
        List<Event> events = new ArrayList<>();
        Scenario read = Runs.scenario(REGISTRY, "both-ways", scenario);
        new Simulation(read, REGISTRY.get("both-ways"), WorkLimit.unlimited(), events::add).run();
        return events.stream().filter(event -> event.what() instanceof Event.Sent)
                .map(event -> event.node() + ">" + ((Event.Sent) event.what()).to()
                        + (((Event.Sent) event.what()).content().endsWith("counterclockwise")
                                ? " back" : "")).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "n=4&ids=1,2,3,4&start=1 | 1>2,1>4 back,2>3,4>3 back,3>4,3>2 back,4>1,2>1 back",
        "n=2&ids=1,2&start=1 | 1>2,1>2 back,2>1,2>1 back",
        "n=4&ids=1,2,3,4&start=1&faults=0:crash-2 | 1>3,1>4 back,3>4,4>3 back,4>1,3>1 back",
    })
    void carriesATokenRoundEachWay(String scenario, String hops) {
        assertThat(hops(scenario + "&latency=1")).containsExactly(hops.split(","));
    }

    @Test
    void skipsTheDeadInTheDirectionInWhichTheMessageTravels() {
        assertThat(hops("ids=1,2,3,4,5&start=1&latency=1&ring=skip&faults=0:crash-2,0:crash-5"))
                .containsExactly("1>2", "1>5 back", "1>3", "1>4 back", "3>4", "4>3 back",
                        "4>5", "3>2 back", "4>1", "3>1 back");
    }

    @Test
    void skipsSeveralDeadNeighboursOneByOneAndComesHomeToWhoIsAloneWithoutAMessage() {
        assertThat(hops("ids=1,2,3,4&start=1&latency=1&ring=skip"
                + "&faults=0:crash-2,0:crash-3,0:crash-4")).containsExactly("1>2", "1>4 back",
                "1>3", "1>3 back", "1>4", "1>2 back");
    }

    /** Sends to the node after next. */
    @Algorithm(name = "Too far", year = 2026, topology = Topology.BIDIRECTIONAL_RING,
            paper = "none")
    public static final class TooFar extends Node<TooFar.Message> {
        sealed interface Message {}

        @Kind(Category.ELECTION)
        record Token() implements Message {}

        @Override
        protected void start() {
            send(next(next()), new Token());
        }

        @Override
        protected void receive(Message message) {}
    }

    @Test
    void refusesToSendToANodeThatIsNoNeighbour() {
        Simulation simulation =
                Runs.simulation(new AlgorithmRegistry(List.of(new AlgorithmType(TooFar.class))),
                "too-far", "ids=1,2,3,4,5&start=1");
        simulation.run();
        assertThat(simulation.failure()).hasValueSatisfying(failure -> assertThat(failure)
                .contains("node 1 sent to node 3; on a ring it can send only to the next node, 2,"
                        + " and to the previous one, 5"));
    }
}
