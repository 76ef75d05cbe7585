package hustings.live.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Python says what is right: it reads what we write, writes the same, and in any protocol. */
class PickleOracleTest {
    private static final int RANDOM_VALUES = 300;
    private static final int WRITTEN = 4;
    private static final int PROTOCOLS = 6;

    private static List<PickleValue> values() {
        List<PickleValue> values = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < RANDOM_VALUES; i++) {
            values.add(RandomPickles.value(random, 4));
            values.add(RandomPickles.message(random));
        }
        for (int size : new int[] {2, 3, 4, 254, 255, 256, 999, 1_000, 1_001, 2_000}) {
            List<PickleValue> numbers = IntStream.range(0, size)
                    .<PickleValue>mapToObj(PickleValue.Int::new).toList();
            Map<PickleValue, PickleValue> entries = new LinkedHashMap<>();
            numbers.forEach(number -> entries.put(number, new PickleValue.None()));
            values.add(new PickleValue.Array(numbers));
            values.add(new PickleValue.Tuple(numbers));
            values.add(new PickleValue.Dict(entries));
            values.add(new PickleValue.Text("x".repeat(size)));
        }
        return values;
    }

    @Test
    void pythonReadsWhatWeWriteAndWritesItTheSame() throws IOException, InterruptedException {
        try (Python python = new Python("pickles.py")) {
            for (PickleValue value : values()) {
                String ours = HexFormat.of().formatHex(PickleWriter.write(value));
                python.tell(ours);
                String[] theirs = python.line().split(" ");
                assertThat(theirs).as(value.toString()).hasSize(PROTOCOLS + 1);
                assertThat(theirs[WRITTEN]).as(value.toString()).isEqualTo(ours);
                for (int protocol = 0; protocol < PROTOCOLS; protocol++) {
                    assertThat(PickleReader.read(HexFormat.of().parseHex(theirs[protocol])))
                            .as("in protocol " + protocol).isEqualTo(value);
                }
                assertThat(new String(HexFormat.of().parseHex(theirs[PROTOCOLS]),
                        StandardCharsets.UTF_8)).isEqualTo(value.toString());
            }
        }
    }
}
