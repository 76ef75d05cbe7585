package hustings.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An algorithm that extends a scaffold, and has facts beside it. */
class LineageTest {
    private final AlgorithmType spinner = new AlgorithmType(Spinner.class);

    @Test
    void sendsItsOwnMessagesAndThoseOfTheScaffoldAsTheScaffoldOrdersThem() {
        assertThat(spinner.kinds()).extracting(MessageKind::name)
                .containsExactly("TURN", "BACK", "DONE", "HEARTBEAT");
    }

    @Test
    void hasTheStateAndTheOptionsOfBoth() {
        assertThat(spinner.fields()).extracting(StateField::name)
                .containsExactly("term", "turns");
        assertThat(spinner.options()).extracting(OptionField::name)
                .containsExactly("wild", "pace");
        Node<?> crashed = spinner.create(Map.of("pace", "5"));
        assertThat(spinner.recreate(crashed, Map.of())).isInstanceOf(Spinner.class);
    }

    @Test
    void bootsAsTheScaffoldDoes() {
        assertThat(spinner.boots()).isTrue();
        assertThat(spinner.idles()).isFalse();
    }

    @Test
    void promisesWhatIsPromisedBesideItAndBesideThat() {
        assertThat(spinner.promises()).extracting(promise -> promise.value()[0])
                .containsExactly(Property.STABILITY, Property.AGREEMENT);
        assertThat(spinner.counterexamples()).extracting(Counterexample::when).containsExactly(
                "it rains");
        assertThat(spinner.headline(Case.MEAN, 4)).isEqualTo(8);
    }

    @Test
    void isPublishedAndCostsWhatIsSaidBesideItUnlessItSaysSoItself() {
        assertThat(spinner.paper()).isEqualTo("Wheels, volume 2");
        assertThat(spinner.costs()).isEqualTo("it costs what it costs");
        AlgorithmType keeper = new AlgorithmType(Keeper.class);
        assertThat(keeper.paper()).isEqualTo("none");
        assertThat(keeper.costs()).isEmpty();
    }

    @Test
    void keepsNoStateThatAllNodesShareInAScaffoldEither() {
        assertThatThrownBy(() -> new AlgorithmType(Shared.class))
                .hasMessageContaining("keeps \"all\" in a static field that can change");
    }

    @Test
    void isMadeOfItsOwnClassAndOfThoseThatItExtends() {
        assertThat(spinner.isMadeOf(Spinner.class.getName())).isTrue();
        assertThat(spinner.isMadeOf(Wheel.Done.class.getName())).isTrue();
        assertThat(spinner.isMadeOf(Node.class.getName())).isFalse();
        assertThat(spinner.isMadeOf(Shared.class.getName())).isFalse();
    }

    @Test
    void isMadeOfWhatRunsInItsStoreToo() {
        AlgorithmType keeper = new AlgorithmType(Keeper.class);
        assertThat(keeper.isMadeOf(Shelf.class.getName())).isTrue();
        assertThat(keeper.isMadeOf(Board.class.getName())).isTrue();
        assertThat(keeper.isMadeOf(Spinner.class.getName())).isFalse();
    }

    @Test
    void saysOfScaffoldsWhatTheyAreAndNothingOfItsOwnClassAndItsStore() {
        AlgorithmType keeper = new AlgorithmType(Keeper.class);
        assertThat(keeper.scaffold(new Source.File(Keeper.class, "", 1))).isEmpty();
        assertThat(keeper.scaffold(new Source.File(Shelf.class, "", 1))).isEmpty();
        assertThat(keeper.scaffold(new Source.File(Board.class, "", 1))).isEqualTo("board");
    }

    @Test
    void keepsNoStateThatAllRunsShareInItsStore() {
        assertThatThrownBy(() -> new AlgorithmType(Spoiler.class))
                .hasMessageContaining("keeps \"all\" in a static field that can change");
    }

    /** What wheels have in common. */
    public abstract static class Wheel<M extends Wheel.Contest> extends Node<Wheel.Message> {
        @Option("how fast it turns")
        private int pace = 3;

        /** The term. */
        protected long term;

        /** What wheels send. */
        public sealed interface Message permits Contest, Done {}

        /** What each sends besides. */
        public non-sealed interface Contest extends Message {}

        /** It has stopped. */
        @Kind(Category.ANNOUNCE)
        public record Done() implements Message {}

        @Override
        protected void boot() {
            term = pace;
        }

        @Override
        protected void receive(Message message) {}
    }

    /** What is known of all wheels. */
    @Promise(Property.AGREEMENT)
    interface WheelFacts {}

    /** What is known of this one. */
    @Paper("Wheels, volume 2")
    @Costs("it costs what it costs")
    @Complexity(start = Starters.ALL, mean = "twice(n)")
    @Promise(value = Property.STABILITY, given = Condition.RELIABLE)
    @Counterexample(value = Property.STABILITY, when = "it rains", scenario = "n=3")
    interface SpinnerFacts extends WheelFacts {
        /** Twice as much. */
        @Where("twice as much")
        static double twice(double n) {
            return 2 * n;
        }
    }

    /** A wheel. */
    @Algorithm(name = "Spinner", year = 1, topology = Topology.RING, facts = SpinnerFacts.class)
    public static final class Spinner extends Wheel<Spinner.Spin> {
        @Option("whether it is wild")
        private boolean wild;

        private List<Integer> turns = List.of();

        /** What it sends itself. */
        public sealed interface Spin extends Contest {}

        /** It turns. */
        @Kind(Category.ELECTION)
        public record Turn(int times) implements Spin {}

        /** It turns back. */
        @Kind(Category.ELECTION)
        public record Back() implements Spin {}

        @Override
        protected void start() {
            turns = wild ? List.of(1, 2) : List.of(1);
        }
    }

    /** Counts for all. */
    public abstract static class Counting extends Node<Shared.Good> {
        static int all;
    }

    /** Extends what counts for all. */
    @Algorithm(name = "x", year = 1, topology = Topology.RING, paper = "none")
    public static final class Shared extends Counting {
        /** A message. */
        @Kind(Category.ELECTION)
        public record Good() {}

        @Override
        protected void start() {}

        @Override
        protected void receive(Good message) {}
    }

    /** What is asked of a store. */
    @Kind(Category.STORE)
    public record Ask() {}

    /** What stores have in common. */
    public abstract static class Board extends Node<Ask> {
        @Override
        protected void start() {}

        @Override
        protected void receive(Ask message) {}
    }

    /** A store that is not nested in its algorithm. */
    public static final class Shelf extends Board {}

    /** Has it as its store. */
    @Algorithm(name = "x", year = 1, topology = Topology.STORE, store = Shelf.class, paper = "none")
    public static final class Keeper extends Node<Ask> {
        @Override
        protected void start() {}

        @Override
        protected void receive(Ask message) {}
    }

    /** A store that counts for all. */
    public static final class Spoiled extends Node<Ask> {
        static int all;

        @Override
        protected void start() {}

        @Override
        protected void receive(Ask message) {}
    }

    /** Has that as its store. */
    @Algorithm(name = "x", year = 1, topology = Topology.STORE, store = Spoiled.class,
            paper = "none")
    public static final class Spoiler extends Node<Ask> {
        @Override
        protected void start() {}

        @Override
        protected void receive(Ask message) {}
    }
}
