package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hustings.run.WorkLimit;
import hustings.sim.Runs;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SocketTest extends ServedTest {
    private static final long PLENTY = 1L << 40;
    private static Viewer open(String scenario) {
        return served.view().send("{'type':'open','scenario':'" + scenario + "'}");
    }

    private static List<JsonNode> trace(String scenario, long from, long to) {
        List<JsonNode> events = new ArrayList<>();
        new Api(Runs.REGISTRY).trace(scenario, WorkLimit::unlimited, line -> {
            ObjectNode event = (ObjectNode) Json.MAPPER.readTree(line);
            event.remove("algorithm");
            event.path("changes").forEach(change -> ((ObjectNode) change).remove("before"));
            if (event.get("tick").asLong() >= from && event.get("tick").asLong() <= to) {
                events.add(event);
            }
        });
        return events;
    }

    /** What a field was before is told only to whoever does not know; see FramesTest. */
    private static void addEvents(JsonNode ticks, List<JsonNode> events) {
        for (JsonNode event : ticks.get("panels").get(0).path("events")) {
            event.path("changes").forEach(change -> ((ObjectNode) change).remove("before"));
            events.add(event);
        }
    }

    @Test
    void speaksItsProtocolAndNoOther() {
        try (Viewer viewer = served.view()) {
            assertThat(viewer.subprotocol()).isEqualTo("hustings.v1");
        }
        assertThatThrownBy(() -> HttpClient.newHttpClient().newWebSocketBuilder()
                .subprotocols("soap").buildAsync(
                        URI.create(served.address().replace("http", "ws") + "/ws"),
                        new java.net.http.WebSocket.Listener() {}).join())
                .hasCauseInstanceOf(java.net.http.WebSocketHandshakeException.class)
                .satisfies(refusal -> assertThat(
                        ((java.net.http.WebSocketHandshakeException) refusal.getCause())
                                .getResponse().statusCode()).isEqualTo(400));
    }

    @Test
    void opensAScenarioAtItsPosition() {
        try (Viewer viewer = open("algorithms=bully,ring&n=5&faults=60:crash-leader&t=9")) {
            JsonNode opened = viewer.next();
            assertThat(opened.get("type").asString()).isEqualTo("opened");
            assertThat(opened.get("scenario").asString())
                    .isEqualTo("v=1&algorithms=bully,ring&n=5&faults=60:crash-leader&t=9");
            assertThat(opened.get("length").asLong()).isBetween(60L, 200L);
            assertThat(opened.get("algorithms").get(0).get("listing")).hasSizeGreaterThan(10);
            JsonNode keyframe = viewer.next();
            assertThat(keyframe.get("type").asString()).isEqualTo("keyframe");
            assertThat(keyframe.get("tick").asLong()).isEqualTo(9);
            assertThat(keyframe.get("panels")).hasSize(2);
            assertThat(keyframe.get("panels").get(0).get("nodes")).hasSize(5);
            JsonNode clock = viewer.next();
            assertThat(clock.get("playing").asBoolean()).isFalse();
        }
    }

    /** The same events by stepping, by playing, and after going back. */
    @Test
    void tellsTheSameEventsAsTheTrace() {
        String scenario = "algorithms=lamport&n=5&loss=0.05&faults=20:crash-leader&until=60";
        try (Viewer viewer = open(scenario)) {
            viewer.next("clock");
            List<JsonNode> stepped = new ArrayList<>();
            for (int tick = 1; tick <= 12; tick++) {
                viewer.send("{'type':'step','by':1}");
                addEvents(viewer.next("ticks"), stepped);
            }
            assertThat(stepped).isEqualTo(trace(scenario, 1, 12));
            viewer.send("{'type':'seek','tick':4}").next("keyframe");
            viewer.send("{'type':'play','speed':240}");
            List<JsonNode> played = new ArrayList<>();
            long to = 4;
            while (to < 30) {
                JsonNode ticks = viewer.next("ticks");
                assertThat(ticks.get("from").asLong()).isEqualTo(to + 1);
                to = ticks.get("to").asLong();
                addEvents(ticks, played);
            }
            assertThat(played).isEqualTo(trace(scenario, 5, to));
        }
    }

    @Test
    void standsAtATickJustAsIfItHadPlayedUpToIt() {
        String scenario = "algorithms=ring&n=6&faults=25:crash-leader";
        try (Viewer stepping = open(scenario); Viewer seeking = open(scenario)) {
            stepping.next("clock");
            seeking.next("clock");
            for (int tick = 1; tick <= 40; tick++) {
                stepping.send("{'type':'step','by':1}").next("clock");
            }
            stepping.send("{'type':'seek','tick':40}");
            seeking.send("{'type':'seek','tick':90}").next("keyframe");
            seeking.send("{'type':'seek','tick':40}");
            assertThat(seeking.next("keyframe")).isEqualTo(stepping.next("keyframe"));
        }
    }

    @Test
    void playsToTheEndAndStopsThere() {
        try (Viewer viewer = open("algorithms=bully&n=4&latency=1")) {
            viewer.next("clock");
            viewer.send("{'type':'play','speed':200}");
            assertThat(viewer.next("clock").get("playing").asBoolean()).isTrue();
            JsonNode end = viewer.next("clock");
            assertThat(end.get("playing").asBoolean()).isFalse();
            assertThat(end.get("tick").asLong()).isEqualTo(10);
        }
    }

    @Test
    void pausesAtOnceAndStepsBack() {
        try (Viewer viewer = open("algorithms=bully&n=4")) {
            viewer.next("clock");
            viewer.send("{'type':'play','speed':4}").next("ticks");
            viewer.send("{'type':'pause'}");
            JsonNode clock = viewer.next("clock");
            while (clock.get("playing").asBoolean()) {
                clock = viewer.next("clock");
            }
            long tick = clock.get("tick").asLong();
            viewer.send("{'type':'step','by':-1}");
            assertThat(viewer.next("keyframe").get("tick").asLong()).isEqualTo(tick - 1);
            viewer.send("{'type':'step','by':-9999}");
            assertThat(viewer.next("keyframe").get("tick").asLong()).isZero();
        }
    }

    @Test
    void makesAFaultPartOfTheScenarioRightAfterThePresentTick() {
        try (Viewer viewer = open("algorithms=bully&n=5&latency=1&t=12")) {
            viewer.next("clock");
            viewer.send("{'type':'fault','action':'crash-leader'}");
            assertThat(viewer.next("opened").get("scenario").asString()).isEqualTo(
                    "v=1&algorithms=bully&n=5&latency=1&faults=13:crash-leader&t=12");
            assertThat(viewer.next("keyframe").get("tick").asLong()).isEqualTo(12);
            viewer.send("{'type':'step','by':1}");
            assertThat(viewer.next("ticks").get("panels").get(0).get("events").get(0)
                    .get("action").asString()).isEqualTo("crash-leader");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "hello|malformed|frame|not JSON",
        "[]|malformed|frame|not a JSON object",
        "{}|invalid|type|type is missing",
        "{'type':7}|invalid|type|it must be a string",
        "{'type':'dance'}|unknown-type|type|allowed is open, play",
        "{'type':'open'}|invalid|scenario|scenario is missing",
        "{'type':'open','scenario':'n=0'}|invalid|n|1 to 1000000",
        "{'type':'open','scenario':'n=65'}|invalid|n|at most 64 nodes",
        "{'type':'open','scenario':'until=20000'}|invalid|until|at most 10000 ticks",
        "{'type':'play','speed':'fast'}|invalid|speed|a number from 0.1 to 240",
        "{'type':'play','speed':1e9}|invalid|speed|a number from 0.1 to 240",
        "{'type':'seek','tick':-1}|invalid|tick|a number from 0",
        "{'type':'seek','tick':null}|invalid|tick|a number from 0",
        "{'type':'step'}|invalid|by|by is missing",
        "{'type':'fault','action':'explode-3'}|invalid|action|crash-5",
        "{'type':'fault','action':'crash-99'}|invalid|faults|the nodes 1 to 4",
        "{'type':'fault','action':'heal,9:heal'}|invalid|action|TICK:ACTION",
    })
    void refusesWhatMakesNoSenseAndGoesOn(String frame, String code, String key, String words) {
        try (Viewer viewer = open("algorithms=bully&n=4")) {
            viewer.next("clock");
            viewer.send(frame).isRefused(code, key, words);
            viewer.send("{'type':'seek','tick':3}");
            assertThat(viewer.next("keyframe").get("tick").asLong()).isEqualTo(3);
        }
    }

    @Test
    void refusesToPlayNothing() {
        try (Viewer viewer = served.view()) {
            viewer.send("{'type':'play','speed':8}");
            assertThat(viewer.next("refused").get("code").asString()).isEqualTo("nothing-open");
        }
    }

    @Test
    void refusesAFieldOfAHundredThousandCharactersInWords() {
        try (Viewer viewer = open("algorithms=bully&n=4")) {
            viewer.next("clock");
            String big = "x".repeat(100_000);
            for (String field : List.of("{'type':'open','scenario':'" + big + "'}",
                    "{'type':'fault','action':'" + big + "'}", "{'type':'" + big + "'}",
                    "{'type':'seek','tick':'" + big + "'}", big)) {
                JsonNode refused = viewer.send(field).next("refused");
                assertThat(refused.get("message").asString()).hasSizeLessThan(500);
            }
            viewer.send("{'type':'step','by':1}").next("ticks");
        }
    }

    @Test
    void endsTheConnectionOfWhoSendsAFrameThatIsTooLarge() {
        try (Viewer viewer = served.view()) {
            viewer.sendUntilClosed("x".repeat(300_000), 1);
            assertThat(viewer.closeCode()).isIn(1009, -1);
        }
        assertThat(served.get("/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    void ignoresAFloodAndSaysSo() {
        try (Viewer viewer = open("algorithms=bully&n=4")) {
            viewer.next("clock");
            for (int i = 0; i < 600; i++) {
                viewer.send("{'type':'pause'}");
            }
            assertThat(viewer.next("refused").get("code").asString()).isEqualTo("too-fast");
        }
        try (Viewer other = open("algorithms=ring&n=3")) {
            other.next("keyframe");
        }
    }

    @Test
    void endsTheConnectionOfWhoDoesNotStopFlooding() {
        try (Viewer viewer = served.view()) {
            viewer.sendUntilClosed("{'type':'pause'}", 20_000);
            assertThat(viewer.closeCode()).isIn(1008, -1);
        }
    }

    @Test
    void takesOnlySoManyViewers() {
        Limits two = Limits.STANDARD.withRooms(2, 9);
        try (Served small = new Served(two); Viewer first = small.view();
                Viewer second = small.view()) {
            second.send("{'type':'pause'}").next("refused");
            first.send("{'type':'pause'}").next("refused");
            assertThat(small.server().viewers()).isEqualTo(2);
            try (Viewer third = small.view()) {
                assertThat(third.closeCode()).isEqualTo(1013);
            }
        }
    }

    @Test
    void takesOnlySoManyViewersFromOneAddress() {
        try (Served small = new Served(Limits.STANDARD.withRooms(500, 1));
                Viewer first = small.view()) {
            first.send("{'type':'pause'}").next("refused");
            try (Viewer second = small.view()) {
                assertThat(second.closeCode()).isEqualTo(1013);
                assertThat(second.closeReason()).isEqualTo("1 person watches from this address"
                        + " already; whoever runs the server can allow more with"
                        + " --viewers-per-address");
            }
        }
    }

    @Test
    void countsHowManyMayWatchAgainstTheHeap() {
        assertThat(Limits.of(512L << 20, PLENTY, 2))
                .extracting(Limits::viewers, Limits::viewersPerAddress)
                .containsExactly(341, 300);
        assertThat(Limits.of(64L << 20, PLENTY, 2))
                .extracting(Limits::viewers, Limits::viewersPerAddress)
                .containsExactly(42, 42);
        assertThat(Limits.of(64L << 30, PLENTY, 2))
                .extracting(Limits::viewers, Limits::viewersPerAddress)
                .containsExactly(1_000, 300);
        assertThat(Limits.of(64L << 20, PLENTY, 2).withViewersPerAddress(400))
                .as("whoever runs it may know better")
                .extracting(Limits::viewers, Limits::viewersPerAddress).containsExactly(400, 400);
    }

    @Test
    void countsWhatConnectionsTakeBesideTheHeap() {
        long container = 512L << 20;
        assertThat(Limits.of(container / 2, container, 2).viewers()).isEqualTo(170);
        assertThat(Limits.advice(container / 2, container)).isEmpty();
        assertThat(Limits.of(340L << 20, container, 2).viewers()).isEqualTo(99);
        assertThat(Limits.of(container / 4 * 3, container, 2).viewers()).isEqualTo(1);
        assertThat(Limits.advice(container / 4 * 3, container)).contains("of 512 MB of memory,"
                + " the heap may take 384; what is left bears 1 who watch."
                + " With -XX:MaxRAMPercentage=50 it bears 170");
        assertThat(Limits.advice(1L << 30, 16L << 30)).isEmpty();
    }

    @Test
    void endsTheConnectionOfWhoHasBeenSilentForLong() {
        try (Served hasty = new Served(
                Runs.REGISTRY, Limits.STANDARD, new Timeouts(1, 30, 10));
                Viewer viewer = hasty.view()) {
            assertThat(viewer.closeCode()).isEqualTo(4408);
        }
    }

    @Test
    void refusesPagesOfOtherSites() {
        String[] upgrade = {"Upgrade: websocket", "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="};
        assertThat(served.raw("/ws", upgrade[0], upgrade[1], upgrade[2],
                "Origin: https://evil.example")).startsWith("HTTP/1.1 403");
        assertThat(SocketGate.isFromElsewhere("", "hustings.example")).isFalse();
        assertThat(SocketGate.isFromElsewhere("null", "hustings.example")).isTrue();
        assertThat(SocketGate.isFromElsewhere("http://[", "hustings.example")).isTrue();
        assertThat(SocketGate.isFromElsewhere("https://Hustings.example:8443",
                "hustings.example:8443")).isFalse();
    }

    @Test
    void takesNoFaultThatMakesTheScenarioTooLargeForALinkOrForThePage() {
        String ids = String.join(",", java.util.stream.IntStream.rangeClosed(1, 63)
                .mapToObj(i -> Integer.toString(i)).toList());
        try (Viewer viewer = open("algorithms=bully&ids=" + ids + "&n=63&until=20")) {
            viewer.next("clock");
            viewer.send("{'type':'fault','action':'join-64'}").next("opened");
            viewer.send("{'type':'fault','action':'join-65'}");
            assertThat(viewer.next("refused").get("message").asString())
                    .contains("at most 64 nodes, those that join included");
        }
        String split = "split-" + ids.replace(",", "-");
        String faults = String.join(",", java.util.Collections.nCopies(43, "1:" + split));
        try (Viewer viewer = open("algorithms=bully&n=64&until=20&faults=" + faults)) {
            viewer.next("clock");
            viewer.send("{'type':'fault','action':'" + split + "'}");
            viewer.send("{'type':'fault','action':'" + split + "'}");
            assertThat(viewer.next("refused").get("message").asString())
                    .contains("at most 8192 are allowed");
        }
    }

    @Test
    void keepsToItselfWhatReadsTheFrames() {
        try (Viewer viewer = served.view()) {
            assertThat(viewer.send("{'type':'open',,}").next("refused").get("message").asString())
                    .isEqualTo("the frame is not JSON, from character 16 on");
        }
    }

    @Test
    void forgetsAViewerWhoLeaves() {
        try (Served small = new Served(Limits.STANDARD.withRooms(1, 1))) {
            Viewer viewer = small.view();
            viewer.send("{'type':'open','scenario':''}").next("clock");
            viewer.send("{'type':'play','speed':8}").next("ticks");
            viewer.close();
            // It learns of that when it learns of it; from then on, there is room for another.
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            boolean taken = false;
            while (!taken && System.nanoTime() < end) {
                try (Viewer another = small.view()) {
                    another.sendUntilClosed("{'type':'pause'}", 1);
                    taken = another.isTaken();
                    // Who is turned away is told nothing of whether the other has gone meanwhile.
                    assertThat(small.server().viewers()).isLessThanOrEqualTo(1);
                }
            }
            assertThat(taken).isTrue();
        }
    }

    @Test
    void stopsOnlyThePanelInWhichAStormBreaksOut() {
        try (Viewer viewer = open("algorithms=chang-roberts,bully&n=6&latency=1&duplicate=0.4"
                + "&faults=1:crash-6&until=200&t=150")) {
            JsonNode panels = viewer.next("keyframe").get("panels");
            assertThat(panels.get(0).get("error").asString()).contains("chang-roberts needs more");
            assertThat(panels.get(1).has("error")).isFalse();
            assertThat(panels.get(1).get("phase").asString()).isEqualTo("agreed");
        }
    }
}
