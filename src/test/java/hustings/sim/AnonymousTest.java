package hustings.sim;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import hustings.model.Algorithm;
import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import hustings.model.Category;
import hustings.model.Direction;
import hustings.model.Kind;
import hustings.model.Node;
import hustings.model.Option;
import hustings.model.Topology;
import hustings.model.Winner;
import hustings.run.Event;
import hustings.run.Result;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nodes without names: what they cannot find out, and what those who watch see of them. */
class AnonymousTest {
    /** Tries to find out a name, in one way or another. */
    @Algorithm(name = "Curious", year = 2026, topology = Topology.RING, paper = "none",
            anonymous = true, winner = Winner.ANY)
    public static final class Curious extends Node<Curious.Message> {
        /** Ways to find out a name. */
        public enum Way { ID, NEXT, PREVIOUS, NEIGHBOUR, MEMBERS, SENDER, LEADER, SEND, REPLY,
            BROADCAST, FOLLOW }

        @Option("how it tries")
        private Way way = Way.ID;

        sealed interface Message {}

        @Kind(Category.ELECTION)
        record Hello() implements Message {}

        @Override
        protected void start() {
            sendToNext(new Hello());
        }

        @Override
        protected void receive(Message message) {
            switch (way) {
                case ID -> because("I am %d", id());
                case NEXT -> because("next is %d", next());
                case PREVIOUS -> because("previous is %d", previous());
                case NEIGHBOUR -> because("next is %d", neighbour(Direction.CLOCKWISE));
                case MEMBERS -> because("there are %d", members().length);
                case SENDER -> because("%d has sent it", sender());
                case LEADER -> because("%d leads", leader());
                case SEND -> send(1, message);
                case REPLY -> reply(message);
                case BROADCAST -> broadcast(message);
                case FOLLOW -> follow(1, 1);
            }
        }
    }

    /** Is anonymous where everyone is a neighbour of everyone. */
    @Algorithm(name = "x", year = 2026, topology = Topology.COMPLETE, paper = "none",
            anonymous = true, winner = Winner.ANY)
    public static final class Crowd extends Node<Curious.Message> {
        @Override
        protected void start() {}

        @Override
        protected void receive(Curious.Message message) {}
    }

    /** Leads where it starts; who hears of it follows, and who is told anything notes what. */
    @Algorithm(name = "Told", year = 2026, topology = Topology.RING, paper = "none",
            anonymous = true, winner = Winner.ANY)
    public static final class Told extends Node<Told.Message> {
        private boolean leads;

        sealed interface Message {}

        @Kind(Category.ANNOUNCE)
        record Elected(int hops) implements Message {}

        @Override
        protected void start() {
            leads = true;
            lead(1);
            sendToNext(new Elected(1));
        }

        @Override
        protected void suspect(int node) {
            because("suspects %d of %d", node, ringSize());
        }

        @Override
        protected void trust(int node) {
            because("trusts %d", node);
        }

        @Override
        protected void heartbeat(int node, long term) {
            because("hears %d", node);
        }

        @Override
        protected void receive(Message message) {
            if (!leads && message instanceof Elected elected) {
                followSomebody(elected.hops, 1);
                sendToNext(new Elected(elected.hops + 1));
            }
        }
    }

    private static final AlgorithmRegistry REGISTRY = new AlgorithmRegistry(
            List.of(new AlgorithmType(Curious.class), new AlgorithmType(Told.class)));

    @ParameterizedTest
    @EnumSource(Curious.Way.class)
    void isRefusedEveryWayToANameInWords(Curious.Way way) {
        Simulation simulation = Runs.simulation(REGISTRY, "curious",
                "n=3&start=one&curious.way=" + way.name().toLowerCase(java.util.Locale.ROOT));
        simulation.run();
        assertThat(simulation.failure()).hasValueSatisfying(failure -> assertThat(failure)
                .contains("an anonymous node cannot use", "which tells names"));
    }

    @Test
    void isFoundOutByTheContractBeforeItRuns() {
        assertThatThrownBy(() -> noClasses().should(Purity.knowNames())
                .check(new ClassFileImporter().importClasses(Curious.class)))
                .hasMessageContainingAll("id()", "next()", "previous()", "members()", "sender()",
                        "leader()", "follow(int, long)");
        noClasses().should(Purity.knowNames())
                .check(new ClassFileImporter().importClasses(Told.class));
    }

    @Test
    void runsOnARingOnly() {
        assertThatThrownBy(() -> new AlgorithmType(Crowd.class)).hasMessageContaining(
                "is anonymous, with topology COMPLETE and winner ANY; allowed are RING and ANY");
    }

    @Test
    void followsWhoLeadsInTheEyesOfWhoWatches() {
        Simulation simulation = Runs.simulation(REGISTRY, "told", "n=5&start=4");
        simulation.run();
        assertThat(simulation.result().leader()).hasValue(4);
        assertThat(simulation.snapshot().nodes()).allSatisfy(node ->
                assertThat(node.leader()).isEqualTo(4));
    }

    @Test
    void isNotAgreedWhereTwoLead() {
        Simulation simulation = Runs.simulation(REGISTRY, "told", "n=5&start=2,4");
        simulation.run();
        assertThat(simulation.result().outcome()).isEqualTo(Result.Outcome.DISAGREEMENT);
    }

    @Test
    void hearsOfNoNameFromItsDetector() {
        for (String detector : List.of("perfect:3", "heartbeat:5,15")) {
            List<String> notes = Runs.events(REGISTRY, "told", "n=4&start=3&until=150&detector="
                            + detector + "&faults=60:crash-leader,100:recover-3,101:elect-3")
                    .stream().filter(event -> event.what() instanceof Event.Note)
                    .map(event -> ((Event.Note) event.what()).text()).distinct().toList();
            assertThat(notes).contains("suspects 0 of 3", "trusts 0")
                    .allMatch(note -> note.matches("(suspects 0 of 3|trusts 0|hears 0)"));
        }
    }
}
