package hustings.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hustings.Plugin;
import hustings.scenario.InvalidScenario;
import hustings.scenario.Scenario;
import hustings.server.Plugins;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What algorithms are called, and which one was meant by a name that is misspelt. */
class NamesTest {
    private static final AlgorithmRegistry REGISTRY = AlgorithmRegistry.builtIn();

    @TempDir
    private Path folder;

    private AlgorithmRegistry with(String name, String alsoKnownAs) throws IOException {
        return Plugins.in(Plugin.odd(folder, Plugin.BROKEN.replace("name = \"Broken\"",
                "name = \"" + name + "\", alsoKnownAs = " + alsoKnownAs), "odd.Broken"));
    }

    @Test
    void everyAlgorithmIsCalledByItsIdentifierItsNameAndItsClass() {
        for (AlgorithmType algorithm : REGISTRY.all()) {
            for (String name : List.of(algorithm.id(), algorithm.about().name(),
                    algorithm.type().getSimpleName(), algorithm.id().replace('-', ' '),
                    algorithm.about().name().toUpperCase(Locale.ROOT))) {
                assertThat(REGISTRY.called(name)).as(name).containsExactly(algorithm.id());
            }
            for (String name : algorithm.about().alsoKnownAs()) {
                assertThat(REGISTRY.called(name)).as(name).containsExactly(algorithm.id());
            }
        }
        assertThat(REGISTRY.called("paxos")).isEmpty();
        assertThat(REGISTRY.called("—")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"LCR,chang-roberts", "cr,chang-roberts", "HS,hirschberg-sinclair",
        "FLE,fast-leader-election", "dkr,peterson", "Dolev-Klawe-Rodeh,peterson"})
    void theFieldsAbbreviationsAreNames(String abbreviation, String id) {
        assertThat(REGISTRY.called(abbreviation)).containsExactly(id);
    }

    @Test
    void aPlugInHasFurtherNamesToo() throws IOException {
        AlgorithmRegistry registry = with("Wrecked", "{\"WRK\", \"Total wreck\"}");
        for (String name : List.of("broken", "Wrecked", "wrk", "total-wreck", "TotalWreck")) {
            assertThat(Scenario.parse("algorithms=" + name, registry).text())
                    .isEqualTo("v=1&algorithms=broken");
        }
    }

    @Test
    void aNameOfTwoAlgorithmsHasToBeWrittenOut() throws IOException {
        AlgorithmRegistry registry = with("Wrecked", "\"DKR\"");
        assertThatThrownBy(() -> Scenario.parse("algorithms=bully,dkr", registry))
                .isInstanceOfSatisfying(InvalidScenario.class, refusal -> {
                    assertThat(refusal.problems().get(0).value()).isEqualTo("dkr");
                    assertThat(refusal.getMessage()).isEqualTo(
                            "\"dkr\" may be peterson or broken; write which of them");
                });
    }

    @Test
    void noPlugInTakesAwayTheIdentifierOfAnotherOne() throws IOException {
        AlgorithmRegistry registry = with("Bully", "{\"RAFT\", \"Ring\"}");
        for (String name : List.of("bully", "Bully", "raft", "Raft", "RING")) {
            assertThat(registry.called(name)).as(name)
                    .containsExactly(name.toLowerCase(Locale.ROOT));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "a,b", "a.b", "a=b", "a&b", "a:b", "a;b"})
    void refusesAFurtherNameThatIsNone(String name) throws IOException {
        assertThat(with("Wrecked", "\"" + name + "\"").unfit()).singleElement()
                .extracting(Unfit::why).asString()
                .contains("algorithm odd.Broken is also known as \"" + name
                        + "\"; allowed are letters and digits, with spaces and hyphens between");
    }

    @ParameterizedTest
    @CsvSource({"buly,bully", "bullly,bully", "bulyl,bully", "rafft,raft", "rft,raft",
        "chang robberts,chang-roberts", "Hirschberg-Sinclar,hirschberg-sinclair",
        "petersen,peterson", "le lan,le-lann"})
    void saysWhichAlgorithmWasMeant(String typed, String meant) {
        assertThat(REGISTRY.notCalled(typed)).isEqualTo("there is no algorithm \"" + typed
                + "\"; did you mean " + meant + "?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"paxos", "x", "election", "viewstamped"})
    void saysWhichThereAreWhereNoneIsNear(String typed) {
        assertThat(REGISTRY.notCalled(typed)).startsWith("there is no algorithm \"" + typed
                + "\"; there are bully, ring, chang-roberts");
    }

    @Test
    void countsTheMistakesOfATypist() {
        assertThat(Spelling.mistakes("bully", "bully")).isZero();
        assertThat(Spelling.mistakes("bulyl", "bully")).isEqualTo(1);
        assertThat(Spelling.mistakes("bll", "bully")).isEqualTo(2);
        assertThat(Spelling.mistakes("", "bully")).isEqualTo(5);
        assertThat(Spelling.nearest("seeds", Set.of("seed", "n"))).contains("seed");
        assertThat(Spelling.nearest("no", Set.of("n", "not"))).isEmpty();
        assertThat(Spelling.nearest("x".repeat(60_000), Set.of("x".repeat(60_000)))).isEmpty();
    }
}
