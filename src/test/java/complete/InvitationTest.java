package complete;

import static hustings.sim.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;

import hustings.check.Judgement;
import hustings.check.Verdict;
import hustings.check.Verdicts;
import hustings.model.Formula;
import hustings.model.Property;
import hustings.model.Role;
import hustings.run.Event;
import hustings.run.Result;
import hustings.run.Snapshot;
import hustings.sim.ElectionContract;
import hustings.sim.Oracle;
import hustings.sim.Runs;
import hustings.sim.Simulation;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class InvitationTest implements ElectionContract {
    @Override
    public String algorithm() {
        return "invitation";
    }

    @Override
    public boolean electsTheLargest() {
        return false;
    }

    @Override
    public boolean keepsWatch() {
        return true;
    }

    @Override
    public Stream<String> everyday() {
        // Looking after each other for five hundred ticks would say nothing new.
        return ElectionContract.super.everyday().map(scenario -> scenario + "&until="
                + (scenario.contains("delta=40") ? 300 : scenario.contains("1-5") ? 50 : 20));
    }

    @Override
    public List<String> rareScenarios() {
        return List.of(
                "n=3&latency=1&faults=30:crash-leader&until=60",
                "n=4&latency=1&detector=none&faults=60:crash-leader,90:recover-4",
                "n=5&loss=0.2&order=any&duplicate=0.3&seed=1",
                "n=5&latency=1-9&delta=2&loss=0.1&order=any&duplicate=0.3&seed=2");
    }

    private static Map<String, Long> merge(String scenario) {
        long agreedAt = run("invitation", scenario).elections().get(0).agreedAt().orElseThrow();
        return run("invitation", scenario + "&until=" + agreedAt).messages().byKind();
    }

    private static void requireOracle(int n, Map<String, Long> byKind) {
        JsonNode expected = Oracle.read("invitation_merge_n_singletons").get(Integer.toString(n));
        assertThat(byKind.get("ARE_YOU_COORDINATOR")).isEqualTo(expected.get("AYC").asLong())
                .isEqualTo(n * (n - 1L));
        assertThat(byKind.get("COORDINATOR_ANSWER"))
                .isEqualTo(expected.get("AYC_REPLY").asLong());
        assertThat(byKind.get("INVITE")).isEqualTo(expected.get("INVITATION").asLong())
                .isEqualTo(n - 1);
        assertThat(byKind.get("ACCEPT")).isEqualTo(expected.get("ACCEPT").asLong());
        assertThat(byKind.get("READY")).isEqualTo(expected.get("READY").asLong());
        assertThat(byKind.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(expected.get("total").asLong()).isEqualTo((n - 1) * (2L * n + 3));
    }

    @Test
    void mergesGroupsOfOneAtTheCostOfTheOracleAtAnyLatencyWithinDelta() {
        for (int n = 2; n <= 8; n++) {
            for (String latency : List.of("1", "4", "1-5", "2-9")) {
                for (int seed = 0; seed < 5; seed++) {
                    String scenario = "n=" + n + "&latency=" + latency + "&seed=" + seed;
                    requireOracle(n, merge(scenario));
                    assertThat(run("invitation", scenario).leader()).hasValue(n);
                }
            }
        }
    }

    @Test
    void costsTheSameWhoeverBeginsSinceTheOthersWake() {
        for (int n = 2; n <= 6; n++) {
            for (String initiators : Oracle.subsets(n)) {
                requireOracle(n, merge("n=" + n + "&latency=1-3&start=" + initiators));
            }
        }
    }

    @Test
    void costsWhatItsFormulaSaysInMessagesOfTheContest() {
        for (int n = 1; n <= 8; n++) {
            assertThat(run("invitation", "n=" + n + "&until=40").messages().contest())
                    .isEqualTo((long) new Formula(
                            Runs.REGISTRY.get("invitation").about().best()).at(n));
        }
    }

    @Test
    void mergesInFiveTimesDeltaAndTwoTicksAndOneLatency() {
        for (int n = 2; n <= 8; n++) {
            for (int latency = 1; latency <= 6; latency++) {
                for (int delta = latency; delta <= latency + 2; delta++) {
                    assertThat(run("invitation", "n=" + n + "&latency=" + latency
                            + "&delta=" + delta).elections().get(0).agreedAt())
                            .hasValue(5 * delta + 2 + latency);
                }
            }
        }
    }

    @Test
    void looksForOthersAndAfterItsCoordinatorForEverAtTwoMessagesForEachMember() {
        // By latency 1 a look for others comes every 5 + 3 ticks, one after the coordinator 5 + 2.
        for (int n = 2; n <= 8; n++) {
            String scenario = "n=" + n + "&latency=1&until=";
            Result.Messages before = run("invitation", scenario + 200).messages();
            Result.Messages after = run("invitation", scenario + (200 + 7 * 8)).messages();
            assertThat(after.detect() - before.detect())
                    .isEqualTo(2 * (n - 1) * 7 + 2 * (n - 1) * 8);
            assertThat(after.contest()).isEqualTo(before.contest()).isEqualTo(3 * (n - 1));
        }
    }

    /** The coordinator and the term of every live node. */
    private static Map<Integer, String> groups(Simulation simulation) {
        return simulation.snapshot().nodes().stream()
                .collect(Collectors.toMap(Snapshot.NodeState::id,
                        node -> node.leader() + " in term " + node.term()));
    }

    @Test
    void hasOneGroupOnEachSideOfAPartitionAndOneOnceItIsHealed() {
        SplittableRandom random = new SplittableRandom(12);
        for (int run = 0; run < 120; run++) {
            int n = 3 + random.nextInt(6);
            TreeSet<Integer> side = new TreeSet<>();
            while (side.size() < 1 + run % (n - 1)) {
                side.add(1 + random.nextInt(n));
            }
            String split = side.stream().map(Object::toString).collect(Collectors.joining("-"));
            Simulation simulation = Runs.simulation("invitation", "n=" + n + "&latency=1-3&seed="
                    + run + "&detector=none&until=1200&faults=100:split-" + split + ",600:heal");
            simulation.advanceTo(599);
            Map<Integer, String> split2 = groups(simulation);
            assertThat(split2.values().stream().distinct()).as("run %d", run).hasSize(2);
            split2.forEach((node, group) -> assertThat(side.contains(
                    Integer.parseInt(group.substring(0, group.indexOf(' ')))))
                    .isEqualTo(side.contains(node)));
            simulation.run();
            assertThat(simulation.result().outcome()).isEqualTo(Result.Outcome.ELECTED);
        }
    }

    @Test
    void leadsBothSidesOfASplitUnderTwoTermsAndOneSideAgainAfterIt() {
        String splitBrain = "n=5&ids=ascending&latency=1&detector=none&until=500"
                + "&faults=100:split-1-2,300:heal";
        Simulation simulation = Runs.simulation("invitation", splitBrain);
        simulation.advanceTo(250);
        assertThat(groups(simulation)).isEqualTo(Map.of(1, "2 in term 42", 2, "2 in term 42",
                3, "5 in term 25", 4, "5 in term 25", 5, "5 in term 25"));
        Judgement instant = Verdicts.of(Property.INSTANT_UNIQUENESS, "invitation", splitBrain);
        assertThat(instant.reason()).contains("split");
        for (Property always : List.of(Property.TERM_UNIQUENESS, Property.AGREEMENT)) {
            assertThat(Verdicts.of(always, "invitation", splitBrain).verdict())
                    .isEqualTo(Verdict.HOLDS);
        }
    }

    @Test
    void keepsOneCoordinatorForEachGroupWhateverTheNetworkDoes() {
        for (int seed = 0; seed < 60; seed++) {
            String storm = "n=6&latency=exp:3&delta=3&loss=0.2&duplicate=0.1&order=any&until=400"
                    + "&seed=" + seed + "&clocks=2:0.5,3:2&faults=40:crash-6,60:split-1-2,"
                    + "90:recover-6,120:pause-5,140:heal,170:resume-5,200:crash-1,210:recover-1";
            for (Property always : List.of(Property.TERM_UNIQUENESS, Property.AGREEMENT,
                    Property.MONOTONIC_TERMS)) {
                Judgement judgement = Verdicts.of(always, "invitation", storm);
                assertThat(judgement.verdict()).as(judgement.reason()).isEqualTo(Verdict.HOLDS);
            }
        }
    }

    @Test
    void isHeldToBoundsThatGrowWithItsInterval() {
        for (int interval : List.of(1, 40, 400)) {
            String crash = "n=3&ids=ascending&latency=1&detector=none&until=4000&faults="
                    + "2000:crash-3&invitation.interval=" + interval;
            for (Property bounded : List.of(Property.TERMINATION, Property.LEADER_LIVENESS)) {
                Judgement judgement = Verdicts.of(bounded, "invitation", crash);
                assertThat(judgement.verdict()).as(judgement.reason()).isEqualTo(Verdict.HOLDS);
            }
            assertThat(run("invitation", crash).agreedAt().orElseThrow())
                    .isGreaterThan(2000 + interval);
        }
    }

    @Test
    void isLedByWhoeverMergesFirstNotByTheLargest() {
        // 4 leaves its group and looks for others; it waits 4Δ + 2, and 5 looks every 7Δ + 1.
        TreeSet<Integer> leaders = new TreeSet<>();
        for (int tick = 100; tick < 136; tick++) {
            leaders.add(run("invitation", "n=5&ids=ascending&latency=1&delta=5&detector=none"
                    + "&until=400&faults=" + tick + ":elect-4").leader().orElseThrow());
        }
        assertThat(leaders).containsExactly(4, 5);
    }

    @Test
    void namesNoTwoOfItsGroupsAlikeThoughItCrashesInBetween() {
        for (int seed = 0; seed < 20; seed++) {
            assertThat(Runs.events("invitation", "n=5&ids=ascending&seed=" + seed
                    + "&faults=1:crash-5,24:recover-5,140:crash-5,170:recover-5"))
                    .filteredOn(event -> event.node() == 5
                            && event.what() instanceof Event.RoleChanged changed
                            && changed.role() == Role.LEADER)
                    .extracting(event -> ((Event.RoleChanged) event.what()).term())
                    .hasSizeGreaterThan(2).doesNotHaveDuplicates().isSorted();
        }
    }
}
