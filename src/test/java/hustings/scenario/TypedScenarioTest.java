package hustings.scenario;

import static hustings.sim.Runs.REGISTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenarios as people type and paste them; what is read is written as it always was. */
class TypedScenarioTest {
    private static final String USUAL = "v=1&algorithms=bully,ring,chang-roberts,randomized";

    private static String canonical(String text) {
        return Scenario.parse(text, REGISTRY).text();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "n=4&seed=7", "?n=4&seed=7", "  ?n=4&seed=7\n", "\"n=4&seed=7\"", "“n=4&seed=7”",
        "http://localhost:8080/?n=4&seed=7", "HTTPS://example.org/a/b=c/?n=4&seed=7#t",
        "example.org/?n=4&seed=7", "/?n=4&seed=7", "n=4&seed=7#measure=bits",
        "http://h/?n=4&amp;seed=7", "n=4&amp;amp;seed=7", "n=4&AMP;seed=7", "n=4&&&seed=7&",
        "&n=4&seed=7&amp;", "n=4&utm_source=x&utm_medium=&utm_campaign=a&seed=7&utm_term=b",
        "fbclid=IwAR0_x&n=4&GCLID=&utm_content=%20&seed=7",
        "<http://h/?n=4&seed=7>", "(http://h/?n=4&seed=7).", "http://h/?n=4&seed=7,",
        "http://h/?n=4&seed=7]", "http://h/?n=4&seed=7;", "http://h/?n=4&seed=7\").",
        "n = 4 & seed = 7", "N=4&Seed=7", "ｎ=４&seed=７", "𝑛=4&seed=7",
    })
    void isTheSameInWhateverItIsPasted(String text) {
        assertThat(canonical(text)).isEqualTo(USUAL + "&n=4&seed=7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "ids=3, 17, 24, 1|n=4&ids=3,17,24,1", "ids=[3,17]|n=2&ids=3,17",
        "ids=(3,17)|n=2&ids=3,17", "ids={ 3, 17 }|n=2&ids=3,17", "ids=3 17 24|n=3&ids=3,17,24",
        "ids=3+17|n=2&ids=3,17", "ids=3;17|n=2&ids=3,17", "ids=3,17,|n=2&ids=3,17",
        "ids=3,,17|n=2&ids=3,17", "ids=[3,17]).|n=2&ids=3,17", "ids=３，１７|n=2&ids=3,17",
        "ids=3、17|n=2&ids=3,17", "IDS=Descending|ids=descending",
        "ids=(2,1),(2,2)|n=2&ids=2.1,2.2", "ids=(2, 1) (10; 2)&n=2|n=2&ids=2.1,10.2",
        "ids=[(2,1),(2,2)]|n=2&ids=2.1,2.2", "ids={[1,2,3],[1.2.4]}|n=2&ids=1.2.3,1.2.4",
        "ids=(2,1),(2,2)&start=(2,1), (2,2)|n=2&ids=2.1,2.2&start=2.1,2.2",
        "ids=(2,1)(2,2)|n=2&ids=2.1,2.2", "ids=((2,1))|n=1&ids=2.1",
        "ids=007,8|n=2&ids=7,8", "ids=253.0444444,222.0333333|n=2&ids=253.444444,222.333333",
        "ids=(2,1),(2,2)&start=(2,1)|n=2&ids=2.1,2.2&start=2.1",
        "ids=(3,1),(2,9),(0,5)&faults=30:crash-(3,1)|n=3&ids=3.1,2.9,0.5&faults=30:crash-3.1",
        "ids=(3,1),(2,9),(0,5)&faults=30:split-(3,1)-(2,9),31:cut (3, 1) (2; 9), 32 join(7,7)|"
                + "n=3&ids=3.1,2.9,0.5&faults=30:split-3.1-2.9,31:cut-3.1-2.9,32:join-7.7",
        "ids=(3,1),(2,9)&faults=3:drop-(3,1)-(2,9)~2,4:bully.delay-[3,1]-{2,9}-10,5:slow-(3,1)-4|"
                + "n=2&ids=3.1,2.9"
                + "&faults=3:drop-3.1-2.9~2,4:bully.delay-3.1-2.9-10,5:slow-3.1-4",
        "faults=(60:crash-8),(70:recover-(8))|faults=60:crash-8,70:recover-8",
        "ids=(3,1),(2,9),(0,5)&clocks=(3,1):1.3; (2, 9) : 2|"
                + "n=3&ids=3.1,2.9,0.5&clocks=2.9:2,3.1:1.3",
        "ids=(3,1),(2,9),(1,1)&graph=(3,1)-(2,9),(2, 9) – (1, 1)|"
                + "n=3&ids=3.1,2.9,1.1&graph=1.1-2.9,2.9-3.1",
        "ids=(3,1),(2,9),(1,1)&graph=((3,1),(2,9)),((2,9),(1,1))|"
                + "n=3&ids=3.1,2.9,1.1&graph=1.1-2.9,2.9-3.1",
        "ids=(3,1),(2,9)&graph=((3,1),(2,9))|n=2&ids=3.1,2.9&graph=2.9-3.1",
        "ids=3.1,2.9&graph=(3.1,2.9)|n=2&ids=3.1,2.9&graph=2.9-3.1",
        "ids=(3,1),(2,9)&graph=[ (3, 1); 2.9 ]|n=2&ids=3.1,2.9&graph=2.9-3.1",
        "ids=(3,1),(2,9)&graph=[((3,1),(2,9))]|n=2&ids=3.1,2.9&graph=2.9-3.1",
        "ids=3,1,2&graph=((3,1),(1,2))|n=3&ids=3,1,2&graph=1-2,1-3",
        "graph=((1,2),(2,3))|n=3&graph=1-2,2-3",
        "graph=(1,2),(2,3)|n=3&graph=1-2,2-3", "graph=[(1, 2); (2, 3)]|n=3&graph=1-2,2-3",
        "graph=(1,2)|n=2&graph=1-2", "graph=(1-2),(2-3)|n=3&graph=1-2,2-3",
        "graph=grid 4|graph=grid:4", "graph=grid(4)|graph=grid:4", "graph=[star]|graph=star",
        "latency=[2-9]|latency=2-9", "latency=(2-9)|latency=2-9", "latency={7}|latency=7",
        "latency=exp 3|latency=exp:3", "latency=Exp: (3)|latency=exp:3",
        "feign=[10-20, 5-9]|feign=crash:10-20,5-9", "feign=[crash:10-20,5-9]|feign=crash:10-20,5-9",
        "feign=crash 0-200 20-80|feign=crash:0-200,20-80",
        "feign=pause(0 to 200; 20 to 80)|feign=pause:0-200,20-80",
        "detector=[heartbeat:5,15]|detector=heartbeat:5,15",
        "detector=heartbeat 5 15|detector=heartbeat:5,15",
        "detector=Heartbeat(5, 15)|detector=heartbeat:5,15", "detector=first 4|detector=first:4",
        "start=random 2|start=random:2", "start=[Random 2]|start=random:2",
        "loss=(0.1)|loss=0.1", "loss=[5 %]|loss=0.05", "n=[4]|n=4", "until=(1,000)|until=1000",
        "duplicate=(0,1)&order=[any]&delta=(9)&ring={skip}&seed=[-7]&t=(5)|"
                + "duplicate=0.1&order=any&delta=9&ring=skip&seed=-7&t=5",
        "start=[1; 4]|start=1,4", "start=4 1|start=1,4", "start=Random: 2|start=random:2",
        "start=ONE|start=one",
        "faults=60: crash-leader|faults=60:crash-leader",
        "faults=60 : Crash Leader, 70:recover 8|faults=60:crash-leader,70:recover-8",
        "faults=60 crash-leader|faults=60:crash-leader",
        "faults=[60:crash-8; 70:HEAL]|faults=60:crash-8,70:heal",
        "faults=60:split 1 2 3 70:heal|faults=60:split-1-2-3,70:heal",
        "faults=60:crash–8,|faults=60:crash-8",
        "faults=4:Bully.drop-2-1 ~2,5:LCR.double 3 1|"
                + "faults=4:bully.drop-2-1~2,5:chang-roberts.double-3-1",
        "faults=60:cut store 5|faults=60:cut-store-5", "faults=60:crash-leader.|"
                + "faults=60:crash-leader",
        "clocks=5: 1.3; 2:0.5|clocks=2:0.5,5:1.3", "clocks=[5:1.3]|clocks=5:1.3",
        "clocks=05:1.3|clocks=5:1.3",
        "graph=1 – 2, 2 - 3|n=3&graph=1-2,2-3", "graph={1-2;2-3}|n=3&graph=1-2,2-3",
        "graph=1-2 2-3|n=3&graph=1-2,2-3", "graph=Grid: 4|graph=grid:4", "graph=STAR|graph=star",
        "detector=Heartbeat: 5, 15|detector=heartbeat:5,15",
        "detector=heartbeat:5 15|detector=heartbeat:5,15", "detector=None.|detector=none",
        "loss=5%|loss=0.05", "loss=2.5 %|loss=0.025", "loss=2,5%|loss=0.025", "loss=0,05|loss=0.05",
        "loss=5%25|loss=0.05", "duplicate=100%|duplicate=1", "loss=٥٪|loss=0.05",
        "loss=5%.|loss=0.05",
        "latency=2..9|latency=2-9", "latency=2 - 9|latency=2-9", "latency=2–9|latency=2-9",
        "latency=2—9|latency=2-9", "latency=2 to 9|latency=2-9", "latency=2…9|latency=2-9",
        "latency=２－９|latency=2-9", "latency=Exp: 3|latency=exp:3",
        "n=1,000|n=1000", "n=1 000|n=1000", "until=10,000,000|until=10000000", "n=+9|n=9",
        "n=%2B9|n=9", "n=９|n=9", "n=٩|n=9", "seed=−5|seed=-5", "seed=९|seed=9",
        "until=６００|until=600",
        "t=１２|t=12", "delta=９|delta=9", "faults=６:crash-８|faults=6:crash-8",
        "clocks=５:１.３|clocks=5:1.3", "start=８|start=8", "graph=grid:４|graph=grid:4",
        "loss=０.０５|loss=0.05", "order=ANY|order=any", "ring=Skip|ring=skip",
        "faults=.|", "delta=|", "faults=|",
    })
    void readsAValueWhoseMeaningIsBeyondDoubt(String typed, String canonical) {
        assertThat(canonical(typed)).isEqualTo(
                canonical == null ? USUAL : USUAL + "&" + canonical);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Bully,RAFT|bully,raft", "bully; raft|bully,raft", "[bully, raft]|bully,raft",
        "bully raft|bully,raft", "bully,raft,|bully,raft", "Chang–Roberts|chang-roberts",
        "Chang-Roberts|chang-roberts", "chang roberts|chang-roberts",
        "ChangRoberts|chang-roberts", "changroberts|chang-roberts", "LCR|chang-roberts",
        "cr|chang-roberts", "HS, DKR|hirschberg-sinclair,peterson",
        "Hirschberg–Sinclair|hirschberg-sinclair", "FLE|fast-leader-election",
        "ZooKeeper Fast Leader Election|fast-leader-election",
        "Dolev–Klawe–Rodeh|peterson", "Modified bully|modified-bully",
        "modified bully bully|modified-bully,bully", "Le Lann,Itai–Rodeh|le-lann,itai-rodeh",
        "Itai–Rodeh, coins, Bully|coin-itai-rodeh,bully",
        "itai-rodeh, synchronous|synchronous-itai-rodeh", "bully.|bully",
    })
    void knowsAlgorithmsByTheNamesOfTheField(String typed, String ids) {
        assertThat(canonical("algorithms=" + typed)).isEqualTo("v=1&algorithms=" + ids);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "algorithms=Raft&raft.prevote=True|algorithms=raft&raft.prevote=true",
        "algorithms=raft&Raft.PreVote=TRUE|algorithms=raft&raft.prevote=true",
        "algorithms=raft&raft.range=1,000|algorithms=raft&raft.range=1000",
        "algorithms=raft&raft.range=８.|algorithms=raft&raft.range=8",
        "algorithms=raft&raft.prevote=(true)&raft.range=[8]|"
                + "algorithms=raft&raft.prevote=true&raft.range=8",
        "algorithms=lease&LEASE.leaseduration=40|algorithms=lease&lease.leaseDuration=40",
        "algorithms=LCR&ChangRoberts.Bystanders=Relay|"
                + "algorithms=chang-roberts&chang-roberts.bystanders=relay",
    })
    void readsOptionsWithoutRegardToCase(String typed, String canonical) {
        assertThat(canonical(typed)).isEqualTo("v=1&" + canonical);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "ids=3,x,5|ids|x|a list of nothing but identifiers",
        "ids=3,X,5|ids|X|a list of nothing but identifiers",
        "ids=3,17,3000000000|ids|3000000000|from 0 to 999999999", "ids=3,1,3|ids|3|occurs twice",
        "ids=,3,17|ids|,3,17|a list of nothing but identifiers", "ids=1-8|ids|1-8|such as 3,1,2",
        "ids=(2,1),3|ids|3|all have 2 parts, as 2.1 has",
        "ids=(2,1),(3,x)|ids|(3,x)|a list of nothing but identifiers",
        "ids=(2,1),(3,1),(2,01)|ids|(2,01)|(2,1) and (2,01) are the same identifier",
        "ids=05,5|ids|5|occurs twice, and 05 and 5 are the same number",
        "start=05,5|start|5|occurs twice, and 05 and 5 are the same number",
        "start=1,099|start|099|the nodes 1 to 8", "start=1,(099)|start|(099)|the nodes 1 to 8",
        "ids=(3,1),(2,9)&start=(3,1),(3,2)|start|(3,2)|the nodes 3.1,2.9",
        "ids=(3,1),(2,9)&start=(3,5)|start|(3,5)|the nodes 3.1,2.9",
        "ids=(3,1),(2,9)&start=[3,5]|start|[3,5]|the nodes 3.1,2.9",
        "ids=(3,1),(2,9)&start=(03,5)|start|(03,5)|the nodes 3.1,2.9",
        "ids=(3,1),(2,9)&start=[(3,5)]|start|(3,5)|the nodes 3.1,2.9",
        "n=4&graph=(1,9)|graph|(1,9)|which are 1 to 4 unless ids lists others",
        "n=4&graph=(01,09)|graph|(01,09)|which are 1 to 4 unless ids lists others",
        "ids=(3,1),(2,9)&graph=(3,1)|graph|(3,1)|as ids lists them",
        "ids=(3,1),(2,9)&graph=((3,1),(2,8))|graph|((3,1),(2,8))|as ids lists them",
        "graph=(1.2,3.4)|graph|(1.2,3.4)|add ids=1.2,3.4",
        "ids=(3,),(2,9)|ids|(3,)|a list of nothing but identifiers",
        "ids=(2,9),(3;)|ids|(3;)|a list of nothing but identifiers",
        "ids=(3,1),(2,9)&faults=30:crash-(3,2)|faults|30:crash-(3,2)|the nodes 3.1,2.9",
        "ids=(3,1),(2,9)&faults=30:explode-(3,1)|faults|30:explode-(3,1)|TICK:ACTION",
        "ids=(3,1),(2,9)&faults=30:split-(3,x)|faults|30:split-(3,x)|TICK:ACTION",
        "faults=060:crash-099|faults|060:crash-099|the nodes 1 to 8",
        "ids=(3,1),(2,9)&clocks=(3,1):20|clocks|(3,1):20|from 0.1 to 10",
        "ids=(3,1),(2,9)&clocks=(3,2):2|clocks|(3,2):2|which are 3.1,2.9",
        "ids=(3,1),(2,9)&graph=(3,1)-(2,8)|graph|(3,1)-(2,8)|as ids lists them",
        "graph=(1,x),(2,3)|graph|(1,x)|a list of links", "graph=1-2,2-X|graph|2-X|a list of links",
        "graph=1-2,02-1|graph|02-1|no link occurs twice",
        "graph=20-30,10-20|graph|20-30,10-20|add ids=10,20,30",
        "latency=[1,5]|latency|[1,5]|a range such as 1-5", "n=(0)|n|(0)|a whole number",
        "latency=((1-5))|latency|((1-5))|a range such as 1-5", "n=[4|n|[4|a whole number",
        "latency=[1-5)&n=4|latency|[1-5)|a range such as 1-5",
        "t=0600|t|0600|a tick from 0 to until = 500",
        "ids=[3,17|ids|[3|a list of nothing but identifiers",
        "start=1,99|start|99|the nodes 1 to 8", "start=1,two|start|two|random:k",
        "ids=3,1,2&start=3,9|start|9|the nodes 3,1,2",
        "faults=60:crash-leader,70:explode-3|faults|70:explode-3|TICK:ACTION",
        "faults=60:crash-leader,70: explode 3|faults|70:explode 3|TICK:ACTION",
        "faults=60:crash-leader,crash-3|faults|crash-3|TICK:ACTION",
        "faults=60:crash-leader,70:crash-99|faults|70:crash-99|the nodes 1 to 8",
        "faults=60:crash-3,900:heal|faults|900:heal|until = 500",
        "faults=60:split 1,2,3|faults|2|split-1-2-3",
        "clocks=5:1.3,6:20|clocks|6:20|from 0.1 to 10", "clocks=5:1.3,9:2|clocks|9:2|1 to 8",
        "clocks=5:1,3|clocks|3|ID:FACTOR",
        "graph=1-2,2-x|graph|2-x|a list of links", "graph=1-2,3-3|graph|3-3|between two nodes",
        "graph=1..3|graph|1..3|a list of links",
        "graph=10-20,20-30|graph|10-20,20-30|from 1 to n",
        "graph=10-20,20-30|graph|10-20,20-30|add ids=10,20,30",
        "graph=1-2,2-9&faults=5:join-9|graph|1-2,2-9|add ids=1,2",
        "graph=1-2000000|graph|1-2000000|unless ids lists others",
        "n=3&graph=10-20,20-30|graph|10-20|which are 1 to 3 unless ids lists others",
        "ids=1,2,3&graph=1-2,2-4|graph|2-4|as ids lists them",
        "loss=,05|loss|,05|such as 0.05 or 5%", "loss=5%%|loss|5%%|such as 0.05 or 5%",
        "loss=101%|loss|101%|from 0 to 1", "loss=0.00001%|loss|0.00001%|six decimals",
        "n=1,00|n|1,00|a whole number", "n=8 9|n|8 9|a whole number", "n=8²|n|8^2|a whole number",
        "n=1.000|n|1.000|a whole number", "latency=1 5|latency|1 5|a range such as 1-5",
        "latency=1,5|latency|1,5|a range such as 1-5", "n=4.5.|n|4.5.|a whole number",
        "algorithms=buly|algorithms|buly|there is no algorithm \"buly\"; did you mean bully?",
        "algorithms=bully,chang robberts|algorithms|chang robberts|did you mean chang-roberts?",
        "algorithms=bully raft paxos|algorithms|paxos|there are bully, ring",
        "algorithms=bully,Bully|algorithms|bully|different",
        "algorithms=(bully),(bully)|algorithms|(bully)|different",
        "algorithms=LCR,LCR|algorithms|LCR|different",
        "algorithm=bully|algorithm|bully|did you mean algorithms?",
        "bully.recover=eager|bully.recover|eager|did you mean bully.recovery?",
        "http://localhost:8080/n=4|scenario|http://localhost:8080/n=4|behind a question mark",
        "n=4&N=5|n|given twice|one value", "n=4 seed=7|n|4 seed=7|a whole number",
        "n=4;seed=7|n|4;seed=7|a whole number", "n=4½|n|4½|a whole number",
        "ids=3,①|ids|①|a list of nothing but identifiers", "n='4'|n|'4'|a whole number",
        "n=4&x|scenario|x|key=value pairs",
        "n=%zz|scenario|%zz|two hex digits", "loss=5%2|scenario|5%2|two hex digits",
    })
    void refusesWithTheItemThatIsWrongAndWhatIsAllowed(
            String text, String key, String item, String words) {
        InvalidScenario refusal = catchThrowableOfType(
                InvalidScenario.class, () -> Scenario.parse(text, REGISTRY));
        assertThat(refusal.problems()).hasSize(1);
        Problem problem = refusal.problems().get(0);
        assertThat(problem.key()).isEqualTo(key);
        assertThat(problem.value()).isEqualTo(item);
        assertThat(problem.message()).contains(words);
    }

    @Test
    void blamesNoKeyThatWasNotGiven() {
        assertThatThrownBy(() -> Scenario.parse("ids=3,x&graph=5-6&start=17", REGISTRY))
                .isInstanceOfSatisfying(InvalidScenario.class, refusal -> assertThat(
                        refusal.problems()).extracting(Problem::key).containsExactly("ids"));
        assertThatThrownBy(() -> Scenario.parse("graph=1-2000000&loss=2", REGISTRY))
                .isInstanceOfSatisfying(InvalidScenario.class, refusal -> assertThat(
                        refusal.problems()).extracting(Problem::key).containsExactly("loss"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[[]", ",", ", ", " ", "&", "&amp;", "amp;", "1 ", "9", "%25", "%",
        "1-", "..", " to ", "60:", "60:crash-", "60:crash-1 ", "a ", "bully ", "\u0301\u0323", "²",
        "ﷺ", "\u200b", "-", "1:1 ", "="})
    void readsHostileTextAsFastAsAnyOther(String piece) {
        for (String key : List.of("", "ids=", "faults=", "algorithms=", "graph=", "latency=",
                "loss=", "clocks=", "raft.range=", "n=")) {
            String text = key + piece.repeat(
                    (ScenarioGrammar.LONGEST_TEXT - key.length()) / piece.length());
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
                try {
                    assertThat(canonical(text)).startsWith("v=1&algorithms=");
                } catch (InvalidScenario e) {
                    assertThat(e.problems().get(0).value()).hasSizeLessThan(50);
                }
            }, key + piece);
        }
    }
}
