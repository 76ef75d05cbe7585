package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a viewer may ask for to step otherwise than by tick, and to align the panels. */
class AlignedSocketTest extends ServedTest {
    private static final String CRASH =
            "algorithms=bully,chang-roberts&n=6&faults=60:crash-leader";
    private static Viewer open(String scenario) {
        Viewer viewer = served.view().send("{'type':'open','scenario':'" + scenario + "'}");
        viewer.next("clock");
        return viewer;
    }

    private static JsonNode election(JsonNode panel) {
        return panel.get("elections").get(
                Long.toString(panel.get("electionCount").asLong() - 1));
    }

    @Test
    void alignsByAgreementAndGoesBackToTheSameFrames() {
        try (Viewer viewer = open(CRASH); Viewer other = open(CRASH)) {
            viewer.send("{'type':'align','by':'agreement','panel':'bully'}");
            JsonNode aligned = viewer.next("keyframe").get("alignment");
            assertThat(aligned.get("by").asString()).isEqualTo("agreement");
            long meeting = aligned.get("meeting").asLong();
            viewer.send("{'type':'seek','tick':" + meeting + "}");
            JsonNode panels = viewer.next("keyframe").get("panels");
            for (int i = 0; i < 2; i++) {
                assertThat(panels.get(i).get("tick").asLong())
                        .isEqualTo(election(panels.get(i)).get("agreedAt").asLong())
                        .isEqualTo(aligned.get("phases").get(i).asLong());
            }
            assertThat(panels.get(0).get("tick")).isNotEqualTo(panels.get(1).get("tick"));
            viewer.send("{'type':'align','by':'tick'}").next("keyframe");
            viewer.send("{'type':'seek','tick':63}");
            other.send("{'type':'seek','tick':63}");
            JsonNode back = viewer.next("keyframe");
            assertThat(back.toString()).isEqualTo(other.next("keyframe").toString());
            assertThat(back.has("alignment")).isFalse();
            viewer.send("{'type':'step','by':1}");
            other.send("{'type':'step','by':1}");
            assertThat(viewer.next("ticks").toString()).isEqualTo(other.next("ticks").toString());
        }
    }

    @Test
    void goesToWhereOnePanelIsAtATickAndTellsEachFromItsOwnTickOn() {
        try (Viewer viewer = open(CRASH)) {
            viewer.send("{'type':'align','by':'event'}").next("keyframe");
            viewer.send("{'type':'seek','tick':9,'panel':'chang-roberts'}");
            JsonNode before = viewer.next("keyframe").get("panels");
            assertThat(before.get(1).get("tick").asLong()).isEqualTo(9);
            for (int i = 0; i < 12; i++) {
                viewer.send("{'type':'step','by':1}");
                JsonNode after = viewer.next("ticks").get("panels");
                for (int panel = 0; panel < 2; panel++) {
                    long from = before.get(panel).get("tick").asLong() + 1;
                    assertThat(after.get(panel).get("from").asLong()).isEqualTo(from);
                    assertThat(after.get(panel).path("events")).allSatisfy(event -> assertThat(
                            event.get("tick").asLong()).isGreaterThanOrEqualTo(from));
                }
                before = after;
            }
        }
    }

    @Test
    void playsToTheEndOfWhatIsAligned() {
        try (Viewer viewer = open("algorithms=bully,ring&n=4&latency=1&faults=20:crash-leader")) {
            viewer.send("{'type':'align','by':'detection'}");
            long length = viewer.next("keyframe").get("alignment").get("length").asLong();
            viewer.next("clock");
            viewer.send("{'type':'play','speed':240}").next("clock");
            JsonNode end = viewer.next("clock");
            assertThat(end.get("playing").asBoolean()).isFalse();
            assertThat(end.get("tick").asLong()).isEqualTo(length);
        }
    }

    @Test
    void stepsToTheNextBusyTickOfAPanelAndToWhatNobodyHasSeenYet() {
        try (Viewer viewer = open(CRASH + "&t=50")) {
            viewer.send("{'type':'step','by':1,'unit':'event','panel':'bully'}");
            JsonNode ticks = viewer.next("ticks");
            assertThat(ticks.get("from").asLong()).isEqualTo(51);
            assertThat(ticks.get("to").asLong()).isEqualTo(60);
            assertThat(ticks.get("panels").get(0).get("events").get(0).get("action").asString())
                    .isEqualTo("crash-leader");
            viewer.send("{'type':'step','by':-1,'unit':'event','panel':'bully'}");
            assertThat(viewer.next("keyframe").get("tick").asLong()).isLessThan(50);
            viewer.send("{'type':'step','by':1,'unit':'fault'}");
            assertThat(viewer.next("keyframe").get("tick").asLong()).isEqualTo(60);
            viewer.send("{'type':'step','by':1,'unit':'election'}");
            assertThat(viewer.next("keyframe").get("tick").asLong()).isEqualTo(63);
            viewer.send("{'type':'step','by':1,'unit':'fault'}");
            JsonNode refused = viewer.next("refused");
            assertThat(refused.get("code").asString()).isEqualTo("nothing-there");
            assertThat(refused.get("message").asString())
                    .isEqualTo("there is no fault of any panel after this");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'type':'step','by':1,'unit':'hour'}|invalid|unit|tick, event, election or fault",
        "{'type':'step','by':1,'unit':7}|invalid|unit|it must be a string",
        "{'type':'step','by':1,'unit':'event'}|invalid|panel|panel is missing",
        "{'type':'step','by':1,'unit':'event','panel':'raft'}|invalid|panel|allowed is bully",
        "{'type':'step','by':-1,'unit':'event','panel':'bully'}|nothing-there|unit|before this",
        "{'type':'seek','tick':3,'panel':'raft'}|invalid|panel|allowed is bully",
        "{'type':'align'}|invalid|by|by is missing",
        "{'type':'align','by':'mood'}|invalid|by|tick, event, detection or agreement",
        "{'type':'align','by':'event','panel':'raft'}|invalid|panel|allowed is bully",
        "{'type':'align','by':'detection'}|nothing-to-align|by|nobody notices the last crash",
    })
    void refusesInWordsAndGoesOn(String frame, String code, String key, String words) {
        try (Viewer viewer = open("algorithms=bully&n=4")) {
            viewer.send(frame).isRefused(code, key, words);
            viewer.send("{'type':'step','by':1}");
            assertThat(viewer.next("ticks").get("to").asLong()).isEqualTo(1);
        }
    }

    @Test
    void refusesAFaultWhilePanelsStandAtDifferentTicks() {
        try (Viewer viewer = open(CRASH)) {
            viewer.send("{'type':'align','by':'event'}").next("keyframe");
            JsonNode refused = viewer.send("{'type':'fault','action':'crash-3'}").next("refused");
            assertThat(refused.get("code").asString()).isEqualTo("not-by-tick");
            assertThat(refused.get("message").asString()).contains("Align by tick first");
            viewer.send("{'type':'align','by':'tick'}").next("keyframe");
            viewer.send("{'type':'fault','action':'crash-3'}");
            assertThat(viewer.next("opened").get("scenario").asString()).contains("1:crash-3");
        }
    }
}
