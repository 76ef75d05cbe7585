package hustings.sim;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.AlgorithmType;
import hustings.model.Topology;
import hustings.run.Result;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One law for all: a message crosses a link to another node, so whoever is alone sends none. */
class AloneTest {
    static List<String> algorithms() {
        return Runs.REGISTRY.ids();
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void aNodeThatIsAloneLeadsAtOnceAndSendsNothing(String algorithm) {
        AlgorithmType algorithmType = Runs.REGISTRY.get(algorithm);
        for (String rest : List.of("", "&latency=1-9&duplicate=1&order=any", "&loss=0.5",
                "&detector=none&delta=3", "&ring=skip", "&ids=7")) {
            Result result = Runs.run(algorithm, "n=1&start=all&until=60" + rest);
            String where = algorithm + rest;
            boolean asksStore = algorithmType.about().topology() == Topology.STORE;
            assertThat(result.messages().contest()).as(where).isZero();
            assertThat(result.messages().sent() - result.messages().store()).as(where).isZero();
            if (!asksStore) {
                assertThat(result.outcome()).as(where).isEqualTo(Result.Outcome.ELECTED);
                assertThat(result.agreedAt()).as(where).hasValue(0);
                assertThat(result.elections()).as(where).singleElement()
                        .satisfies(election -> {
                            assertThat(election.agreedAt()).hasValue(0);
                            assertThat(election.quietAt()).hasValue(0);
                            assertThat(election.sent()).isZero();
                        });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void whoComesBackAloneHasBegunItsElectionItself(String algorithm) {
        Result result = Runs.run(algorithm,
                "n=1&latency=1&delta=5&faults=20:crash-1,40:recover-1&until=200");
        boolean asksStore = Runs.REGISTRY.get(algorithm).about().topology() == Topology.STORE;
        if (!asksStore) {
            assertThat(result.elections()).hasSize(2).allSatisfy(election ->
                    assertThat(election.initiators()).containsExactly(1));
            assertThat(result.quietAt()).as("nothing is left of it").isPresent()
                    .isEqualTo(result.agreedAt());
        }
    }

    @Test
    void whoHasBeenLeftAloneOnTheRingHasBegunItsElectionItself() {
        Result result = Runs.run("coin-itai-rodeh", "n=2&latency=1"
                + "&faults=20:crash-1,40:crash-2,60:recover-2&until=200");
        assertThat(result.elections()).last().satisfies(election -> {
            assertThat(election.startedAt()).isEqualTo(60);
            assertThat(election.initiators()).containsExactly(2);
        });
    }

    @Test
    void anElectionThatIsOverInTheTickInWhichItBeganIsTheOneThatCounts() {
        Result result = Runs.run("bully", "n=1&faults=11:elect-1&until=50");
        assertThat(result.elections()).hasSize(2);
        assertThat(result.agreedAt()).hasValue(11);
        assertThat(result.quietAt()).hasValue(11);
    }

    @Test
    void whoSharesAStoreHasToAskItFirst() {
        Result result = Runs.run("lease", "n=1&latency=1&until=60");
        assertThat(result.agreedAt()).hasValue(4);
        assertThat(result.messages().store()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void whoIsLeftAloneOnAHealedRingSendsNothingMore(String algorithm) {
        boolean onRing = Runs.REGISTRY.get(algorithm).about().topology().isNeighbourly();
        if (onRing) {
            String rest = "n=3&latency=1&start=all&until=";
            String deaths = "&faults=100:crash-leader,200:crash-leader";
            long before = Runs.run(algorithm, rest + 200 + deaths).messages().sent();
            Result after = Runs.run(algorithm, rest + 400 + deaths);
            assertThat(after.outcome()).isEqualTo(Result.Outcome.ELECTED);
            assertThat(after.messages().sent()).isEqualTo(before);
        }
    }

    @Test
    void whatHasLostItsOwnerGoesOnRoundWhoeverIsAloneWithoutEndAndWithoutMessages() {
        String scenario = "n=2&ids=ascending&latency=1&start=2&detector=none&until=80"
                + "&faults=1:crash-2";
        Result result = Runs.run("chang-roberts", scenario);
        assertThat(result.outcome()).isEqualTo(Result.Outcome.LIVELOCK);
        assertThat(result.messages().sent()).isEqualTo(1);
    }

    @Test
    void whoSkipsTheDeadAndIsNextItselfHandlesWhatComesBackInTheSameTick() {
        Result result = Runs.run("chang-roberts", "n=2&ids=ascending&latency=1&delta=5&start=1"
                + "&ring=skip&detector=none&faults=0:crash-2");
        assertThat(result.agreedAt()).hasValue(11);
        assertThat(result.quietAt()).hasValue(22);
        assertThat(result.messages().sent()).isEqualTo(2);
    }
}
