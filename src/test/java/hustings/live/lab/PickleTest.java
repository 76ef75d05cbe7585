package hustings.live.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hustings.live.lab.PickleValue.Array;
import hustings.live.lab.PickleValue.Bool;
import hustings.live.lab.PickleValue.Dict;
import hustings.live.lab.PickleValue.Int;
import hustings.live.lab.PickleValue.None;
import hustings.live.lab.PickleValue.Text;
import hustings.live.lab.PickleValue.Tuple;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pickles of the exercise, byte by byte. */
class PickleTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final int RANDOM_VALUES = 2_000;
    private static final long MOST_ALLOCATED = 32L << 20;

    private static byte[] pickle(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String pickled(PickleValue value) {
        return HEX.formatHex(PickleWriter.write(value));
    }

    @Test
    void messagesOfTheExerciseAreWrittenAsPythonWritesThem() {
        MemberId low = new MemberId(100, 1_111_111);
        MemberId high = new MemberId(222, 3_333_333);
        Endpoint address = new Endpoint("127.0.0.1", 41_983);
        assertThat(pickled(Dialect.A1.join(low, address))).isEqualTo("80049526000000000000008c04"
                + "4a4f494e944b644a47f4100086948c093132372e302e302e31944dffa38694869486942e");
        assertThat(pickled(Members.toPickle(Map.of(low, address)))).isEqualTo("8004951e00000000"
                + "0000007d944b644a47f4100086948c093132372e302e302e31944dffa38694732e");
        assertThat(pickled(Dialect.A1.answer())).isEqualTo("80049506000000000000008c024f4b942e");
        assertThat(pickled(Dialect.A1.probe()))
                .isEqualTo("8004950c000000000000008c0550524f4245944e86942e");
        assertThat(pickled(Dialect.B.answer()))
                .isEqualTo("8004950a000000000000008c06474f545f4954942e");
        assertThat(pickled(Dialect.B.victory(high, Map.of()))).isEqualTo("8004951a00000000000000"
                + "8c0b495f414d5f4c4541444552944bde4ad5dc3200869486942e");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "(I100\\nI1111111\\ntp0\\n.|(100, 1111111)",
        "(VOK\\np0\\nNtp1\\n.|('OK', None)",
        "(dp0\\nVa\\\\u005cb\\np1\\nL5L\\ns.|{'a\\\\\\\\b': 5}",
        "(lp0\\nI01\\naI00\\na.|[True, False]",
        "(lp0\\nVxy\\np1\\nag1\\na.|['xy', 'xy']",
        "](K\\x01K\\x02e.|[1, 2]",
        "\\x80\\x02\\x8a\\x05\\x00\\x00\\x00\\x00\\x01\\x85.|(4294967296,)",
        "\\x80\\x05)q\\x00h\\x00\\x86.|((), ())",
        "J\\xff\\xff\\xff\\xff.|-1",
        "}q\\x00h\\x00\\x86.|({}, {})",
    })
    void olderAndNewerProtocolsAreRead(String written, String value) {
        assertThat(PickleReader.read(pickle(unescaped(written)))).hasToString(unescaped(value));
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            if (text.startsWith("\\n", at)) {
                plain.append('\n');
                at++;
            } else if (text.startsWith("\\\\", at)) {
                plain.append('\\');
                at++;
            } else if (text.startsWith("\\x", at)) {
                plain.append((char) Integer.parseInt(text.substring(at + 2, at + 4), 16));
                at += 3;
            } else {
                plain.append(text.charAt(at));
            }
        }
        return plain.toString();
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < RANDOM_VALUES; i++) {
            PickleValue value = RandomPickles.value(random, 4);
            assertThat(PickleReader.read(PickleWriter.write(value))).isEqualTo(value);
        }
    }

    @Test
    void aValueIsCompleteWithItsLastByteAndNotBefore() {
        byte[] whole = PickleWriter.write(Dialect.A1.probe());
        PickleReader reader = new PickleReader();
        for (int i = 0; i < whole.length - 1; i++) {
            assertThat(reader.accept(new byte[] {whole[i]}, 1)).isEmpty();
        }
        assertThat(reader.accept(new byte[] {whole[whole.length - 1]}, 1))
                .isEqualTo(Optional.of(Dialect.A1.probe()));
    }

    @Test
    void theSameObjectIsWrittenOnceAndAnEqualOneTwice() {
        Text host = new Text("127.0.0.1");
        assertThat(pickled(PickleValue.tuple(host, host))).endsWith("94680086942e");
        assertThat(pickled(PickleValue.tuple(host, new Text("127.0.0.1"))).split("3132372e"))
                .hasSize(3);
        assertThat(pickled(PickleValue.tuple(new Text("x"), new Text("x")))).endsWith("680086942e");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "cos\\nsystem\\n|0x63", "\\x80\\x06N.|protocol 6", "h\\x65llo|refers to a value 101",
        "\\x8c\\x01\\xff|UTF-8", "X\\xff\\xff\\xff\\x7f|2147483647", "X\\x01\\x10\\x00\\x00|4097",
        "\\x95\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff|frame of 18446744073709551615",
        "\\x8a\\x09|9", "I12x\\n|12x", "I9999999999999999999\\n|64 bits",
        "I0000000000000000000000000|line of more than 24", "V\\\\uzzzz\\n|escape",
        "V\\\\U00110000\\n|1114112", ".|takes 1 values", "(.|takes 1 values",
        "N\\x86.|takes 2 values", "t.|mark that is not there", "NNa|no list",
        "]](K\\x01K\\x02u|of a dict into a list", "}K\\x01a|of a list into a dict",
        "}(K\\x01u.|has no value", "}]K\\x01s.|key of a dict", "]q\\x00h\\x00a.|into itself",
        "N\\x94r\\x00\\x00\\x01\\x00|numbers a value 65536", "q\\x00|where there is none",
        "Np-1\\n|numbers a value -1",
    })
    void anythingElseIsRefusedInWords(String written, String words) {
        byte[] bytes = pickle(unescaped(written));
        assertThatExceptionOfType(InvalidPickle.class)
                .isThrownBy(() -> new PickleReader().accept(bytes, bytes.length))
                .withMessageContaining(words);
    }

    @Test
    void whatEndsTooSoonIsNoValue() {
        assertThatExceptionOfType(InvalidPickle.class)
                .isThrownBy(() -> PickleReader.read(pickle("\u0080\u0004N")))
                .withMessageContaining("ends before its value");
    }

    /** What would be huge, deep or slow if it were let in, each with what is said of it. */
    private static Map<byte[], String> greedy() {
        String laughs = "]K\u0001aK\u0002a\u0094" + IntStream.range(0, 15)
                .mapToObj(i -> "(" + ("h" + (char) i).repeat(100) + "t\u0094")
                .reduce("", String::concat) + ".";
        return Map.of(
                pickle("(".repeat(60_000)), "marks",
                pickle("N".repeat(60_000)), "before a collection takes them",
                pickle(laughs), "refer to one another so often",
                pickle("N" + "\u0085".repeat(20) + "."), "deep",
                pickle("(" + "K\u0001".repeat(2_001) + "t."), "2000",
                pickle("](" + "K\u0001".repeat(2_001) + "e."), "2000",
                pickle("}(" + "K\u0001N".repeat(2_001) + "u."), "2000",
                pickle("N" + "\u0094".repeat(8_193) + "."), "numbers a value 8192",
                pickle("V" + "x".repeat(60_000)), "line of more than 4096",
                pickle("\u0080\u0004".repeat(40_000)), "more than 65536 bytes");
    }

    @Test
    void whatWouldTakeMuchMemoryIsRefusedBeforeItDoes() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        greedy().forEach((bytes, words) -> {
            long before = threads.getCurrentThreadAllocatedBytes();
            assertThatExceptionOfType(InvalidPickle.class)
                    .isThrownBy(() -> PickleReader.read(bytes)).withMessageContaining(words);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                    .as(words).isLessThan(MOST_ALLOCATED);
        });
    }

    @Test
    void whatCouldNotBeReadIsNotWritten() {
        PickleValue deep = new None();
        for (int i = 0; i < 16; i++) {
            deep = PickleValue.tuple(deep);
        }
        List<PickleValue> many = Collections.nCopies(2_001, new Int(1));
        Tuple texts = new Tuple(IntStream.range(0, 20).<PickleValue>mapToObj(
                i -> new Text(i + "x".repeat(4_000))).toList());
        for (PickleValue value : List.of(deep, new Tuple(many), new Array(many), texts,
                new Text("é".repeat(2_049)), new Text("x".repeat(4_097)), new Text("\ud800"))) {
            assertThatExceptionOfType(InvalidPickle.class)
                    .isThrownBy(() -> PickleWriter.write(value));
        }
    }

    @Test
    void aWholeClassFitsIntoAMessage() {
        Map<PickleValue, PickleValue> entries = new LinkedHashMap<>();
        for (int i = 0; i < Members.MOST; i++) {
            entries.put(new MemberId(1 + i % 365, 1_000_000 + i).toPickle(),
                    new Endpoint("127.0.0.1", 1 + i).toPickle());
        }
        PickleValue members = new Dict(entries);
        assertThat(PickleReader.read(PickleWriter.write(members))).isEqualTo(members);
    }

    @Test
    void whatStandsBehindAValueDoesNotMatter() {
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        two.writeBytes(PickleWriter.write(new Bool(true)));
        two.writeBytes(new byte[] {1, 2, 3});
        assertThat(PickleReader.read(two.toByteArray())).isEqualTo(new Bool(true));
    }
}
