package hustings.check;

import static hustings.model.Category.ELECTION;
import static hustings.model.Topology.COMPLETE;
import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.Algorithm;
import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import hustings.model.Condition;
import hustings.model.Durable;
import hustings.model.Kind;
import hustings.model.Node;
import hustings.model.Promise;
import hustings.model.Property;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An excuse lasts for as long as what it excuses can be its consequence, and no longer. */
class ExcuseTest {
    private static final AlgorithmRegistry REGISTRY =
            new AlgorithmRegistry(List.of(new AlgorithmType(Usurper.class)));
    private static final String QUIET = "n=3&ids=ascending&latency=1&start=3&until=300&faults=";

    private static Judgement atOnce(String rest) {
        return Verdicts.of(REGISTRY, Property.INSTANT_UNIQUENESS, "usurper", rest, Long.MAX_VALUE);
    }

    @Test
    void whoeverIsCalledTakesOverAndThatIsABug() {
        assertThat(atOnce(QUIET + "100:elect-1").verdict()).isEqualTo(Verdict.UNEXPECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20:split-1,60:heal", "20:cut-1-2,60:heal", "20:pause-2,60:resume-2",
        "20:crash-2,60:recover-2", "20:join-9", "20:leave-2", "20:slow-3-9,20:elect-3,60:slow-3-0",
        "20:elect-3,21:drop-3-2", "20:elect-3,21:delay-3-2-40"})
    void whatHasBeenMendedExcusesUntilAFreshElectionHasEndedForAll(String trouble) {
        Judgement before = atOnce(QUIET + trouble + ",100:elect-1");
        assertThat(before.verdict()).isEqualTo(Verdict.EXPECTED);
        Judgement after = atOnce(QUIET + trouble + ",100:elect-1,150:elect-3");
        assertThat(after.verdict()).isEqualTo(Verdict.UNEXPECTED);
        assertThat(after.reason()).contains("1 (term ").contains("3 (term ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20:split-1", "20:pause-2", "20:cut-1-2"})
    void whatHasNotBeenMendedExcusesForGood(String trouble) {
        assertThat(atOnce(QUIET + trouble + ",100:elect-1,150:elect-2,250:elect-1").verdict())
                .isEqualTo(Verdict.EXPECTED);
    }

    @Test
    void anElectionThatEndsWhileSomethingOldIsOnItsWayEndsNoExcuse() {
        // What 3 sent at 20 comes at 180: it may still change what was agreed before.
        String old = QUIET + "20:slow-3-160,20:elect-3,21:slow-3-0,100:elect-1,150:elect-2";
        assertThat(atOnce(old).verdict()).isEqualTo(Verdict.EXPECTED);
        assertThat(atOnce(old + ",200:elect-1,250:elect-2").verdict())
                .isEqualTo(Verdict.UNEXPECTED);
    }

    @Test
    void aBugIsNoneTheLessOneAfterVeryMuchThatIsExcused() {
        String split = IntStream.range(0, 60)
                .mapToObj(i -> 30 + 3 * i + ":elect-" + (i % 2 == 0 ? 2 : 3))
                .collect(Collectors.joining(",", QUIET + "20:split-1,21:elect-1,", ",220:heal"));
        Judgement excused = atOnce(split + ",240:elect-3");
        assertThat(excused.verdict()).isEqualTo(Verdict.EXPECTED);
        assertThat(excused.count()).isGreaterThan(60);
        Judgement bug = atOnce(split + ",240:elect-3,260:elect-1");
        assertThat(bug.verdict()).isEqualTo(Verdict.UNEXPECTED);
        assertThat(bug.violations()).hasSize(50);
        assertThat(bug.violations().get(49).from()).isEqualTo(260);
        assertThat(bug.violations().get(49).to()).hasValue(261);
    }

    /** An answer of 2, which has left, comes at 12; what 1 makes of it when its time is over. */
    @Test
    void whatComesLateIsADisturbanceUntilTheTimersThatWereSetBeforeAreOver() {
        assertThat(Verdicts.of(Property.STABILITY, "invitation", "n=2&ids=ascending&latency=5"
                + "&detector=none&until=60&faults=2:elect-1,3:elect-1,10:drop-2-1,10:leave-2,"
                + "11:elect-1").verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void aDelayByHandWithinTheBoundExcusesNothing() {
        String within = "n=3&ids=ascending&latency=1&delta=9&start=3&until=300&faults=1:delay-3-1-";
        assertThat(atOnce(within + "8,100:elect-1").verdict()).isEqualTo(Verdict.UNEXPECTED);
        assertThat(atOnce(within + "9,100:elect-1").verdict()).isEqualTo(Verdict.EXPECTED);
        assertThat(atOnce(within + "9,100:elect-1").reason())
                .contains("a message takes 10 ticks, more than Δ = 9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5:drop-1-2", "5:delay-1-2-99", "5:double-1-2", "5:recover-2",
        "5:resume-1", "5:heal", "5:join-1"})
    void aFaultThatDoesNothingExcusesNothing(String nothing) {
        assertThat(atOnce(QUIET + nothing + ",100:elect-1").verdict())
                .isEqualTo(Verdict.UNEXPECTED);
    }

    /** Whoever is called takes over in the next term, and the one before it hears of it later. */
    @Algorithm(name = "Usurper", year = 2026, topology = COMPLETE, paper = "none")
    @Promise(value = Property.INSTANT_UNIQUENESS,
            given = {Condition.SYNCHRONOUS, Condition.CRASH_STOP})
    public static final class Usurper extends Node<Usurper.Message> {
        @Durable private long term;

        sealed interface Message {}

        @Kind(ELECTION)
        record Lead(long term) implements Message {}

        @Override
        protected void start() {
            term++;
            campaign(term);
            lead(term);
            broadcast(new Lead(term));
        }

        @Override
        protected void receive(Message message) {
            if (message instanceof Lead(long t) && t >= term) {
                term = t;
                follow(sender(), term);
            }
        }
    }
}
