package hustings.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hustings.scenario.InvalidScenario;
import hustings.scenario.Problem;
import hustings.sim.Runs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Experiments as people type and paste them; what is read is written as it always was. */
class TypedExperimentTest {
    private static final String USUAL = "v=1&algorithms=chang-roberts";

    private static String canonical(String text) {
        return Experiment.parse(text, Runs.REGISTRY).text();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "n=4-8:2&trials=20", "http://localhost:8080/lab?n=4-8:2&trials=20",
        "https://h/?n=4-8:2&amp;trials=20#measure=bits&scale=log", "\"/lab?n=4-8:2&trials=20\"",
        "?n=4-8:2&&trials=20&utm_source=chat&", "(http://h/lab?n=4-8:2&trials=20).",
        "trials=20&n=4-8:2.", "N=4..8:2&Trials=20", "n=4 – 8 : 2 & trials = ２０",
        "n=4 to 8:2&trials=20&vary=All", "n=4…8:2,&trials=20;",
    })
    void isTheSameInWhateverItIsPasted(String text) {
        assertThat(canonical(text)).isEqualTo(USUAL + "&n=4-8:2&trials=20");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "n=4, 8, 16|n=4,8,16", "n=4 8 16|n=4,8,16", "n=[4;8;16]|n=4,8,16", "n=4,,8,|n=4,8",
        "n=2² - 2¹⁰|n=2^2-2^10", "n=2^2..2^4, 64|n=2^2-2^4,64", "n=４,８|n=4,8", "n=٤-٨|n=4-8",
        "n=4 - 8, 16|n=4-8,16", "n=64 128 256 4|n=64,128,256,4",
        "n=8&loss=0%,5%|n=8&loss=0,0.05", "n=8&loss=0 2.5 % 5 %|n=8&loss=0,0.025,0.05",
        "n=8&loss=0%-20%:5%|n=8&loss=0-0.2:0.05", "n=8&loss=0-20%:5%|n=8&loss=0-0.2:0.05",
        "n=8&loss=1%..3%:1%|n=8&loss=0.01-0.03:0.01", "n=8&duplicate=10%|n=8&duplicate=0.1",
        "n=8&latency=1..5, 2 to 9, Exp: 3|n=8&latency=1-5,2-9,exp:3",
        "n=8&detector=Perfect: 3; heartbeat:5, 15, NONE|n=8&detector=perfect:3,heartbeat:5,15,none",
        "n=8&ids=Shuffled Descending|n=8&ids=shuffled,descending",
        "ids=[3, 1, 2]|n=3&ids=3,1,2", "ids=3 1 2|n=3&ids=3,1,2",
        "n=8&start=One; all|n=8&start=one,all", "n=8&order=Fifo, Any|n=8&order=fifo,any",
        "n=8&graph=Line; star; grid: 4|n=8&graph=line,star,grid:4",
        "graph=1–2, 2 - 3|n=3&graph=1-2,2-3",
        "n=3&clocks=2: 1.24; 2:1.3|n=3&clocks=2:1.24,2:1.3", "n=3&clocks=,2:1.3|n=3&clocks=,2:1.3",
        "n=8&faults=60: Crash 8; 70:recover-8|n=8&faults=60:crash-8,70:recover-8",
        "n=8&loss=0,0.1&X=Loss|n=8&loss=0,0.1", "n=4,8&loss=0,0.1&x=LOSS|n=4,8&loss=0,0.1&x=loss",
        "n=8&trials=1,000&work=20,000,000|n=8&trials=1000&work=20000000",
        "n=[4]&trials=(20)&vary=[One]&x=(n)&work=[1000]&seed={3}&until=(500)|"
                + "n=4&seed=3&until=500&trials=20&work=1000&vary=one",
        "n=4&loss=(0.1)|n=4&loss=0.1", "n=4&latency=[2-9]|n=4&latency=2-9",
        "n=4&latency=[2-9],(7)|n=4&latency=2-9,7", "n=4&latency=exp 3, 2|n=4&latency=exp:3,2",
        "n=4&feign=[10-20, 5-9]|n=4&feign=crash:10-20,5-9",
        "n=4&feign=[crash:10-20,5-9]|n=4&feign=crash:10-20,5-9",
        "n=4&feign=crash 0-200 20-80, none|n=4&feign=crash:0-200,20-80,none",
        "n=4&detector=[heartbeat:5,15]|n=4&detector=heartbeat:5,15",
        "n=4&detector=heartbeat 5 15, first(4)|n=4&detector=heartbeat:5,15,first:4",
        "n=4&start=random 2, One|n=4&start=random:2,one", "n=4&start=03|n=4&start=3",
        "n=8&raft.range=[2,4]&raft.prevote=(true)|n=8&raft.prevote=true&raft.range=2,4",
        "ids=(3,1),(2,9)&faults=30:crash-(3,1)&start=(3,1)&clocks=(3,1):1.3,(3,1):1.4|"
                + "n=2&ids=3.1,2.9&start=3.1&clocks=3.1:1.3,3.1:1.4&faults=30:crash-3.1",
        "ids=(3,1),(2,9),(1,1)&graph=(3,1)-(2,9),(2,9)-(1,1)|"
                + "n=3&ids=3.1,2.9,1.1&graph=1.1-2.9,2.9-3.1",
        "ids=(3,1),(2,9)&graph=((3,1),(2,9))|n=2&ids=3.1,2.9&graph=2.9-3.1",
        "graph=(1,2),(2,3)|n=3&graph=1-2,2-3",
        "n=8&seed=1 000&until=10,000|n=8&seed=1000&until=10000",
        "n=8&bully.Recovery=EAGER, Listen|n=8&bully.recovery=eager,listen",
        "n=8&Raft.Range=2 4 8|n=8&raft.range=2,4,8", "n=8&raft.prevote=True|n=8&raft.prevote=true",
    })
    void readsValuesWhoseMeaningIsBeyondDoubt(String typed, String canonical) {
        assertThat(canonical(typed)).isEqualTo(USUAL + "&" + canonical);
    }

    @Test
    void knowsAlgorithmsByTheNamesOfTheField() {
        assertThat(canonical("algorithms=LCR; Hirschberg–Sinclair bully&n=4"))
                .isEqualTo("v=1&algorithms=chang-roberts,hirschberg-sinclair,bully&n=4");
        assertThat(canonical("n=4&algorithms=Itai–Rodeh, synchronous."))
                .isEqualTo("v=1&algorithms=synchronous-itai-rodeh&n=4");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "n=4,x,16|n|x|whole numbers such as 8", "n=4,8-,16|n|8-|whole numbers such as 8",
        "n=1 000|n|1 000|as in 1000, or several with commas, as in 1,000",
        "n=4,10 200|n|10 200|as in 10,200", "n=1,000|n|000|a whole number from 1",
        "n=,4|n|,4|whole numbers such as 8", "n=4%|n|4%|whole numbers such as 8",
        "n=8&loss=,05|loss|,05|numbers such as 0.1 or 10%", "n=8&loss=0,05|loss|05|from 0 to 1",
        "n=8&loss=0.1,007|loss|007|from 0 to 1", "n=0-8|n|0-8|a whole number from 1",
        "n=8,X|n|X|whole numbers such as 8", "n=8&order=Fifo,FOO|order|FOO|fifo or any",
        "n=8&latency=2, 1 to X|latency|1 to X|a range such as 1-5",
        "n=8&bully.recovery=Eager,NEVER|bully.recovery|NEVER|one of eager",
        "n=8&detector=heartbeat: 5, 0|detector|heartbeat: 5, 0|heartbeat:5,15",
        "n=8&raft.range=2,0x|raft.range|0x|whole numbers", "n=8&start=099|start|099|1 to 8",
        "n=8&trials=(0)|trials|(0)|a whole number", "n=8&clocks=5:1.3, 5 : 20|clocks|5 : 20|to 10",
        "ids=05,5|ids|5|05 and 5 are the same number",
        "ids=(3,1),(2,9)&clocks=(3,1):20|clocks|(3,1):20|from 0.1 to 10",
        "ids=(3,1),(2,9)&start=(3,5)|start|(3,5)|the nodes 3.1,2.9",
        "n=4&graph=(1,9)|graph|(1,9)|which are 1 to 4",
        "ids=(3,1),(2,9)&graph=((3,1),(2,8))|graph|((3,1),(2,8))|as ids lists them",
        "ids=(3,),(2,9)|ids|(3,)|a list of nothing but identifiers",
        "algorithms=(bully),(bully)|algorithms|(bully)|one or more different ones",
        "ids=(3,1),(2,9)&faults=30:crash-(3,2)|faults|30:crash-(3,2)|the nodes 3.1,2.9",
        "n=8&loss=1-5%:1%|loss|1-5%:1%|% at each of its numbers",
        "n=8&loss=0%-20%:0.05|loss|0%-20%:0.05|% at each of its numbers",
        "n=8&loss=0,1.5|loss|1.5|from 0 to 1",
        "ids=3,x,5|ids|x|a list of nothing but identifiers", "n=8&start=1,99|start|99|1 to 8",
        "n=8&faults=60:crash-leader,70:explode-3|faults|70:explode-3|TICK:ACTION",
        "graph=10-20,20-30|graph|10-20,20-30|add ids=10,20,30",
        "algorithms=bully,rafft|algorithms|rafft|did you mean raft?",
        "algorithms=bully,Bully|algorithms|bully|one or more different ones",
        "n=8&bully.recovery=eager,never|bully.recovery|never|one of eager",
        "n=8&trial=5|trial|5|did you mean trials?", "n=8&t=5|t|5|there is no key \"t\"",
        "n=8&trials=1,00|trials|1,00|a whole number", "n=8&detector=perfect:3,psychic|detector|"
                + "psychic|heartbeat:5,15",
    })
    void refusesWithTheItemThatIsWrongAndWhatIsAllowed(
            String text, String key, String item, String words) {
        List<Problem> problems = catchThrowableOfType(InvalidScenario.class,
                () -> Experiment.parse(text, Runs.REGISTRY)).problems();
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).key()).isEqualTo(key);
        assertThat(problems.get(0).value()).isEqualTo(item);
        assertThat(problems.get(0).message()).contains(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 ", "1-", "..", "2^", "%", "1%-", ",", "(", "a,", "a:1,", "1:1,"})
    void readsHostileTextAsFastAsAnyOther(String piece) {
        for (String key : List.of("n=", "loss=", "clocks=", "ids=", "latency=", "graph=", "x=")) {
            String text = key + piece.repeat(60_000 / piece.length()) + ".";
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(3), () -> {
                try {
                    assertThat(canonical(text)).startsWith("v=1&algorithms=");
                } catch (InvalidScenario e) {
                    assertThat(e.problems().get(0).value()).hasSizeLessThan(50);
                }
            }, key + piece);
        }
    }
}
