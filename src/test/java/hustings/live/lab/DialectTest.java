package hustings.live.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hustings.live.lab.PickleValue.Text;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each year's nodes write, and that all of it is understood. */
class DialectTest {
    private static final MemberId LOW = new MemberId(100, 1_111_111);
    private static final MemberId SELF = new MemberId(222, 3_333_333);
    private static final MemberId HIGH = new MemberId(300, 2_222_222);
    private static final Map<MemberId, Endpoint> MEMBERS = members();

    private static Map<MemberId, Endpoint> members() {
        Map<MemberId, Endpoint> members = new LinkedHashMap<>();
        members.put(LOW, new Endpoint("127.0.0.1", 1));
        members.put(SELF, new Endpoint("localhost", 2));
        members.put(HIGH, new Endpoint("127.0.0.1", 3));
        return members;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "A1|('JOIN', D)|('ELECTION', M)|'OK'|('COORDINATOR', L)|('PROBE', None)|'OK'",
        "A2|('JOIN', D)|('ELECTION', M)|'OK'|('COORDINATOR', I)|('PROBE', None)|'OK'",
        "A3|('BEGIN', D)|('ELECTION', I, M)|('OK', None)|('COORDINATOR', I, A)|('PROBE',)|'OK'",
        "B|('HOWDY', D)|('ELECT', M)|'GOT_IT'|('I_AM_LEADER', I)|('PROBE', None)|'GOT_IT'",
    })
    void everyYearWritesItsOwnWords(Dialect dialect, String join, String election, String answer,
            String victory, String probe, String probeAnswer) {
        assertThat(dialect.join(SELF, new Endpoint("127.0.0.1", 2)).toString())
                .isEqualTo(spelled(join));
        assertThat(dialect.election(SELF, MEMBERS).toString()).isEqualTo(spelled(election));
        assertThat(dialect.answer().toString()).isEqualTo(spelled(answer));
        assertThat(dialect.victory(SELF, MEMBERS).toString()).isEqualTo(spelled(victory));
        assertThat(dialect.probe().toString()).isEqualTo(spelled(probe));
        assertThat(dialect.probeAnswer().toString()).isEqualTo(spelled(probeAnswer));
    }

    /** With the identity, the address, both, all members and those up to itself written out. */
    private static String spelled(String form) {
        String all = "(100, 1111111): ('127.0.0.1', 1), I: A, (300, 2222222): ('127.0.0.1', 3)";
        return form.replaceFirst("\\bM\\b", "{" + all + "}")
                .replaceFirst("\\bL\\b", "{" + all.replaceFirst(", .300.*", "") + "}")
                .replaceFirst("\\bD\\b", "(I, A)").replaceAll("\\bI\\b", "(222, 3333333)")
                .replaceAll("\\bA\\b", "('127.0.0.1', 2)");
    }

    @ParameterizedTest
    @EnumSource
    void whatOneYearWritesEveryOtherReads(Dialect dialect) {
        Optional<MemberId> sender = dialect == Dialect.A3 ? Optional.of(SELF) : Optional.empty();
        assertThat(MessageReader.read(dialect.election(SELF, MEMBERS)))
                .isEqualTo(new Message.Election(sender, MEMBERS));
        assertThat(MessageReader.read(dialect.victory(SELF, MEMBERS)))
                .isInstanceOfSatisfying(Message.Victory.class, victory ->
                        assertThat(victory.leader()).contains(SELF));
        assertThat(MessageReader.read(dialect.answer())).isEqualTo(new Message.Answer(Map.of()));
        assertThat(MessageReader.read(dialect.probeAnswer()))
                .isEqualTo(new Message.Answer(Map.of()));
        assertThat(MessageReader.read(dialect.probe())).isEqualTo(new Message.Probe(Map.of()));
    }

    @Test
    void everyFormOfAMessageIsUnderstood() {
        PickleValue dict = Members.toPickle(MEMBERS);
        Text probe = new Text("PROBE");
        for (PickleValue form : new PickleValue[] {probe, PickleValue.tuple(probe),
            new PickleValue.Array(PickleValue.tuple(probe).unpacked())}) {
            assertThat(MessageReader.read(form)).isEqualTo(new Message.Probe(Map.of()));
        }
        assertThat(MessageReader.read(PickleValue.tuple(probe, dict)))
                .isEqualTo(new Message.Probe(MEMBERS));
        assertThat(MessageReader.read(PickleValue.tuple(new Text("OK"), dict)))
                .isEqualTo(new Message.Answer(MEMBERS));
        assertThat(MessageReader.read(PickleValue.tuple(new Text("COORDINATOR"), dict)))
                .isEqualTo(new Message.Victory(Optional.of(HIGH), MEMBERS));
        assertThat(MessageReader.read(new Text("COORDINATOR")))
                .isEqualTo(new Message.Victory(Optional.empty(), Map.of()));
        assertThat(MessageReader.read(Dialect.A3.victory(SELF, MEMBERS)).members())
                .containsOnlyKeys(SELF);
    }

    @Test
    void whatStandsBehindAWordIsFoundWhereverItStands() {
        PickleValue dict = Members.toPickle(MEMBERS);
        PickleValue address = new Endpoint("127.0.0.1", 1).toPickle();
        Text election = new Text("ELECTION");
        Message named = new Message.Election(Optional.of(SELF), MEMBERS);
        for (PickleValue form : new PickleValue[] {
            PickleValue.tuple(election, SELF.toPickle(), dict),
            PickleValue.tuple(election, dict, SELF.toPickle()),
            PickleValue.tuple(election, PickleValue.tuple(SELF.toPickle(), dict))}) {
            assertThat(MessageReader.read(form)).isEqualTo(named);
        }
        assertThat(MessageReader.read(PickleValue.tuple(new Text("I_AM_LEADER"),
                PickleValue.tuple(SELF.toPickle(), address)))).isEqualTo(new Message.Victory(
                        Optional.of(SELF), Map.of(SELF, new Endpoint("127.0.0.1", 1))));
        assertThat(MessageReader.read(PickleValue.tuple(new Text("OK"), new Text("gladly"))))
                .isEqualTo(new Message.Answer(Map.of()));
    }

    @ParameterizedTest
    @EnumSource
    void addressesInWhatAnyYearWritesCanBeTranslated(Dialect dialect) {
        Map<MemberId, Endpoint> moved = new LinkedHashMap<>();
        MEMBERS.forEach((id, address) -> moved.put(id, moved(id, address)));
        assertThat(Members.translated(Members.toPickle(MEMBERS), DialectTest::moved))
                .isEqualTo(Members.toPickle(moved));
        assertThat(Members.translated(dialect.election(SELF, MEMBERS), DialectTest::moved))
                .isEqualTo(dialect.election(SELF, moved));
        assertThat(Members.translated(dialect.victory(SELF, MEMBERS), DialectTest::moved))
                .isEqualTo(dialect.victory(SELF, moved));
        for (PickleValue other : new PickleValue[] {dialect.answer(), dialect.probe()}) {
            assertThat(Members.translated(other, DialectTest::moved)).isEqualTo(other);
        }
    }

    private static Endpoint moved(MemberId id, Endpoint address) {
        return new Endpoint(address.host(), address.port() + 100 * id.days());
    }

    @Test
    void membersWhomNobodyCouldReachAreLeftOut() {
        PickleValue good = new Endpoint("127.0.0.1", 1).toPickle();
        PickleValue name = PickleValue.tuple(new Text("example.org"), new PickleValue.Int(1));
        PickleValue dict = new PickleValue.Dict(Map.of(LOW.toPickle(), good, SELF.toPickle(), name,
                new Text("x"), good,
                PickleValue.tuple(new PickleValue.Int(366), new PickleValue.Int(1_000_000)), good));
        assertThat(Members.read(dict).orElseThrow()).containsOnlyKeys(LOW);
        assertThat(Members.read(new Text("x"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "VHELLO~.|'HELLO'", "(VJOIN~I1~t.|('JOIN', 1)", "(t.|()", "N.|None",
        "(I1~VPROBE~t.|(1, 'PROBE')"})
    void whatNobodySaysIsRefusedWithWhatIsAllowed(String pickle, String shown) {
        PickleValue value = PickleReader.read(pickle.replace('~', '\n')
                .getBytes(StandardCharsets.ISO_8859_1));
        assertThatIllegalArgumentException().isThrownBy(() -> MessageReader.read(value))
                .withMessageStartingWith("the message is " + shown + "; allowed are ELECTION");
    }

    @Test
    void identitiesAndAddressesAreReadOrRefusedInWords() {
        assertThat(MemberId.parse("222,3333333")).isEqualTo(SELF).hasToString("222,3333333");
        assertThat(SELF).isGreaterThan(LOW).isLessThan(HIGH)
                .isGreaterThan(new MemberId(222, 3_333_332));
        for (String wrong : new String[] {"", "222", "222,333", "366,3333333", "0,3333333",
            "222,0999999", "(222, 3333333)", "222.3333333"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> MemberId.parse(wrong))
                    .withMessageContaining("the identity is").withMessageContaining("1000000");
        }
        assertThat(Endpoint.lookUp("localhost:50600")).hasToString("127.0.0.1:50600");
        for (String wrong : new String[] {"", "50600", "127.0.0.1:", "127.0.0.1:0",
            "127.0.0.1:65536", "no.such.host.invalid:1"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Endpoint.lookUp(wrong))
                    .withMessageContaining("allowed is");
        }
        for (String wrong : new String[] {"example.org", "1.2.3", "1.2.3.4.5", "256.1.1.1", "",
            ":", "::g", "1.2.3.4."}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Endpoint(wrong, 1))
                    .withMessageContaining("allowed is an IP address");
        }
        assertThat(new Endpoint("::1", 5).hostAddress().isLoopbackAddress()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> Dialect.parse("C"))
                .withMessage("the dialect is \"C\"; allowed is A1, A2, A3, B");
    }
}
