package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a parser does not take is refused in words, and is nobody's mistake but the sender's. */
class ParserLimitsTest extends ServedTest {
    private static final String UPGRADE = "Upgrade: websocket";

    static Stream<String> framesBeyondTheParser() {
        return Stream.of("[".repeat(600), "{'a':".repeat(600),
                "{'type':'seek','tick':" + "9".repeat(1_001) + "}",
                "{'type':'seek','tick':0." + "9".repeat(1_001) + "}",
                "{'" + "k".repeat(60_000) + "':1}");
    }

    @ParameterizedTest
    @MethodSource("framesBeyondTheParser")
    void aFrameBeyondWhatTheParserTakesIsMalformed(String frame) {
        try (LoggedLines log = new LoggedLines(); Viewer viewer = served.view()) {
            viewer.send(frame).isRefused("malformed", "frame", "the frame is");
            viewer.send("{'type':'pause'}").isRefused("nothing-open", "type", "nothing is open");
            assertThat(log.text()).isEmpty();
        }
    }

    static Stream<String> numbersThatNothingHolds() {
        return Stream.of("9".repeat(900), "-" + "9".repeat(900), "1e400", "-1e999999999",
                "1e999999999999");
    }

    @ParameterizedTest
    @MethodSource("numbersThatNothingHolds")
    void aNumberThatNothingCanHoldIsRefused(String number) {
        try (Viewer viewer = served.view()) {
            viewer.send("{'type':'step','by':" + number + "}");
            assertThat(viewer.next("refused").get("code").asString()).isIn("invalid", "malformed");
            viewer.send("{'type':'pause'}").isRefused("nothing-open", "type", "nothing is open");
        }
    }

    @ParameterizedTest
    @CsvSource({"/%zz", "/%", "/%2", "/algorithms/%zz", "/%00", "/%c3%28", "/%0d%0a", "/a;x=%zz",
        "/script/%zz", "/*%", "/%u0041", "/algorithms/%ff"})
    void aPageWithABrokenPercentEncodingSaysWhatIsWrong(String path) {
        assertThat(served.raw(path)).startsWith("HTTP/1.1 400").contains("class=\"error\"")
                .contains("That did not work").doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({"/api/run?n=%zz", "/api/trace?%zz=1", "/api/lab?n=%zz", "/api/source/%ff",
        "/api/a;x=%zz", "/api/digest?n=%zz"})
    void theApiAnswersABrokenPercentEncodingInJson(String path) {
        assertThat(served.raw(path)).startsWith("HTTP/1.1 400")
                .contains("\"type\":\"refused\"").contains("%");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/ws?x=%zz | Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA== | 400",
        "/ws?x={ | Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA== | 400", "/ws | X: y | 400",
        "/ws | Sec-WebSocket-Extensions: x; y=\"z | 400", "/ws | Origin: %zz | 403",
        "/nowhere | X: y | 404", "/api/run | X: y | 404"})
    void aSocketThatCannotBeOpenedIsRefusedInWords(String path, String header, int status) {
        try (LoggedLines log = new LoggedLines()) {
            String answer = served.raw(path, UPGRADE, "Sec-WebSocket-Version: 13", header);
            assertThat(answer).startsWith("HTTP/1.1 " + status)
                    .containsAnyOf("class=\"error\"", "\"message\":\"");
            assertThat(log.text()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"/lab?ids=٣", "/lab?graph=٣-٤", "/lab?n=٣", "/lab?form=1&ids=٣,٤", "/?ids=٣",
        "/?faults=٣:heal", "/?faults=٣ heal", "/?n=%٣٣", "/algorithms?n=٣", "/scenario?ids=٣",
        "/scenario?algorithm=bully&new-tick=٣&new-action=heal&put-in=1", "/lab?trials=٣",
        "/lab?loss=٠-٠", "/lab?clocks=٣:٣", "/lab?ids=٣-٤&graph=٣", "/api/lab?trials=٣٣٣٣٣٣٣٣"})
    void digitsOfOtherScriptsAreReadOrRefusedInWords(String path) {
        assertThat(served.raw(path)).matches("(?s)HTTP/1.1 (200|303|400).*")
                .doesNotContain("mistake in the server");
    }

    @Test
    void aPercentSignBeforeDigitsOfAnotherScriptIsNoEscape() {
        try (Viewer viewer = served.view()) {
            viewer.send("{'type':'open','scenario':'n=%٣٣'}").isRefused("invalid", "n", "%33");
        }
    }

    @Test
    void aConnectionThatFailsIsNotClosedWithTheTextOfTheException() {
        List<String> told = new ArrayList<>();
        for (Throwable mistake : List.of(new IllegalStateException("secret"),
                new StackOverflowError("secret"))) {
            try (LoggedLines log = new LoggedLines()) {
                Viewers.guarded((code, reason) -> told.add(code + " " + reason), () -> {
                    ParserLimitsTest.<RuntimeException>fail(mistake);
                });
                assertThat(log.text().lines()).singleElement().asString().contains("secret");
            }
        }
        assertThat(told).hasSize(2).allMatch(
                "1011 this failed because of a mistake in the server"::equals);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void fail(Throwable mistake) throws E {
        throw (E) mistake;
    }

    @Test
    void whatJettyRefusesIsTheSamePageWithTheSameHeaders() {
        assertThat(served.raw("/", "Host: other")).startsWith("HTTP/1.1 400")
                .contains("class=\"error\"", "nosniff", "Content-Security-Policy");
        assertThat(served.raw("/" + "x".repeat(200_000))).startsWith("HTTP/1.1 414")
                .contains("at most 131072 bytes");
    }

    @ParameterizedTest
    @CsvSource({"/api/run?=1", "/api/run?%20=1", "/api/run?n=3&=&until=9", "/api/lab?=1"})
    void aKeyWithoutANameIsRefusedByNamingWhereItStands(String path) {
        assertThat(served.get(path).body()).contains("\"key\":\"scenario\"", "key=value");
    }
}
