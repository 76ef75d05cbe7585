package hustings.scenario;

import static hustings.sim.Runs.REGISTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import hustings.sim.Runs;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes are called as exercises call them: by large numbers, 0, and numbers of several parts. */
class IdentityTest {
    private static final String USUAL = "v=1&algorithms=bully&";

    private static Scenario parse(String rest) {
        return Scenario.parse("algorithms=bully&" + rest, REGISTRY);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "n=3&ids=999999999,17,250000000&start=17,999999999&faults=5:crash-999999999",
        "n=2&ids=0,1&start=0,1", "n=1&ids=0", "n=3&ids=2,0,1&clocks=0:1.3&faults=5:crash-0",
        "n=2&ids=253.4444444,222.3333333&start=222.3333333,253.4444444",
        "n=2&ids=253.4444444,222.3333333&clocks=222.3333333:1.3&faults=20:crash-253.4444444",
        "n=2&ids=0.0,0.1&faults=4:bully.drop-0.0-0.1~2,5:delay-0.1-0.0-10,6:slow-0.1-40,"
                + "7:double-0.0-0.1,8:deliver-0.1-0.0",
        "n=3&ids=1.2,1.10,3.4&graph=1.2-1.10,1.10-3.4,3.4-9.9&faults=4:split-1.2-1.10,"
                + "5:cut-3.4-1.2,6:cut-store-1.2,7:join-9.9,8:elect-9.9,9:leave-9.9",
        "n=3&ids=192.168.0.1,192.168.0.20,10.0.0.255", "n=2&ids=1.2.3,1.2.4",
        "ids=descending&faults=3:join-999999999",
    })
    void aScenarioGivesThemBackAsTheyWereGiven(String text) {
        assertThat(parse(text).text()).isEqualTo(USUAL + text);
        assertThat(Scenario.parse(USUAL + text, REGISTRY)).isEqualTo(parse(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "ids=[253.4444444; 222.3333333,]|n=2&ids=253.4444444,222.3333333",
        "ids=253.4444444 222.3333333|n=2&ids=253.4444444,222.3333333",
        "ids=２５３．４４４４４４４，٢٢٢٫٣٣٣٣٣٣٣|n=2&ids=253.4444444,222.3333333",
        "ids=(0, 1, 2)|n=3&ids=0,1,2",
        "ids=253.0444,222.7|n=2&ids=253.444,222.7", "ids=00,1|n=2&ids=0,1",
        "ids=1.2,3.4.|n=2&ids=1.2,3.4",
        "ids=1.2,3.4&start=[3.4 1.2]|n=2&ids=1.2,3.4&start=1.2,3.4",
        "ids=1.2,3.4&clocks=3.4 : 1.3; 1.2:.5|n=2&ids=1.2,3.4&clocks=1.2:0.5,3.4:1.3",
        "ids=1.2,3.4&faults=6: Crash 3.4, 7:cut 1.2 – 3.4|"
                + "n=2&ids=1.2,3.4&faults=6:crash-3.4,7:cut-1.2-3.4",
        "ids=1.2,3.4&faults=6:Bully.Drop 3.4 1.2 ~2|n=2&ids=1.2,3.4&faults=6:bully.drop-3.4-1.2~2",
        "ids=1.2,3.4&graph={3.4 – 1.2}|n=2&ids=1.2,3.4&graph=1.2-3.4",
        "ids=1.10,1.9&graph=1.10-1.9|n=2&ids=1.10,1.9&graph=1.9-1.10",
    })
    void theyAreReadAsPeopleTypeThem(String typed, String canonical) {
        assertThat(parse(typed).text()).isEqualTo(USUAL + canonical);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "ids=253.,222.3|ids|253.|joined by dots, as in 253.4444444",
        "ids=.5,222.3|ids|.5|joined by dots", "ids=1..2,3.4|ids|1..2|joined by dots",
        "ids=253. 4444444|ids|253.|joined by dots",
        "ids=1.2.3.4.5|ids|1.2.3.4.5|up to 4 of them",
        "ids=1.x,2.3|ids|1.x|joined by dots",
        "ids=1000000000,1|ids|1000000000|from 0 to 999999999",
        "ids=1.1000000000,1.2|ids|1.1000000000|from 0 to 999999999",
        "ids=1.2,7|ids|7|all have 2 parts, as 1.2 has",
        "ids=7,1.2|ids|1.2|all whole numbers, as 7 is",
        "ids=1.2.3,1.2|ids|1.2|all have 3 parts, as 1.2.3 has",
        "ids=1.2,1.2|ids|1.2|occurs twice", "ids=0,1,00|ids|0|occurs twice",
        "ids=253.04,253.4|ids|253.4|occurs twice",
        "ids=1.2,3.4&start=5.6|start|5.6|the nodes 1.2,3.4",
        "ids=1.2,3.4&start=1.2,7|start|7|all have 2 parts",
        "ids=1.2,3.4&start=1|start|1|the nodes 1.2,3.4",
        "start=0|start|0|the nodes 1 to 8", "start=1.5|start|1.5|the nodes 1 to 8",
        "ids=1.2,3.4&clocks=1.3:1.3|clocks|1.3:1.3|which are 1.2,3.4",
        "ids=1.2,3.4&faults=5:crash-1|faults|5:crash-1|the nodes 1.2,3.4",
        "ids=1.2,3.4&faults=5:crash-1.|faults|5:crash-1.|TICK:ACTION",
        "ids=1.2,3.4&faults=5:join-7|faults|5:join-7|all have 2 parts, as 1.2 has",
        "ids=0,1&faults=5:join-7.1|faults|5:join-7.1|all whole numbers, as 0 is",
        "faults=5:join-0|faults|5:join-0|whole numbers from 1 on",
        "faults=5:join-1.2|faults|5:join-1.2|unless ids lists others",
        "graph=1.2-3.4,3.4-5.6|graph|1.2-3.4,3.4-5.6|add ids=1.2,3.4,5.6",
        "graph=0-1,1-2|graph|0-1,1-2|add ids=0,1,2",
        "ids=1.2,3.4&graph=1.2-3|graph|1.2-3|as ids lists them",
        "ids=1.2,3.4&graph=1.2-1.2|graph|1.2-1.2|between two nodes",
    })
    void theyAreRefusedInWords(String text, String key, String item, String words) {
        InvalidScenario refusal =
                catchThrowableOfType(InvalidScenario.class, () -> parse(text + "&seed=3"));
        assertThat(refusal.problems()).hasSize(1);
        Problem problem = refusal.problems().get(0);
        assertThat(problem.key()).isEqualTo(key);
        assertThat(problem.value()).isEqualTo(item);
        assertThat(problem.message()).contains(words).hasSizeLessThan(400);
    }

    @ParameterizedTest
    @CsvSource({"time-slice, TimeSlice", "variable-speeds, VariableSpeeds"})
    void whoCountsWithThemTakesNothingButWholeNumbersFromOneOn(String algorithm, String name) {
        for (String rest : List.of("ids=3,0,1", "ids=1.2,3.4", "ids=3,1&faults=5:join-0")) {
            InvalidScenario refusal = catchThrowableOfType(InvalidScenario.class,
                    () -> Scenario.parse("algorithms=bully," + algorithm + "&" + rest, REGISTRY));
            assertThat(refusal.problems()).extracting(Problem::key, Problem::value).containsExactly(
                    tuple("algorithms", algorithm));
            assertThat(refusal.problems().get(0).message()).isEqualTo(name + " counts with"
                    + " identifiers, which for that have to be whole numbers from 1 on, and "
                    + (rest.contains(".") ? "1.2" : "0") + " is none");
        }
        assertThat(Runs.run(algorithm, "ids=3,999999999,7&until=10000").leader()).hasValue(3);
    }

    @Test
    void comeInTheOrderOfTheirFirstPartsAndThenOfTheOthers() {
        assertThat(List.of("253.4444444", "1.10", "1.9", "0.999999999", "1.9.9", "1").stream()
                .map(Identity::parse).sorted().map(Identity::toString))
                .containsExactly("0.999999999", "1", "1.9", "1.9.9", "1.10", "253.4444444");
    }

    @Property
    void readWhatTheyPrintAndCompareAsTheirPartsDo(
            @ForAll("parts") List<Integer> one, @ForAll("parts") List<Integer> other) {
        Identity a = new Identity(one);
        Identity b = new Identity(other);
        assertThat(Identity.parse(a.toString())).isEqualTo(a);
        assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
        int first = 0;
        while (first < Math.min(one.size(), other.size())
                && one.get(first).equals(other.get(first))) {
            first++;
        }
        if (first < Math.min(one.size(), other.size())) {
            assertThat(a.compareTo(b) < 0).isEqualTo(one.get(first) < other.get(first));
        }
    }

    @Provide
    Arbitrary<List<Integer>> parts() {
        return Arbitraries.integers().between(0, 999_999_999).edgeCases(cases -> cases.add(0, 1))
                .list().ofMinSize(1).ofMaxSize(4);
    }

    @Property
    void isNumberedInItsOrderAndFarFromAllElse(@ForAll("parts") List<Integer> one,
            @ForAll("parts") List<Integer> other) {
        List<Identity> two = List.of(pair(one), pair(other));
        if (two.get(0).equals(two.get(1))) {
            return;
        }
        Naming naming = parse("ids=" + two.get(0) + "," + two.get(1)).naming();
        assertThat(Integer.compare(naming.number(two.get(0)), naming.number(two.get(1))))
                .isEqualTo(Integer.signum(two.get(0).compareTo(two.get(1))));
        for (Identity id : two) {
            assertThat(naming.number(id)).isGreaterThan(Naming.BASE);
            assertThat(naming.identity(naming.number(id))).isEqualTo(id);
            assertThat(naming.withNames("(" + naming.number(id) + ") > " + naming.number(id) + "."))
                    .isEqualTo("(" + id + ") > " + id + ".");
            assertThat(naming.counted(naming.number(id))).isBetween(1, 2);
        }
    }

    private static Identity pair(List<Integer> parts) {
        return new Identity(List.of(parts.get(0), parts.get(parts.size() - 1)));
    }

    @Test
    void onlyNumbersOfNodesAreToldByName() {
        Naming naming = parse("ids=1.2,3.4").naming();
        String others = "2000000000 2000000003 12000000001 20000000010 t 1000000001, -2000000003";
        assertThat(naming.withNames(others)).isEqualTo(others);
        assertThat(naming.withNames("[2000000001, 2000000002]2000000001: 2000000002.5"))
                .isEqualTo("[1.2, 3.4]1.2: 3.4.5");
        Naming plain = parse("ids=3,1,2").naming();
        assertThat(plain.isPlain()).isTrue();
        assertThat(plain.withNames("2000000001")).isEqualTo("2000000001");
        assertThat(plain.number(Identity.of(3))).isEqualTo(3);
        assertThat(plain.identity(-1)).isEqualTo(Identity.STORE);
    }

    /** Luck that is drawn for a node is its own, whoever else there is. */
    @Test
    void whatIsDrawnForANodeDoesNotDependOnTheOthers() {
        Naming few = parse("ids=1.2,3.4").naming();
        Naming more = parse("ids=1.2,3.4&faults=9:join-0.5,9:join-2.2").naming();
        for (String id : List.of("1.2", "3.4")) {
            Identity identity = Identity.parse(id);
            assertThat(more.key(more.number(identity))).isEqualTo(few.key(few.number(identity)));
        }
        assertThat(few.key(few.number(Identity.parse("1.2"))))
                .isNotEqualTo(few.key(few.number(Identity.parse("3.4"))));
        Naming zero = parse("ids=0,5").naming();
        assertThat(zero.key(zero.number(Identity.of(5)))).isEqualTo(5);
    }
}
