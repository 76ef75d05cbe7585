package hustings.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EngineTest {
    @Test
    void readsKindsOptionsAndStateOfAnAlgorithm() {
        Engine bully = Engines.builtIn().get("bully");
        assertThat(bully.kinds()).extracting(MessageKind::name).containsExactly("ELECTION", "OK",
                "COORDINATOR", "QUERY", "CURRENT", "NO_ANSWER", "NO_LEADER", "HEARTBEAT");
        assertThat(bully.options()).extracting(OptionField::name).containsExactly("recovery");
        assertThat(bully.fields()).extracting(StateField::name).containsExactly("term", "state");
        assertThat(bully.fields()).extracting(StateField::durable).containsExactly(true, false);
    }

    @Test
    void namesAlgorithmsAsScenariosWriteThem() {
        assertThat(Engines.builtIn().ids())
                .containsExactly("bully", "ring", "chang-roberts", "lamport", "randomized");
    }

    @Test
    void saysWhichAlgorithmsThereAreIfOneIsMissing() {
        assertThatThrownBy(() -> Engines.builtIn().get("paxos"))
                .hasMessageContaining("paxos").hasMessageContaining("chang-roberts");
    }

    @Test
    void refusesTwoAlgorithmsOfOneName() {
        Engine bully = Engines.builtIn().get("bully");
        assertThatThrownBy(() -> new Engines(List.of(bully, bully)))
                .hasMessageContaining("two algorithms are called bully");
    }

    /** A file that is not registered would be silently missing everywhere. */
    @Test
    void listsEveryFileInAlgorithms() throws IOException {
        Path folder = Path.of("algorithms");
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> written = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .map(file -> folder.relativize(file).toString()
                            .replace(".java", "").replace('/', '.'))
                    .sorted().toList();
            assertThat(Engines.builtIn().all()).extracting(engine -> engine.type().getName())
                    .containsExactlyInAnyOrderElementsOf(written);
        }
    }

    @Test
    void setsOptionsOfFreshNodes() {
        Engine randomized = Engines.builtIn().get("randomized");
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
        Engine engine = new Engine(Sizes.class);
        MessageKind all = engine.kinds().get(0);
        Sizes.All message = new Sizes.All(
                3, 5, true, Role.LEADER, List.of(1, 2), new Sizes.Pair(1, 9));
        // 1 for the kind, 4 for the id, 3 for the count, 1, 2 for the role, 2 ids, an id and 4.
        assertThat(all.bits(message, 4)).isEqualTo(1 + 4 + 3 + 1 + 2 + 8 + 4 + 4);
        assertThat(MessageKind.partsOf(message)).isEqualTo(
                "id 3, count 5, flag true, role leader, list [1, 2], pair id 1, count 9");
    }

    @Test
    void saysWhatIsWrongWithAnAlgorithm() {
        assertThatThrownBy(() -> new Engine(NotDescribed.class))
                .hasMessageContaining("NotDescribed has no @Algorithm annotation");
        assertThatThrownBy(() -> new Engine(NoKind.class))
                .hasMessageContaining("is not a record with @Kind");
        assertThatThrownBy(() -> new Engine(OddPart.class))
                .hasMessageContaining("where of message Token is a String");
        assertThatThrownBy(() -> new Engine(NotConstructible.class))
                .hasMessageContaining("no public constructor without parameters");
        assertThatThrownBy(() -> new Engine(TooEarly.class).create(Map.of()))
                .hasRootCauseMessage("a node can use size() only in its handlers, not while it is"
                        + " being constructed");
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

    /** Asks the network before there is one. */
    @Algorithm(name = "x", year = 1, topology = Topology.RING, paper = "none")
    public static final class TooEarly extends Silent<Good> {
        final int early = size();
    }
}
