package hustings.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlgorithmTypeTest {
    @Test
    void readsKindsOptionsAndStateOfAnAlgorithm() {
        AlgorithmType bully = AlgorithmRegistry.builtIn().get("bully");
        assertThat(bully.kinds()).extracting(MessageKind::name).containsExactly("ELECTION", "OK",
                "COORDINATOR", "QUERY", "CURRENT", "NO_ANSWER", "NO_LEADER", "HEARTBEAT");
        assertThat(bully.options()).extracting(OptionField::name).containsExactly("recovery");
        assertThat(bully.fields()).extracting(StateField::name).containsExactly("term", "state");
        assertThat(bully.fields()).extracting(StateField::durable).containsExactly(true, false);
    }

    @Test
    void namesAlgorithmsAsScenariosWriteThem() {
        assertThat(AlgorithmRegistry.builtIn().ids())
                .contains("bully", "ring", "chang-roberts", "lamport", "randomized");
    }

    @Test
    void saysWhichAlgorithmsThereAreIfOneIsMissing() {
        assertThatThrownBy(() -> AlgorithmRegistry.builtIn().get("paxos"))
                .hasMessageContaining("paxos").hasMessageContaining("chang-roberts")
                .hasMessageContaining("META-INF/services/hustings.model.Node");
    }

    @Test
    void refusesTwoAlgorithmsOfOneName() {
        AlgorithmType bully = AlgorithmRegistry.builtIn().get("bully");
        assertThatThrownBy(() -> new AlgorithmRegistry(List.of(bully, bully)))
                .hasMessageContaining("two algorithms are called bully");
    }

    /** A file that is not registered would be silently missing everywhere. */
    @Test
    void listsEveryFileInAlgorithms() throws IOException {
        Path folder = Path.of("algorithms");
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> written = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(AlgorithmTypeTest::isAnAlgorithm)
                    .map(file -> folder.relativize(file).toString()
                            .replace(".java", "").replace('/', '.'))
                    .sorted().toList();
            assertThat(AlgorithmRegistry.builtIn().all().stream().flatMap(
                    AlgorithmTypeTest::filesOf))
                    .containsExactlyInAnyOrderElementsOf(written);
        }
    }

    /** Its own, and that of what runs in its store if that is not nested. */
    private static Stream<String> filesOf(AlgorithmType algorithm) {
        return Stream.concat(Stream.of(algorithm.type()),
                algorithm.store().stream().map(StoreType::type))
                .filter(type -> type.getNestHost() == type).map(Class::getName);
    }

    /** Scaffolds and facts are none. */
    private static boolean isAnAlgorithm(Path file) {
        try {
            return Files.readString(file).contains("\npublic final class ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void setsOptionsOfFreshNodes() {
        AlgorithmType randomized = AlgorithmRegistry.builtIn().get("randomized");
        OptionField range = randomized.options().get(0);
        assertThat(range.canonical("007")).isEqualTo("7");
        assertThat(randomized.create(Map.of("range", "7"))).isNotNull();
        assertThatThrownBy(() -> range.canonical("-1"))
                .hasMessage("a whole number from 0 to 1000000");
        assertThatThrownBy(() -> randomized.create(Map.of("range", "many")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sizesMessagesByTheModelOfTheLiterature() {
        AlgorithmType algorithm = new AlgorithmType(Sizes.class);
        MessageKind all = algorithm.kinds().get(0);
        Sizes.All message = new Sizes.All(
                3, 5, true, Role.LEADER, List.of(1, 2), new Sizes.Pair(1, 9));
        // 1 for the kind, 4 for the id, 3 for the count, 1, 2 for the role, 2 ids, an id and 4.
        assertThat(all.bits(message, 4, 3)).isEqualTo(1 + 4 + 3 + 1 + 2 + 8 + 4 + 4);
        assertThat(MessageKind.partsOf(message)).isEqualTo(
                "id 3, count 5, flag true, role leader, list [1, 2], pair id 1, count 9");
    }

    @Test
    void saysWhatIsWrongWithAnAlgorithm() {
        assertThatThrownBy(() -> new AlgorithmType(NotDescribed.class))
                .hasMessageContaining("NotDescribed has no @Algorithm annotation");
        assertThatThrownBy(() -> new AlgorithmType(NoKind.class))
                .hasMessageContaining("is not a record with @Kind");
        assertThatThrownBy(() -> new AlgorithmType(OddPart.class))
                .hasMessageContaining("where of message Token is a String");
        assertThatThrownBy(() -> new AlgorithmType(StaticState.class))
                .hasMessageContaining("keeps \"elections\" in a static field that can change");
    }

    @Test
    void constructsOnlyPublicClassesThatAskNothingTooEarly() {
        for (Class<? extends Node<?>> type : List.of(NotConstructible.class, NotPublic.class)) {
            assertThatThrownBy(() ->
                    new AlgorithmType(type)).hasMessageContaining("must be a public class"
                    + " that is not abstract, with a public constructor without parameters");
        }
        assertThatThrownBy(() ->
                new AlgorithmType(TooEarly.class)).hasMessageContaining("TooEarly cannot"
                + " be constructed").hasMessageContaining("a node can use size() only in its"
                + " handlers, not while it is being constructed");
        assertThatThrownBy(() -> new AlgorithmType(Anonymous.class))
                .hasMessageContaining("a node can use id() only in its handlers");
    }

    @Test
    void refusesCostsAndBoundsThatAreNoFormulas() {
        assertThatThrownBy(() ->
                new AlgorithmType(WordyCost.class)).hasMessageContaining("WordyCost has"
                + " costs of which one is wrong: formula \"n squared\" cannot be read")
                .hasMessageContaining("allowed are n, numbers");
        assertThatThrownBy(() ->
                new AlgorithmType(WordyFunction.class)).hasMessageContaining("method f")
                .hasMessageContaining("allowed is a static one of double, for double");
        assertThatThrownBy(() -> new AlgorithmType(OptionalCost.class))
                .hasMessageContaining("has a cost when \"fast=true\"");
        assertThatThrownBy(() ->
                new AlgorithmType(WordyBound.class)).hasMessageContaining("WordyBound has"
                + " \"soon\" as within: ").hasMessageContaining("roundTrip");
    }

    @Test
    void refusesToTakeAnythingButTerminationForWhatCanBePromisedAnew() {
        assertThatThrownBy(() ->
                new AlgorithmType(AgreesAgain.class)).hasMessageContaining("AgreesAgain"
                + " has a promise of [TERMINATION, AGREEMENT] that stabilizes; only one of"
                + " TERMINATION alone can");
    }

    @Test
    void refusesPromisesThatDependOnNoOption() {
        assertThatThrownBy(() -> new AlgorithmType(NoSuchOption.class))
                .hasMessageContaining("has a promise when \"fast=true\", of which formula \"fast\""
                        + " cannot be read")
                .hasMessageContaining("allowed is an option, = or !=, and one of its values")
                .hasMessageContaining("joined by &: brave is one of false, true");
        assertThatThrownBy(() -> new AlgorithmType(NoSuchValue.class))
                .hasMessageContaining("has a promise when \"brave=perhaps\"")
                .hasMessageContaining("one of false, true");
    }

    @Test
    void refusesBreaksOfWhatIsNotPromisedOrWithoutAScenarioOfTheirOwn() {
        assertThatThrownBy(() -> new AlgorithmType(BreaksNothing.class)).hasMessageContaining(
                "BreaksNothing breaks AGREEMENT when \"it rains\", but it has no promise of that");
        assertThatThrownBy(() -> new AlgorithmType(BreaksOthers.class)).hasMessageContaining(
                "the query of a scenario without algorithms");
    }

    /** What one node puts into another one's hands, neither may change behind its back. */
    @Test
    void refusesListsThatCanBeChanged() {
        MessageKind kind = new AlgorithmType(Lists.class).kinds().get(0);
        List<Integer> seen = new ArrayList<>(List.of(3, 4));
        assertThatThrownBy(() -> kind.bits(new Lists.Seen(seen), 4, 4))
                .hasMessage("the list [3, 4] of a message can be changed; send List.copyOf(...)"
                        + " of it");
        assertThatThrownBy(() -> kind.bits(
                new Lists.Seen(Collections.unmodifiableList(seen)), 4, 4))
                .hasMessageContaining("can be changed");
        for (List<Integer> fixed : List.of(List.copyOf(seen), seen.stream().toList(), List.of(1, 2),
                List.of(1, 2, 3).subList(1, 3))) {
            assertThat(kind.bits(new Lists.Seen(fixed), 4, 4)).isEqualTo(8);
        }
    }

    /** Every type a message may carry. */
    @Algorithm(name = "Sizes", year = 2026, topology = Topology.COMPLETE, paper = "none")
    public static final class Sizes extends Silent<Sizes.Message> {
        /** Its messages. */
        public sealed interface Message {}

        /** All types. */
        @Kind(Category.ELECTION)
        public record All(int id, long count, boolean flag, Role role, List<Integer> list,
                Pair pair) implements Message {}

        /** Another kind. */
        @Kind(Category.ANNOUNCE)
        public record Other() implements Message {}

        /** A part of a message. */
        public record Pair(int id, long count) {}
    }

    /** Does nothing. */
    public abstract static class Silent<M> extends Node<M> {
        @Override
        protected void start() {}

        @Override
        protected void receive(M message) {}
    }

    /** A message of a kind that is not declared. */
    public record Unkind() {}

    /** A message with a part that is not allowed. */
    @Kind(Category.ELECTION)
    public record Token(String where) {}

    /** A good message. */
    @Kind(Category.ELECTION)
    public record Good() {}

    /** Has no annotation. */
    public static final class NotDescribed extends Silent<Good> {}

    /** Sends a record without a kind. */
    @Algorithm(name = "x", year = 1, topology = Topology.RING, paper = "none")
    public static final class NoKind extends Silent<Unkind> {}

    /** Sends text. */
    @Algorithm(name = "x", year = 1, topology = Topology.RING, paper = "none")
    public static final class OddPart extends Silent<Token> {}

    /** Has no constructor to call. */
    @Algorithm(name = "x", year = 1, topology = Topology.RING, paper = "none")
    public static final class NotConstructible extends Silent<Good> {
        NotConstructible(int size) {
            super();
        }
    }

    /** Is for its own package. */
    @Algorithm(name = "x", year = 1, topology = Topology.RING, paper = "none")
    static final class NotPublic extends Silent<Good> {
        public NotPublic() {
            super();
        }
    }

    /** Remembers something for all nodes. */
    @Algorithm(name = "x", year = 1, topology = Topology.RING, paper = "none")
    public static final class StaticState extends Silent<Good> {
        static int elections;
    }

    /** Wants to know its name before it has one. */
    @Algorithm(name = "x", year = 1, topology = Topology.RING, paper = "none")
    public static final class Anonymous extends Silent<Good> {
        final int name = id();
    }

    /** Tells its cost in words. */
    @Algorithm(name = "x", year = 1, topology = Topology.RING, paper = "none", best = "n squared")
    public static final class WordyCost extends Silent<Good> {}

    /** Has a method for its formulas that is none of numbers. */
    @Algorithm(name = "x", year = 1, topology = Topology.RING, paper = "none", mean = "f(n)")
    public static final class WordyFunction extends Silent<Good> {
        @Where("a word")
        static String f(double n) {
            return "n";
        }
    }

    /** Costs something where an option is set that it does not have. */
    @Algorithm(name = "x", year = 1, topology = Topology.RING, paper = "none")
    @Complexity(when = "fast=true", mean = "n")
    public static final class OptionalCost extends Silent<Good> {}

    /** Promises something soon. */
    @Algorithm(name = "x", year = 1, topology = Topology.RING, paper = "none")
    @Promise(value = Property.TERMINATION, within = "soon")
    public static final class WordyBound extends Silent<Good> {}

    /** Promises anew what cannot be. */
    @Algorithm(name = "x", year = 1, topology = Topology.RING, paper = "none")
    @Promise(value = {Property.TERMINATION, Property.AGREEMENT}, stabilizes = true)
    public static final class AgreesAgain extends Silent<Good> {}

    /** Promises something where an option is set that it does not have. */
    @Algorithm(name = "x", year = 1, topology = Topology.RING, paper = "none")
    @Promise(value = Property.TERMINATION, when = "fast=true")
    public static final class NoSuchOption extends Silent<Good> {
        @Option("whether it is brave")
        final boolean brave = false;
    }

    /** Breaks a promise that it has made without a condition, so that nothing excuses it. */
    @Algorithm(name = "x", year = 1, topology = Topology.RING, paper = "none")
    @Promise(Property.AGREEMENT)
    @Counterexample(value = Property.AGREEMENT, when = "it rains", scenario = "n=3")
    public static final class BreaksNothing extends Silent<Good> {}

    /** Shows how others break. */
    @Algorithm(name = "x", year = 1, topology = Topology.RING, paper = "none")
    @Promise(value = Property.AGREEMENT, given = Condition.RELIABLE)
    @Counterexample(value = Property.AGREEMENT, when = "it rains",
            scenario = "n=3&algorithms=bully")
    public static final class BreaksOthers extends Silent<Good> {}

    /** Promises something where an option has a value that it cannot have. */
    @Algorithm(name = "x", year = 1, topology = Topology.RING, paper = "none")
    @Promise(value = Property.TERMINATION, when = "brave!=true")
    @Promise(value = Property.AGREEMENT, when = "brave=perhaps")
    public static final class NoSuchValue extends Silent<Good> {
        @Option("whether it is brave")
        final boolean brave = false;
    }

    /** Sends lists. */
    @Algorithm(name = "x", year = 1, topology = Topology.RING, paper = "none")
    public static final class Lists extends Silent<Lists.Seen> {
        /** Whom its sender has seen. */
        @Kind(Category.ELECTION)
        public record Seen(List<Integer> nodes) {}
    }

    /** Asks the network before there is one. */
    @Algorithm(name = "x", year = 1, topology = Topology.RING, paper = "none")
    public static final class TooEarly extends Silent<Good> {
        final int early = size();
    }
}
