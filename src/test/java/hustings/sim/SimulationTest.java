package hustings.sim;

import static hustings.sim.Runs.events;
import static hustings.sim.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hustings.model.Algorithm;
import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import hustings.model.Category;
import hustings.model.Kind;
import hustings.model.Node;
import hustings.model.Role;
import hustings.model.Topology;
import hustings.run.Event;
import hustings.run.Result;
import hustings.run.Snapshot;
import hustings.run.Status;
import hustings.run.TooMuchWork;
import hustings.run.WorkLimit;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static <W extends Event.What> List<Event> of(List<Event> events, Class<W> what) {
        return events.stream().filter(event -> what.isInstance(event.what())).toList();
    }

    private static Snapshot.NodeState node(String algorithm, String scenario, long tick, int id) {
        Simulation simulation = Runs.simulation(algorithm, scenario);
        simulation.advanceTo(tick);
        return simulation.node(id);
    }

    @Test
    void electsAmongAMillionNodesAtTheExactCost() {
        Result result = run("chang-roberts",
                "n=1000000&ids=ascending&latency=1&until=10000000");
        assertThat(result.leader()).hasValue(1_000_000);
        assertThat(result.messages().election()).isEqualTo(1_999_999);
        assertThat(result.messages().announce()).isEqualTo(1_000_000);
        assertThat(result.agreedAt()).hasValue(1_999_999);
    }

    @Test
    void stopsWhereTheBudgetEndsAndSaysSo() {
        Simulation simulation = new Simulation(Runs.scenario("bully", "n=2000"),
                Runs.REGISTRY.get("bully"), new WorkLimit(100_000));
        assertThatThrownBy(simulation::run).isInstanceOf(TooMuchWork.class)
                .hasMessageContaining("bully").hasMessageContaining("100000");
    }

    @Test
    void countsLongMessagesAsMoreWork() {
        Simulation simulation = new Simulation(
                Runs.scenario("ring", "n=100000&start=one&until=1000000000"),
                Runs.REGISTRY.get("ring"), new WorkLimit(1_000_000));
        assertThatThrownBy(simulation::run).isInstanceOf(TooMuchWork.class);
    }

    @Test
    void doesNothingToCrashedNodesAndHoldsBackFromPausedOnes() {
        List<Event> events = events("bully",
                "n=3&ids=ascending&latency=1&start=1&detector=none&faults=0:pause-3,20:resume-3");
        Event resumed = of(events, Event.Acted.class).get(1);
        List<Event> atThree = events.stream().filter(event -> event.node() == 3
                && event.what() instanceof Event.Delivered).toList();
        assertThat(atThree).isNotEmpty()
                .allSatisfy(event -> assertThat(event.tick()).isGreaterThanOrEqualTo(20));
        assertThat(atThree.get(0).number()).isGreaterThan(resumed.number());
        assertThat(run("bully",
                "n=3&latency=1&start=1&detector=none&faults=0:pause-3,20:resume-3").leader())
                .hasValue(3);
    }

    @Test
    void carriesOnlyDurableFieldsOverACrash() {
        String scenario = "n=3&latency=1&bully.recovery=listen&detector=none"
                + "&faults=20:crash-1,30:recover-1";
        assertThat(node("bully", scenario, 19, 1).fields()).containsEntry("term", "1");
        assertThat(node("bully", scenario, 25, 1).status()).isEqualTo(Status.CRASHED);
        assertThat(node("bully", scenario, 30, 1).fields())
                .containsEntry("term", "1").containsEntry("state", "listening");
        assertThat(node("lamport", "n=3&latency=1&faults=20:crash-1,30:recover-1", 30, 1).fields())
                .containsEntry("term", "0");
    }

    @Test
    void tellsEveryFollowerOfACrashAfterTheDelayOfAPerfectDetector() {
        List<Event> suspicions = of(events("bully",
                "n=5&latency=1&detector=perfect:7&faults=50:crash-5"), Event.Suspected.class);
        assertThat(suspicions).extracting(Event::tick).containsOnly(57L);
        assertThat(suspicions).extracting(Event::node).containsExactly(1, 2, 3, 4);
    }

    @Test
    void tellsOnlyTheLowestFollowerWhereTheDetectorIsFirst() {
        List<Event> suspicions = of(events("chang-roberts",
                "n=5&latency=1&detector=first:7&faults=50:crash-5"), Event.Suspected.class);
        assertThat(suspicions).hasSize(1);
        assertThat(suspicions.get(0).node()).isEqualTo(1);
    }

    @Test
    void tellsWhoComesToFollowADeadNodeLate() {
        Result result = run("bully",
                "n=3&ids=ascending&start=3&latency=9&detector=perfect:1&faults=2:crash-3");
        assertThat(result.leader()).hasValue(2);
    }

    @Test
    void suspectsALeaderWhoseHeartbeatsStayAway() {
        List<Event> events = events("lamport",
                "n=4&latency=1&detector=heartbeat:5,12&faults=60:crash-leader&until=200");
        assertThat(of(events, Event.Suspected.class)).isNotEmpty().allSatisfy(event ->
                assertThat(event.tick()).isBetween(60L, 73L));
        assertThat(run("lamport", "n=4&latency=1&detector=heartbeat:5,12&until=200")
                .messages().detect()).isEqualTo(3 * 39);
    }

    @Test
    void blocksWhatMeetsACutWhenItIsSentOrWhenItArrives() {
        Result.Messages sentInto = run("bully",
                "n=2&latency=5&start=1&detector=none&faults=0:split-1&until=50").messages();
        assertThat(sentInto.blocked()).isEqualTo(1 + sentInto.announce());
        Result.Messages arrivingIn = run("chang-roberts",
                "n=2&ids=1,2&latency=5&start=1&detector=none&faults=3:cut-1-2&until=50").messages();
        assertThat(arrivingIn.blocked()).isEqualTo(1);
        assertThat(arrivingIn.delivered()).isZero();
    }

    private static long ticksToAgree(String faults) {
        return run("chang-roberts", "n=3&ids=ascending&latency=2&start=3&faults=" + faults)
                .agreedAt().orElseThrow();
    }

    @Test
    void letsOneMessageBeDroppedDeliveredDelayedOrDoubledByHand() {
        assertThat(ticksToAgree("")).isEqualTo(10);
        assertThat(ticksToAgree("1:deliver-3-1")).isEqualTo(9);
        assertThat(ticksToAgree("1:delay-3-1-7")).isEqualTo(17);
        assertThat(ticksToAgree("1:chang-roberts.delay-3-1-7")).isEqualTo(17);
        assertThat(ticksToAgree("1:bully.delay-3-1-7")).isEqualTo(10);
        String start = "n=3&ids=ascending&latency=2&start=3&faults=";
        Result dropped = run("chang-roberts", start + "1:drop-3-1");
        assertThat(dropped.messages().lost()).isEqualTo(1);
        assertThat(dropped.outcome()).isEqualTo(Result.Outcome.NO_LEADER);
        assertThat(dropped.blockedAt()).hasValue(1);
        Result doubled = run("chang-roberts", start + "1:double-3-1");
        assertThat(doubled.messages().duplicated()).isEqualTo(1);
        assertThat(doubled.messages().sent()).isGreaterThan(6);
        assertThat(doubled.outcome()).isEqualTo(Result.Outcome.ELECTED);
    }

    @Test
    void countsMessagesOnALinkByWhenTheyAreDueAlsoFarAhead() {
        String start = "n=2&ids=1,2&latency=5000&until=30000&detector=none&start=1"
                + "&faults=0:elect-1,1:elect-1,2:";
        assertThat(run("bully", start + "drop-1-2").messages().lost()).isEqualTo(1);
        assertThat(run("bully", start + "drop-1-2~3").messages().lost()).isEqualTo(1);
        assertThat(run("bully", start + "drop-1-2~4").messages().lost()).isZero();
        assertThat(Runs.events("bully", start + "drop-1-2~4")).extracting(Event::what)
                .contains(new Event.Note("drop-1-2~4 does nothing: no such message is on its way"));
    }

    @Test
    void slowsEverythingANodeSendsUntilItIsToldNotTo() {
        String start = "n=3&ids=ascending&latency=2&start=3&faults=";
        assertThat(run("chang-roberts", start + "0:slow-1-9").agreedAt()).hasValue(24);
        assertThat(run("chang-roberts", start + "0:slow-1-9,1:slow-1-0").agreedAt())
                .hasValue(10);
    }

    @Test
    void healsTheRingForFreeOrSkipsTheDeadAtACost() {
        String scenario = "n=5&ids=ascending&latency=1&start=1&detector=none"
                + "&faults=0:crash-2,0:crash-3";
        Result healed = run("chang-roberts", scenario);
        Result skipped = run("chang-roberts", scenario + "&ring=skip");
        assertThat(healed.messages().toDead()).isZero();
        assertThat(skipped.leader()).isEqualTo(healed.leader()).hasValue(5);
        assertThat(skipped.messages().toDead()).isPositive();
        assertThat(skipped.messages().sent())
                .isEqualTo(healed.messages().sent() + skipped.messages().toDead());
        assertThat(skipped.agreedAt().getAsLong()).isGreaterThan(healed.agreedAt().getAsLong());
    }

    @Test
    void letsNodesJoinAndLeave() {
        Simulation simulation = Runs.simulation("bully",
                "n=3&latency=1&faults=30:join-9,60:leave-2&until=100");
        simulation.advanceTo(29);
        assertThat(simulation.snapshot().nodes()).hasSize(3);
        simulation.advanceTo(59);
        assertThat(simulation.snapshot().nodes()).hasSize(4);
        assertThat(simulation.result().leader()).hasValue(9);
        simulation.run();
        assertThat(simulation.node(2).status()).isEqualTo(Status.LEFT);
        assertThat(simulation.result().leader()).hasValue(9);
    }

    @Test
    void saysWhyAFaultDoesNothing() {
        List<Event> events = events("bully",
                "n=2&faults=5:recover-1,6:resume-2,7:crash-2,8:elect-2");
        assertThat(of(events, Event.Note.class)).extracting(event ->
                ((Event.Note) event.what()).text()).contains(
                        "recover-1 does nothing: the node is up",
                        "resume-2 does nothing: the node is up",
                        "elect-2 does nothing: the node has crashed");
    }

    @Test
    void crashesWhoeverLeadsWithTheHighestTerm() {
        Simulation simulation = Runs.simulation("bully",
                "n=4&latency=1&faults=30:crash-leader,60:crash-leader&until=100");
        simulation.run();
        assertThat(simulation.node(4).status()).isEqualTo(Status.CRASHED);
        assertThat(simulation.node(3).status()).isEqualTo(Status.CRASHED);
        assertThat(simulation.node(2).role()).isEqualTo(Role.LEADER);
    }

    @Test
    void loosesAboutAsManyMessagesAsItShould() {
        long sent = 0;
        long lost = 0;
        for (int seed = 0; seed < 60; seed++) {
            Result.Messages messages = run("bully", "n=10&loss=0.25&seed=" + seed).messages();
            sent += messages.sent();
            lost += messages.lost();
        }
        assertThat((double) lost / sent).isBetween(0.23, 0.27);
    }

    @Test
    void endsTheRunOfAnAlgorithmThatBreaksAndSaysWhere() {
        Simulation simulation = broken("n=2&start=1&latency=5");
        simulation.run();
        assertThat(simulation.failure().orElseThrow()).matches("IllegalStateException: oops,"
                + " at SimulationTest.java:\\d+, node 2, tick 5, on NO \\(term 1\\) from 1");
        assertThat(simulation.result().outcome()).isEqualTo(Result.Outcome.FAILED);
    }

    @Test
    void canBeLookedAtAfterItBrokeWithFurtherMessagesDueInTheSameTick() {
        Simulation simulation = broken("n=6&start=1&latency=5");
        simulation.run();
        assertThat(simulation.result().error().orElse("")).contains("oops").contains("tick 5");
        assertThat(simulation.snapshot().inFlight()).hasSize(4);
        assertThat(simulation.snapshot().nodes()).hasSize(6);
    }

    @Test
    void saysWhichHandlerBroke() {
        assertThat(failure("n=2&start=none&faults=4:elect-2"))
                .endsWith(", node 2, tick 4, on being told to start");
        assertThat(failure("n=2&start=none&faults=4:crash-2,9:recover-2"))
                .endsWith(", node 2, tick 9, on coming back");
        assertThat(failure("n=1&start=1")).endsWith(", node 1, tick 7, on LATER");
        assertThat(failure("n=2&start=1&latency=1&detector=perfect:3&faults=2:crash-1"))
                .endsWith(", node 2, tick 1, on NO (term 1) from 1");
    }

    private static String failure(String rest) {
        Simulation simulation = broken(rest);
        simulation.run();
        return simulation.failure().orElseThrow();
    }

    private static Simulation broken(String rest) {
        AlgorithmRegistry registry =
                new AlgorithmRegistry(List.of(new AlgorithmType(Broken.class)));
        return new Simulation(Runs.scenario(registry, "broken", "ids=ascending&" + rest),
                registry.get("broken"), WorkLimit.unlimited(), event -> {});
    }

    /** An algorithm whose first node leads and tells all, and that breaks in whatever follows. */
    @Algorithm(name = "Broken", year = 2026, topology = Topology.COMPLETE, paper = "none")
    public static final class Broken extends Node<Broken.Message> {
        /** Its messages. */
        sealed interface Message {}

        /** Nobody wants to hear it. */
        @Kind(Category.ELECTION)
        record No(long term) implements Message {}

        /** Comes late. */
        @Kind(Category.TIMER)
        record Later() implements Message {}

        @Override
        protected void start() {
            if (id() != 1) {
                throw new IllegalStateException("oops");
            }
            lead(1);
            broadcast(new No(1));
            setTimer(7, new Later());
        }

        @Override
        protected void receive(Message message) {
            throw new IllegalStateException("oops");
        }

        @Override
        protected void recover() {
            throw new IllegalStateException("oops");
        }
    }
}
