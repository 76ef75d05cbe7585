package hustings.live.maelstrom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hustings.scenario.Fault;
import hustings.sim.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutableCoordinatorTest {
    private final List<String> done = new ArrayList<>();
    private final List<Envelope> read = new ArrayList<>();
    private final List<LeaderChange> changes = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private boolean reads = true;

    /** Processes that are none: what is done to them is taken down. */
    private final class Actions implements NodeActions {
        @Override
        public void start(String node) {
            done.add("start " + node);
        }

        @Override
        public void kill(String node) {
            done.add("kill " + node);
        }

        @Override
        public void stop(String node) {
            done.add("stop " + node);
        }

        @Override
        public void goOn(String node) {
            done.add("go on " + node);
        }

        @Override
        public boolean send(String node, String line) {
            read.add(Envelope.parse(line));
            return reads;
        }
    }

    private final class Listener implements GroupListener {
        @Override
        public void leaderChanged(LeaderChange change) {
            changes.add(change);
        }

        @Override
        public void told(String words) {
            told.add(words);
        }
    }

    /** A group of which all are there. */
    private ExecutableCoordinator group(String scenario) {
        ExecutableCoordinator group = new ExecutableCoordinator(
                GroupScenario.parse(scenario, Runs.REGISTRY), new Actions(), new Listener());
        group.begin();
        List.copyOf(group.awaited()).forEach(node -> say(group, node, "hustings",
                "{'type':'init_ok','in_reply_to':1}", 0));
        assertThat(group.awaited()).isEmpty();
        done.clear();
        read.clear();
        return group;
    }

    private static void say(
            ExecutableCoordinator group, String from, String to, String body, long now) {
        group.line(from, new LineReader.Line.Text(("{'src':'" + from + "','dest':'" + to
                + "','body':" + body + "}").replace('\'', '"')), now);
    }

    private static void follow(ExecutableCoordinator group, String node, String leader, long now) {
        say(group, node, "hustings", "{'type':'leader_ok','in_reply_to':2,'leader':"
                + (leader.isEmpty() ? "null" : "'" + leader + "'") + "}", now);
    }

    private static void act(ExecutableCoordinator group, String action, long now) {
        group.act(Fault.parse(action), now);
    }

    /** Which messages between nodes have arrived since the last time. */
    private List<String> arrived() {
        List<String> all = read.stream().filter(each -> !each.src().equals(Member.CLIENT))
                .map(each -> each.src() + " " + each.type() + " " + each.dest()).toList();
        read.clear();
        return all;
    }

    @Test
    void tellsEachNodeWhoItIsAndWhoElseThereIs() {
        ExecutableCoordinator group = new ExecutableCoordinator(GroupScenario.parse(
                "ids=(30,1),(7,1),(9,2)", Runs.REGISTRY), new Actions(), new Listener());
        group.begin();
        assertThat(done).containsExactly("start n7.1", "start n9.2", "start n30.1");
        assertThat(group.awaited()).containsExactly("n7.1", "n9.2", "n30.1");
        assertThat(read.get(1).line()).isEqualTo("{\"src\":\"hustings\",\"dest\":\"n9.2\","
                + "\"body\":{\"type\":\"init\",\"msg_id\":1,\"node_id\":\"n9.2\","
                + "\"node_ids\":[\"n7.1\",\"n9.2\",\"n30.1\"]}}");
    }

    @Test
    void messagesTakeTheirTimeAndAreCountedByTypeAndSender() {
        ExecutableCoordinator group = group("n=3&latency=4");
        say(group, "n1", "n2", "{'type':'election'}", 10);
        say(group, "n1", "n3", "{'no':'type'}", 10);
        group.tick(13);
        assertThat(arrived()).isEmpty();
        assertThat(group.outcome(13).messages()).isEqualTo(new MessageCounts(2, 0, 0, 0, 0, 2));
        group.tick(14);
        assertThat(arrived()).containsExactly("n1 election n2", "n1  n3");
        assertThat(group.outcome(14).byType()).isEqualTo(Map.of(
                "election", new MessageCounts(1, 1, 0, 0, 0, 0),
                "(no type)", new MessageCounts(1, 1, 0, 0, 0, 0)));
        assertThat(group.outcome(14).bySender()).containsOnlyKeys("n1");
    }

    @Test
    void linksKeepTheOrderOfMessagesUnlessTheyNeedNot() {
        for (String order : List.of("fifo", "any")) {
            ExecutableCoordinator group = group("n=2&latency=1-50&order=" + order);
            List<String> sent = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                say(group, "n1", "n2", "{'type':'" + i + "'}", i);
                sent.add("n1 " + i + " n2");
            }
            for (int i = 20; i < 80; i++) {
                group.tick(i);
            }
            List<String> arrived = arrived();
            assertThat(arrived).containsExactlyInAnyOrderElementsOf(sent);
            assertThat(arrived.equals(sent)).isEqualTo(order.equals("fifo"));
        }
    }

    @Test
    void losesAsManyAsTheScenarioSaysAndTheSameEveryTime() {
        List<Long> lost = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            ExecutableCoordinator group = group("n=2&latency=0&loss=0.25");
            for (int i = 0; i < 400; i++) {
                say(group, "n1", "n2", "{'type':'x'}", i);
            }
            MessageCounts counts = group.outcome(400).messages();
            assertThat(counts.lost()).isBetween(70L, 130L);
            assertThat(counts.delivered()).isEqualTo(400 - counts.lost());
            lost.add(counts.lost());
        }
        assertThat(lost.get(0)).isEqualTo(lost.get(1));
    }

    @Test
    void cutsSplitsHealsAndSlowsLinks() {
        ExecutableCoordinator group = group("n=3&latency=1"
                + "&faults=10:cut-1-2,20:split-3,30:heal,40:slow-1-20,50:slow-1-0");
        group.tick(10);
        say(group, "n1", "n2", "{'type':'a'}", 10);
        say(group, "n2", "n1", "{'type':'b'}", 10);
        group.tick(11);
        assertThat(arrived()).containsExactly("n2 b n1");
        say(group, "n1", "n3", "{'type':'c'}", 19);
        group.tick(20);
        say(group, "n3", "n2", "{'type':'d'}", 20);
        group.tick(21);
        assertThat(arrived()).isEmpty();
        assertThat(group.outcome(21).messages().blocked()).isEqualTo(3);
        group.tick(30);
        say(group, "n1", "n2", "{'type':'e'}", 30);
        group.tick(31);
        assertThat(arrived()).containsExactly("n1 e n2");
        group.tick(40);
        say(group, "n1", "n2", "{'type':'f'}", 40);
        group.tick(59);
        assertThat(arrived()).isEmpty();
        say(group, "n1", "n3", "{'type':'g'}", 59);
        group.tick(60);
        assertThat(arrived()).containsExactly("n1 f n2", "n1 g n3");
    }

    @Test
    void killsStartsAgainStopsAndLetsGoOn() {
        ExecutableCoordinator group = group("n=3&latency=1&faults=5:crash-1,6:pause-2,7:recover-1,"
                + "8:resume-2,9:resume-2,9:recover-3");
        say(group, "n3", "n1", "{'type':'a'}", 4);
        group.tick(5);
        say(group, "n3", "n1", "{'type':'b'}", 5);
        group.tick(6);
        say(group, "n3", "n2", "{'type':'c'}", 6);
        group.tick(7);
        say(group, "n3", "n1", "{'type':'d'}", 7);
        assertThat(done).containsExactly("kill n1", "stop n2", "start n1");
        assertThat(arrived()).isEmpty();
        group.tick(8);
        assertThat(done).endsWith("go on n2");
        assertThat(arrived()).containsExactly("n3 c n2");
        say(group, "n1", "hustings", "{'type':'init_ok','in_reply_to':3}", 8);
        group.tick(9);
        assertThat(arrived()).containsExactly("n3 d n1");
        assertThat(group.outcome(9).messages().toDead()).isEqualTo(2);
        assertThat(group.outcome(9).remarks()).containsExactly(
                "9:resume-2: resume does nothing: n2 is up",
                "9:recover-3: recover does nothing: n3 is up");
    }

    @Test
    void whatHasArrivedAtAStoppedNodeIsThereWhateverBecomesOfItsLinks() {
        ExecutableCoordinator group = group("n=2&latency=1");
        act(group, "pause-2", 0);
        say(group, "n1", "n2", "{'type':'a'}", 1);
        group.tick(2);
        act(group, "cut-1-2", 3);
        group.tick(4);
        act(group, "resume-2", 5);
        group.tick(5);
        assertThat(arrived()).containsExactly("n1 a n2");
    }

    @Test
    void tellsWhenAllThatRunHaveComeToAgree() {
        ExecutableCoordinator group = group("n=3");
        follow(group, "n1", "n3", 5);
        follow(group, "n2", "n3", 6);
        assertThat(changes).isEmpty();
        say(group, "n3", "hustings", "{'type':'leader','msg_id':9,'leader':'n3'}", 7);
        assertThat(read.get(read.size() - 1).line()).contains("leader_ok", "\"in_reply_to\":9");
        act(group, "crash-leader", 10);
        assertThat(done).containsExactly("kill n3");
        follow(group, "n1", "", 11);
        follow(group, "n2", "n2", 12);
        follow(group, "n1", "n2", 13);
        act(group, "pause-2", 14);
        assertThatThrownBy(() -> act(group, "crash-leader", 15)).hasMessage("nobody leads");
        assertThat(changes).isEqualTo(group.outcome(14).leaders()).containsExactly(
                new LeaderChange(7, Optional.of("n3")), new LeaderChange(10, Optional.empty()),
                new LeaderChange(13, Optional.of("n2")), new LeaderChange(14, Optional.empty()));
        assertThat(group.outcome(14).atEnd()).isEqualTo(Map.of("n1", Optional.of("n2")));
    }

    @Test
    void asksForLeadersAgainAndAgainUntilANodeSaysThatItNeverAnswers() {
        ExecutableCoordinator group = group("n=2");
        group.tick(0);
        assertThat(read).extracting(Envelope::type).containsExactly("leader", "leader");
        group.tick(50);
        follow(group, "n1", "", 50);
        say(group, "n2", "hustings", "{'type':'error','code':10,'in_reply_to':2}", 50);
        group.tick(51);
        group.tick(52);
        assertThat(read).extracting(Envelope::dest).containsExactly("n1", "n2", "n1");
        group.tick(200);
        assertThat(read).extracting(Envelope::dest).containsExactly("n1", "n2", "n1", "n1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "hello|a line that is not JSON: ",
        "{}|a line that is no message: ",
        "{\"src\":\"n2\",\"dest\":\"n1\",\"body\":{}}|from \"n2\", if src is true; it is n1",
        "{\"src\":\"n1\",\"dest\":\"hustings\",\"body\":{\"type\":\"leader\",\"leader\":7}}"
                + "|a leader that is 7; allowed is the name of a node as a text, or null",
    })
    void killsWhoeverDoesNotSpeakTheProtocolAndSaysWhy(String line, String words) {
        ExecutableCoordinator group = group("n=2");
        group.line("n1", new LineReader.Line.Text(line), 3);
        assertThat(done).containsExactly("kill n1");
        assertThat(told).hasSize(1).isEqualTo(group.outcome(3).failures());
        assertThat(told.get(0)).startsWith("n1 is killed: it has written").contains(words);
    }

    @Test
    void killsWhoeverWritesOrIsSentTooMuchAndNoticesWhoEndsByItself() {
        ExecutableCoordinator group = group("n=4&latency=1");
        group.line("n1", new LineReader.Line.TooLong(), 1);
        for (int i = 0; i <= MessageRouter.MOST_IN_FLIGHT; i++) {
            say(group, "n2", "n3", "{'type':'x'}", 1);
        }
        group.ended("n3", 4, 1);
        reads = false;
        say(group, "n4", "n9", "{'type':'x','msg_id':1}", 1);
        group.ended("n4", 137, 2);
        assertThat(done).containsExactly("kill n1", "kill n2", "kill n3", "kill n4");
        assertThat(group.outcome(2).failures()).satisfiesExactly(
                first -> assertThat(first).contains("longer than 65536 bytes"),
                second -> assertThat(second).contains("10000 of its messages are on their way"),
                third -> assertThat(third).isEqualTo("n3 has ended by itself, with code 4"),
                fourth -> assertThat(fourth).contains("it does not read what it is sent"));
        assertThat(read.get(read.size() - 1).body().path("code").asInt()).isEqualTo(1);
        assertThat(group.outcome(2).remarks()).containsExactly(
                "n4 has written to \"n9\", whom there is not");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "n=13|n is \"13\"; allowed is 1 to 12",
        "algorithms=ring&n=3|algorithms is \"ring\"; allowed is nothing where --node",
        "detector=none|detector is \"none\"; allowed is nothing where --node",
        "n=3&faults=5:join-4|faults is \"5:join-4\"; allowed is crash, crash-leader, recover",
        "n=3&faults=5:drop-1-2|faults is \"5:drop-1-2\"; allowed is crash",
        "n=3&faults=5:crash-4|faults has \"5:crash-4\"; allowed is the nodes 1 to 3",
    })
    void refusesWhatCannotBeDoneToProgramsOfOthers(String scenario, String words) {
        assertThatThrownBy(() -> GroupScenario.parse(scenario, Runs.REGISTRY))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(words);
    }

    @Test
    void tellsWhichScenarioItWas() {
        assertThat(GroupScenario.parse("n=3&loss=5%&t=4&until=900&v=1", Runs.REGISTRY).text())
                .isEqualTo("n=3&loss=0.05&until=900&t=4");
        assertThat(GroupScenario.parse("", Runs.REGISTRY).text()).isEqualTo("n=8");
    }
}
