package hustings.sim;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hustings.model.Algorithm;
import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import hustings.model.Category;
import hustings.model.Kind;
import hustings.model.Node;
import hustings.model.Promise;
import hustings.model.Property;
import hustings.model.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the contract says to algorithms that do not fulfil it. */
class ElectionContractTest {
    private static ElectionContract contract(Class<? extends Node<?>> type) {
        AlgorithmType algorithm = new AlgorithmType(type);
        AlgorithmRegistry registry = new AlgorithmRegistry(List.of(algorithm));
        return new ElectionContract() {
            @Override
            public AlgorithmRegistry registry() {
                return registry;
            }

            @Override
            public String algorithm() {
                return algorithm.id();
            }

            @Override
            public List<String> rareScenarios() {
                return List.of();
            }
        };
    }

    @Test
    void tellsWhatAnAlgorithmThrowsAndInWhichScenario() {
        assertThatThrownBy(contract(Mumbler.class)::electsOneLeaderThatAllFollow)
                .hasMessageMatching("IllegalArgumentException: node 1 sent to node 0, which does"
                        + " not exist, at ElectionContractTest.java:\\d+, node 1, tick 0, on being"
                        + " told to start, in the scenario n=1&start=all.*");
    }

    @Test
    void tellsOfAReasonThatCannotBeWrittenThoughOnlyWatchersReadIt() {
        assertThatThrownBy(contract(Babbler.class)::doesTheSameWhetherOrNotAnyoneWatches)
                .hasMessageContaining("IllegalFormatConversionException: d != java.lang.String");
    }

    @Test
    void tellsOfChanceThatTheSeedDoesNotDecide() {
        assertThatThrownBy(contract(Gambler.class)::doesTheSameTwice)
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(contract(Gambler.class)::dependsOnNothingButItsScenario)
                .hasMessageContaining("java.lang.Math.random()");
        assertThatThrownBy(contract(Gambler.Dicer.class)::dependsOnNothingButItsScenario)
                .hasMessageContaining("java.lang.System.nanoTime()");
    }

    @Test
    void tellsOfBrokenPromises() {
        assertThatThrownBy(contract(Babbler.class)::keepsItsPromisesInRandomScenarios)
                .hasMessageContaining("promises broken though all that they rest on holds");
    }

    @Test
    void tellsHowToLetAnotherOneWin() {
        assertThatThrownBy(contract(Gambler.class)::electsTheLargestNodeIfItPromisesTo)
                .hasMessageContaining("override electsTheLargest()");
    }

    @Test
    void tellsWhereAnAlgorithmIsRegisteredThatIsNotThere() {
        ElectionContract contract = new ElectionContract() {
            @Override
            public String algorithm() {
                return "row-call";
            }

            @Override
            public List<String> rareScenarios() {
                return List.of();
            }
        };
        assertThatThrownBy(contract::electsOneLeaderThatAllFollow)
                .hasMessageContaining("there is no algorithm \"row-call\"; there are bully, ")
                .hasMessageContaining("META-INF/services/hustings.model.Node");
    }

    /** Says something. */
    @Kind(Category.ELECTION)
    public record Word(long term) {}

    /** Sends to nobody. */
    @Algorithm(name = "x", year = 2026, topology = Topology.COMPLETE, paper = "none")
    public static final class Mumbler extends Node<Word> {
        @Override
        protected void start() {
            send(leader(), new Word(1));
        }

        @Override
        protected void receive(Word word) {}
    }

    /** Gives reasons that cannot be written, and makes everyone lead. */
    @Algorithm(name = "x", year = 2026, topology = Topology.COMPLETE, paper = "none")
    @Promise(Property.TERM_UNIQUENESS)
    public static final class Babbler extends Node<Word> {
        @Override
        protected void start() {
            lead(1);
            broadcast(new Word(1));
        }

        @Override
        protected void receive(Word word) {
            because("%d", "whatever");
        }
    }

    /** Whoever throws high leads. */
    @Algorithm(name = "x", year = 2026, topology = Topology.COMPLETE, paper = "none")
    public static final class Gambler extends Node<Word> {
        @Override
        protected void start() {
            campaign(1);
            broadcast(new Word((long) (1000 * Math.random())));
        }

        @Override
        protected void receive(Word word) {
            follow(sender(), 1);
        }

        /** Takes its luck from the clock. */
        @Algorithm(name = "x", year = 2026, topology = Topology.COMPLETE, paper = "none")
        public static final class Dicer extends Node<Word> {
            @Override
            protected void start() {
                lead(System.nanoTime());
            }

            @Override
            protected void receive(Word word) {}
        }
    }
}
