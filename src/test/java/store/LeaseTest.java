package store;

import static hustings.sim.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;

import hustings.check.Judgement;
import hustings.check.Verdict;
import hustings.check.Verdicts;
import hustings.check.Violation;
import hustings.model.Property;
import hustings.run.Result;
import hustings.sim.ElectionContract;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LeaseTest implements ElectionContract {
    /** One tick is 50 ms: 15, 10 and 2 seconds, the latency 50 ms; 2 leads first, 1 waits. */
    private static final String KUBERNETES =
            "n=2&ids=ascending&latency=1&delta=20&start=2&until=1000";

    @Override
    public String algorithm() {
        return "lease";
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
    public boolean asksAStore() {
        return true;
    }

    @Override
    public Stream<String> everyday() {
        // Renewing for five hundred ticks would say nothing new.
        return ElectionContract.super.everyday().map(scenario -> scenario + "&until="
                + (scenario.contains("delta=40") ? 480 : scenario.contains("1-5") ? 60 : 30));
    }

    @Override
    public List<String> rareScenarios() {
        return List.of(
                "n=3&latency=1&start=none&until=60",
                "n=3&latency=1&until=90&faults=30:elect-1,31:elect-2,32:elect-3,40:crash-1,"
                        + "50:recover-1,60:leave-1,61:leave-2,62:leave-3",
                "n=3&latency=1-3&start=3&delta=1&until=90&faults=30:pause-3,50:resume-3",
                "n=4&latency=1&until=120&faults=30:crash-store,80:recover-store");
    }

    private static long store(String scenario) {
        return run("lease", scenario).messages().store();
    }

    @Test
    void winsWithOneReadAndOneWriteAndSendsNobodyElseAnything() {
        Result alone = run("lease", "n=1&latency=1&until=4");
        assertThat(alone.messages().byKind()).containsEntry("GET", 1L).containsEntry("GOT", 1L)
                .containsEntry("COMPARE_AND_SWAP", 1L).containsEntry("SWAPPED", 1L);
        assertThat(alone.agreedAt()).hasValue(4);
        for (int n = 1; n <= 8; n++) {
            Result result = run("lease", "n=" + n + "&latency=1-5");
            assertThat(result.messages().contest()).isZero();
            assertThat(result.messages().sent()).isEqualTo(result.messages().store());
        }
    }

    @Test
    void costsTwoRequestsARenewalAndOneLookOfEverybodyElseNowAndThen() {
        // The leader: a GET and a swap, answered, every 40 + 4 ticks.
        assertThat(store("n=1&latency=1&delta=20&until=1103")
                - store("n=1&latency=1&delta=20&until=663")).isEqualTo(4 * 10);
        // Another one: a GET and its answer every 40 to 88 ticks, 64 on average, and 2 of travel.
        String two = "n=2&ids=ascending&latency=1&delta=20&start=2&until=";
        long looks = (store(two + 44_703) - store(two + 703) - 4 * 1000) / 2;
        assertThat(looks).isBetween(44_000 / 70L, 44_000 / 62L);
    }

    @Test
    void isLedByTheFirstWhoWritesWhateverItsIdentifier() {
        for (int id = 1; id <= 5; id++) {
            assertThat(run("lease", "n=5&start=" + id).leader()).hasValue(id);
        }
    }

    /** The ticks from the crash of the leader until the other one leads, and agrees with itself. */
    private static long failOver(int crash, int seed) {
        return run("lease", KUBERNETES + "&seed=" + seed + "&faults=" + crash + ":crash-2")
                .elections().get(1).agreedAt().orElseThrow() - crash;
    }

    @Test
    void replacesItsLeaderInThirteenToTwentyThreeSecondsByTheStandardTimes() {
        LongSummaryStatistics ticks = new LongSummaryStatistics();
        for (int seed = 0; seed < 300; seed++) {
            ticks.accept(failOver(400 + seed * 7 % 44, seed));
        }
        // 13.1 to 23.2 s, 17.4 s on average; a tick is 50 ms.
        assertThat(ticks.getMin() * 0.05).isBetween(12.9, 14.0);
        assertThat(ticks.getMax() * 0.05).isBetween(21.0, 23.8);
        assertThat(ticks.getAverage() * 0.05).isBetween(17.0, 18.0);
    }

    /** How many leaders that lose the store still lead when another one does. */
    private static long overlaps(String slowness, int runs) {
        long overlaps = 0;
        for (int seed = 0; seed < runs; seed++) {
            Judgement judgement = Verdicts.of(Property.INSTANT_UNIQUENESS, "lease", KUBERNETES
                    + "&clocks=2:" + slowness + "&seed=" + seed
                    + "&faults=" + (400 + seed * 13 % 97) + ":split-2");
            overlaps += judgement.violations().isEmpty() ? 0 : 1;
            assertThat(judgement.verdict()).isNotEqualTo(Verdict.UNEXPECTED);
        }
        return overlaps;
    }

    @Test
    void hasTwoLeadersIfTheClockOfTheOldOneIsTooSlow() {
        assertThat(overlaps("1", 50)).isZero();
        assertThat(overlaps("1.24", 100)).isZero();
        assertThat(overlaps("1.3", 300)).isBetween(1L, 15L);
        assertThat(overlaps("1.5", 100)).isBetween(25L, 50L);
    }

    @Test
    void hasTwoLeadersWithDifferentTokensIfTheOldOneIsPausedForLong() {
        String paused = "n=3&ids=ascending&latency=1&start=3&faults=60:pause-3,120:resume-3"
                + "&until=200";
        Judgement instant = Verdicts.of(Property.INSTANT_UNIQUENESS, "lease", paused);
        assertThat(instant.verdict()).isEqualTo(Verdict.EXPECTED);
        assertThat(instant.reason()).contains("node 3 is paused").contains("term 1")
                .contains("term 2");
        assertThat(Verdicts.of(Property.TERM_UNIQUENESS, "lease", paused).verdict())
                .isEqualTo(Verdict.HOLDS);
        assertThat(run("lease", paused).outcome()).isEqualTo(Result.Outcome.ELECTED);
    }

    @Test
    void stopsLeadingBeforeAnotherOneBeginsWhereTheStoreIsOutOfReach() {
        for (int seed = 0; seed < 100; seed++) {
            Judgement instant = Verdicts.of(Property.INSTANT_UNIQUENESS, "lease",
                    "n=4&latency=1-5&loss=0.2&duplicate=0.1&order=any&until=600&seed=" + seed
                            + "&faults=100:split-1,160:heal,200:cut-2-store,240:cut-store-3,"
                            + "300:heal,350:crash-store,420:recover-store,450:slow-store-30");
            assertThat(instant.violations()).as(instant.reason()).isEmpty();
        }
    }

    @Test
    void keepsItsRecordOverACrashOfTheStore() {
        Result result = run("lease", "n=3&ids=ascending&latency=1&start=3&until=200"
                + "&faults=40:crash-store,44:recover-store");
        assertThat(result.leader()).hasValue(3);
        assertThat(result.elections()).hasSize(1);
        Result longer = run("lease", "n=3&ids=ascending&latency=1&start=3&until=200"
                + "&faults=40:crash-store,80:recover-store");
        assertThat(longer.outcome()).isEqualTo(Result.Outcome.ELECTED);
        assertThat(longer.elections()
                .get(longer.elections().size() - 1).term().orElseThrow())
                .isGreaterThanOrEqualTo(1);
        assertThat(run("lease", "n=3&latency=1&until=79&faults=40:crash-store").outcome())
                .isEqualTo(Result.Outcome.NO_LEADER);
    }

    @Test
    void neverChangesItsLeaderForOneThatComesBack() {
        Result result = run("lease", "n=5&ids=ascending&latency=1&start=2&until=600"
                + "&faults=100:crash-5,150:recover-5,200:elect-5,250:crash-4,300:recover-4");
        assertThat(result.leader()).hasValue(2);
        assertThat(result.elections()).hasSize(1);
    }

    @Test
    void isReplacedAtOnceIfItReleasesItsLease() {
        String leaves = "n=3&ids=ascending&latency=1&delta=20&start=3&until=900&faults=430:";
        assertThat(changeAfter(leaves + "leave-3")).isLessThan(100);
        assertThat(changeAfter(leaves + "crash-3")).isGreaterThan(255);
    }

    private static long changeAfter(String scenario) {
        return run("lease", scenario).elections().get(1).agreedAt().orElseThrow() - 430;
    }

    @Test
    void doesNotFollowItsLeaderOutOfStepWithTheStoreForEver() {
        Violation both = Verdicts.of(Property.INSTANT_UNIQUENESS, "lease", KUBERNETES
                + "&clocks=2:2&faults=430:split-2").violations().get(0);
        assertThat(both.to()).isPresent();
        assertThat(both.to().orElseThrow() - both.from()).isLessThan(260);
    }
}
