package hustings.scenario;

import static hustings.sim.Runs.REGISTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hustings.sim.RandomScenarios;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioTest {
    private static Scenario parse(String text) {
        return Scenario.parse(text, REGISTRY);
    }

    @Test
    void isByDefaultWhatTheGrammarSays() {
        Scenario scenario = parse("");
        assertThat(scenario.algorithms())
                .containsExactly("bully", "ring", "chang-roberts", "randomized");
        assertThat(scenario.n()).isEqualTo(8);
        assertThat(scenario.latency()).isEqualTo(new Latency.Uniform(1, 5));
        assertThat(scenario.assumedDelta()).isEqualTo(5);
        assertThat(scenario.detector()).isEqualTo(new Detection.Perfect(3));
        assertThat(scenario.seed()).isEqualTo(42);
        assertThat(scenario.until()).isEqualTo(500);
        assertThat(scenario.text()).isEqualTo("v=1&algorithms=bully,ring,chang-roberts,randomized");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "v=1&algorithms=bully",
        "v=1&algorithms=lamport,bully&n=5&ids=3,1,2,5,4&start=1,4&latency=exp:3&loss=0.05",
        "v=1&algorithms=ring&start=random:2&latency=7&duplicate=0.000001&order=any&delta=3",
        "v=1&algorithms=ring&ring=skip&detector=heartbeat:5,15&seed=-9223372036854775808&until=9",
        "v=1&algorithms=bully&detector=none&faults=0:heal,10:crash-8,10:crash-leader,20:pause-8,"
                + "30:resume-8,46:split-1-2-3,46:cut-5-4,70:recover-8,71:join-9,72:leave-9&t=12",
        "v=1&algorithms=bully&faults=3:slow-2-10,4:drop-2-1,4:bully.deliver-3-1~2,5:double-2-1,"
                + "6:bully.delay-2-1-10~3",
        "v=1&algorithms=bully&delta=9&clocks=2:0.5,5:1.3&ring=skip&faults=3:join-9",
        "v=1&algorithms=lease&faults=1:crash-store,2:recover-store,3:pause-store,4:resume-store,"
                + "5:split-1-store,5:split-store,6:cut-store-2,6:cut-2-store,7:slow-store-9,"
                + "8:drop-1-store,8:lease.delay-store-1-10~2",
        "v=1&algorithms=bully&clocks=9:10&faults=3:join-9",
        "v=1&algorithms=bully,randomized&bully.recovery=listen&randomized.range=64&seed=7",
    })
    void printsBackTheCanonicalTextItWasReadFrom(String text) {
        assertThat(parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "?n=8|v=1&algorithms=bully,ring,chang-roberts,randomized",
        "algorithms=ring&n=3&ids=3%2C1%2C2|v=1&algorithms=ring&n=3&ids=3,1,2",
        "algorithms=ring&ids=3,1,2|v=1&algorithms=ring&n=3&ids=3,1,2",
        "algorithms=ring&faults=9:heal,2:crash-1|v=1&algorithms=ring&faults=2:crash-1,9:heal",
        "algorithms=ring&loss=.50|v=1&algorithms=ring&loss=0.5",
        "algorithms=ring&delta=5|v=1&algorithms=ring",
        "algorithms=ring&latency=4-4|v=1&algorithms=ring&latency=4",
        "algorithms=bully&bully.recovery=QUERY|v=1&algorithms=bully",
        "algorithms=bully&clocks=5:1.300,3:1,2:.5|v=1&algorithms=bully&clocks=2:0.5,5:1.3",
        "algorithms=bully&clocks=4:1.0|v=1&algorithms=bully",
        "algorithms=bully&start=4,1|v=1&algorithms=bully&start=1,4",
    })
    void hasOneCanonicalText(String given, String canonical) {
        assertThat(parse(given).text()).isEqualTo(canonical);
    }

    @Property(tries = 500)
    void readsWhatItPrints(@ForAll("scenarios") String text) {
        Scenario scenario = parse("algorithms=bully&" + text);
        assertThat(parse(scenario.text())).isEqualTo(scenario);
        assertThat(parse(scenario.text()).text()).isEqualTo(scenario.text());
    }

    @Provide
    Arbitrary<String> scenarios() {
        return RandomScenarios.any();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "v=2|v|2|a whole number from 1 to 1",
        "algorithms=|algorithms||different ones of bully",
        "algorithms=paxos|algorithms|paxos|chang-roberts",
        "algorithms=ring,ring|algorithms|ring|different",
        "n=0|n|0|a whole number from 1 to 1000000",
        "n=1000001|n|1000001|a whole number from 1 to 1000000",
        "n=eight|n|eight|a whole number",
        "n=99999999999999999999|n|99999999999999999999|a whole number",
        "ids=random|ids|random|ascending",
        "ids=1,1|ids|1|no identifier occurs twice",
        "ids=1,2,3&n=4|ids|1,2,3|exactly n = 4",
        "start=some|start|some|random:k",
        "start=9|start|9|the nodes 1 to 8",
        "latency=-1|latency|-1|a number of ticks from 0",
        "latency=5-1|latency|5-1|a range such as 1-5",
        "latency=exp:0|latency|exp:0|exp:3",
        "latency=1-2-3|latency|1-2-3|a range",
        "loss=1.5|loss|1.5|a probability from 0 to 1",
        "loss=NaN|loss|NaN|a probability",
        "duplicate=-1|duplicate|-1|a probability",
        "order=lifo|order|lifo|fifo or any",
        "delta=0|delta|0|a whole number from 1",
        "clocks=5|clocks|5|5:1.3",
        "clocks=5:0|clocks|5:0|from 0.1 to 10",
        "clocks=5:10.001|clocks|5:10.001|from 0.1 to 10",
        "clocks=5:1.2345|clocks|5:1.2345|at most three decimals",
        "clocks=5:1.2,5:1.3|clocks|5:1.3|each identifier once",
        "clocks=9:1.3|clocks|9:1.3|identifiers of nodes, which are 1 to 8",
        "ring=mend|ring|mend|heal or skip",
        "detector=perfect|detector|perfect|perfect:3",
        "detector=heartbeat:5|detector|heartbeat:5|heartbeat:5,15",
        "faults=crash-8|faults|crash-8|TICK:ACTION",
        "faults=10:explode-8|faults|10:explode-8|crash-5",
        "faults=10:elect-store|faults|10:elect-store|crash-store",
        "faults=10:join-store|faults|10:join-store|crash-store",
        "faults=10:leave-store|faults|10:leave-store|crash-store",
        "faults=10:cut-store-12|faults|10:cut-store-12|the nodes 1 to 8",
        "faults=10:crash-12|faults|10:crash-12|the nodes 1 to 8",
        "faults=900:crash-1|faults|900:crash-1|until = 500",
        "faults=-1:heal|faults|-1:heal|TICK:ACTION",
        "seed=pi|seed|pi|a whole number",
        "until=0|until|0|a whole number from 1",
        "t=501|t|501|until = 500",
        "colour=red|colour|red|there is no key",
        "bully.mood=bad|bully.mood|bad|bully.recovery",
        "paxos.prevote=true|paxos.prevote|true|bully.recovery",
        "bully.recovery=never|bully.recovery|never|one of eager, listen, query",
        "n=8&n=9|n|given twice|one value",
        "n|scenario|n|key=value",
        "n=%zz|scenario|%zz|two hex digits",
    })
    void refusesWithKeyValueAndWhatIsAllowed(
            String text, String key, String value, String allowed) {
        InvalidScenario refusal =
                catchThrowableOfType(InvalidScenario.class, () -> parse(text));
        Problem problem = refusal.problems().get(0);
        assertThat(problem.key()).isEqualTo(key);
        assertThat(problem.message()).contains(allowed);
        assertThat(problem.value()).isEqualTo(value == null ? "" : value);
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        assertThatThrownBy(() -> parse("n=0&loss=2&order=lifo"))
                .isInstanceOfSatisfying(InvalidScenario.class, refusal ->
                        assertThat(refusal.problems()).extracting(Problem::key)
                                .containsExactly("n", "loss", "order"));
    }

    @Test
    void shortensWhatAStrangerSent() {
        InvalidScenario refusal = catchThrowableOfType(InvalidScenario.class,
                () -> parse("start=" + "x".repeat(60_000)));
        assertThat(refusal.getMessage()).hasSizeLessThan(300);
        assertThatThrownBy(() -> parse("start=" + "x".repeat(100_000)))
                .hasMessageContaining("at most 65536 characters");
    }

    @Test
    void changesOneKeyAndLeavesTheRest() {
        Scenario scenario = parse("algorithms=bully&n=5&faults=3:crash-5");
        assertThat(scenario.with("seed", 7, REGISTRY).text())
                .isEqualTo("v=1&algorithms=bully&n=5&faults=3:crash-5&seed=7");
    }

    @Test
    void allowsAFaultToNameANodeOnceItHasJoined() {
        assertThat(parse("faults=5:join-9,6:crash-9").faults()).hasSize(2);
        assertThatThrownBy(() -> parse("faults=5:crash-9,6:join-9"))
                .hasMessageContaining("have joined before");
    }

    @Test
    void refusesTooManyFaults() {
        String faults = String.join(",", java.util.Collections.nCopies(201, "1:heal"));
        assertThatThrownBy(() -> parse("faults=" + faults)).hasMessageContaining("at most 200");
        assertThat(List.of(parse("faults=" + faults.substring(7)).faults())).isNotEmpty();
    }
}
