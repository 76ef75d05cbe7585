package hustings.live.maelstrom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hustings.model.Heartbeat;
import hustings.sim.Runs;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class EnvelopeTest {
    private static final LetterCodec BULLY = new LetterCodec(Runs.REGISTRY.get("bully"));

    private static Envelope quoted(String line) {
        return Envelope.parse(line.replace('\'', '"'));
    }

    private static ObjectNode body(String json) {
        return quoted("{'src':'n1','dest':'n2','body':" + json + "}").body();
    }

    @Test
    void readsWhatItWrites() {
        Envelope request = quoted(
                "{'src':'c1','dest':'n\u00e9','body':{'type':'init','msg_id':4,'more':[1]}}");
        assertThat(request.type()).isEqualTo("init");
        assertThat(request.msgId()).hasValue(4);
        assertThat(request.inReplyTo()).isEmpty();
        assertThat(request.line()).contains("n\\u00E9").doesNotContain("\n");
        assertThat(Envelope.parse(request.line())).isEqualTo(request);
    }

    @Test
    void answersAndRefusesByTheNumberOfTheRequest() {
        Envelope request = quoted("{'src':'c1','dest':'n1','body':{'type':'x','msg_id':7}}");
        assertThat(request.reply(Envelope.body("x_ok")).line()).isEqualTo("{\"src\":\"n1\","
                + "\"dest\":\"c1\",\"body\":{\"type\":\"x_ok\",\"in_reply_to\":7}}");
        assertThat(request.refuse(ErrorCode.NOT_SUPPORTED, "no x").line()).contains(
                "{\"type\":\"error\",\"code\":10,\"text\":\"no x\",\"in_reply_to\":7}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "7", "null", "[]", "{}", "{'src':'a','dest':'b'}",
        "{'src':1,'dest':'b','body':{}}", "{'src':'a','dest':'b','body':[]}",
        "{'src':'a','dest':'b','body':{}} x", "{'src':'a','dest':'b','body':{}"})
    void refusesWhatIsNoMessage(String line) {
        assertThatThrownBy(() -> quoted(line)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s)(not JSON|no message): .*");
    }

    @Test
    void writesLettersAsTheirKindAndTheirParts() {
        ObjectNode election = body("{'type':'hustings','kind':'ELECTION','message':{'term':3}}");
        Object letter = BULLY.message(election);
        assertThat(letter.toString()).isEqualTo("Election[term=3]");
        assertThat(BULLY.body(letter)).hasToString(election.toString());
        assertThat(LetterCodec.kind(election)).isEqualTo("hustings ELECTION");
        Heartbeat heartbeat = new Heartbeat(9);
        assertThat(BULLY.message(BULLY.body(heartbeat))).isEqualTo(heartbeat);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'type':'hustings'}|kind is \"\"; bully has",
        "{'kind':'NO_ANSWER','message':{}}|kind is \"NO_ANSWER\"; bully has",
        "{'kind':7,'message':{'term':3}}|kind is \"7\"; bully has",
        "{'kind':'OK'}|message is an object, with the parts of OK",
        "{'kind':'OK','message':{}}|message is no OK",
        "{'kind':'OK','message':{'term':null}}|message is no OK",
        "{'kind':'OK','message':{'term':'soon'}}|message is no OK",
        "{'kind':'OK','message':{'term':1,'luck':2}}|message is no OK",
    })
    void refusesLettersThatTheAlgorithmDoesNotHave(String json, String words) {
        assertThatThrownBy(() -> BULLY.message(body(json)))
                .isInstanceOf(Refusal.class).hasMessageStartingWith(words);
    }

    @Test
    void numbersNodesByTheNumbersInTheirNamesAndThenByText() {
        NodeNames names = new NodeNames(List.of("n10", "n9", "b", "a", "x2y3", "x2y1", "a9"));
        assertThat(names.ordered()).containsExactly("a", "b", "x2y1", "x2y3", "a9", "n9", "n10");
        assertThat(names.number("n10")).isEqualTo(7);
        assertThat(names.name(1)).isEqualTo("a");
        assertThatThrownBy(() -> names.number("c")).hasMessageContaining("\"c\" is none of");
        assertThatThrownBy(() -> new NodeNames(List.of("a", "a")))
                .hasMessageContaining("a list of different names");
    }

    @Test
    void readsLinesUpToALimitAndPassesOverLongerOnes() {
        String longest = "x".repeat(LineReader.LONGEST);
        LineReader reader = new LineReader(new ByteArrayInputStream(
                (longest + "\n" + longest + "y\n\u00e9\nend").getBytes(StandardCharsets.UTF_8)));
        assertThat(reader.read()).isEqualTo(new LineReader.Line.Text(longest));
        assertThat(reader.read()).isEqualTo(new LineReader.Line.TooLong());
        assertThat(reader.read()).isEqualTo(new LineReader.Line.Text("\u00e9"));
        assertThat(reader.read()).isEqualTo(new LineReader.Line.Text("end"));
        assertThat(reader.read()).isEqualTo(new LineReader.Line.End());
        assertThat(reader.read()).isEqualTo(new LineReader.Line.End());
    }
}
