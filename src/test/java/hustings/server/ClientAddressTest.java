package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However an address is written, it is the same caller. */
class ClientAddressTest {
    private static final String REMOTE = "10.0.0.1";

    private static String behindProxy(String... lines) {
        return new Clients(true, 2, 20).address(REMOTE, List.of(lines));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1.2.3.4 | 1.2.3.4", "1.2.3.4:567 | 1.2.3.4", "6.6.6.6, 1.2.3.4 | 1.2.3.4",
        "6.6.6.6,1.2.3.4:80 | 1.2.3.4", "::ffff:1.2.3.4 | 1.2.3.4",
        "[::ffff:102:304]:80 | 1.2.3.4", "2001:db8::1 | 2001:0db8:0000:0000::/64",
        "2001:db8:0:0::1 | 2001:0db8:0000:0000::/64", "2001:0DB8::9 | 2001:0db8:0000:0000::/64",
        "[2001:db8::1]:567 | 2001:0db8:0000:0000::/64", "[2001:db8::1] | 2001:0db8:0000:0000::/64",
        "fe80::1%eth0 | fe80:0000:0000:0000::/64", "[fe80::1%25eth0]:1 | fe80:0000:0000:0000::/64",
        "::1 | 0000:0000:0000:0000::/64"})
    void oneCallerHasOneNameHoweverItsAddressIsWritten(String line, String expected) {
        assertThat(behindProxy(line)).isEqualTo(expected);
    }

    @Test
    void ofSeveralHeaderLinesTheLastAddressIsTheOneThatTheProxyHasSeen() {
        assertThat(behindProxy("6.6.6.6", "1.2.3.4")).isEqualTo("1.2.3.4");
        assertThat(behindProxy("6.6.6.6, 7.7.7.7", "8.8.8.8, 1.2.3.4:9")).isEqualTo("1.2.3.4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "1.2.3.4,", "unknown", "_hidden", "localhost",
        "example.org", "example.org:80", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "16909060",
        "1.2.3.4:", "1.2.3.4:999999", "1.2.3.4x", "[1.2.3.4]", ":", "::g", "1::2::3", "[::1",
        "2001:db8::1]:5", "٣.2.3.4", "1.2.3.4\u0000", "be:be", "<script>"})
    void whatIsNoAddressCountsForTheProxyItself(String line) {
        assertThat(behindProxy(line)).isEqualTo(REMOTE);
        assertThat(behindProxy("6.6.6.6, " + line)).isEqualTo(REMOTE);
    }

    @Test
    void aLineOfAnyLengthIsReadAtOnceAndMakesNoLongName() {
        for (String part : List.of("1", ":", "1.", "a:", "[", ",", "%")) {
            assertThat(behindProxy(part.repeat(100_000))).isEqualTo(REMOTE);
        }
        assertThat(behindProxy("6.6.6.6, ".repeat(10_000) + "1.2.3.4")).isEqualTo("1.2.3.4");
    }

    @Test
    void aViewerOnTheSocketIsWhomTheProxyNamesLast() {
        Limits one = Limits.STANDARD.withRooms(10, 1);
        try (Served served = Served.behindProxy(one, LabLimits.STANDARD);
                Viewer first = served.view("6.6.6.6, 1.2.3.4:5")) {
            first.send("{'type':'pause'}").isRefused("nothing-open", "type", "nothing is open");
            try (Viewer same = served.view("7.7.7.7, 1.2.3.4:6");
                    Viewer other = served.view("7.7.7.7, 1.2.3.5")) {
                assertThat(same.closeCode()).isEqualTo(1013);
                other.send("{'type':'pause'}")
                        .isRefused("nothing-open", "type", "nothing is open");
            }
        }
    }
}
