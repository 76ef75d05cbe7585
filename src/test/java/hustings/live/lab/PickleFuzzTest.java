package hustings.live.lab;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.live.lab.BullyMember.Behaviour;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever strangers send, the daemon and a node of the exercise answer it or refuse it. */
class PickleFuzzTest {
    private static final int CASES = Integer.getInteger("fuzz.cases", 100_000);
    private static final int FIRST = Integer.getInteger("fuzz.first", 0);

    private final JoinRequests daemon = new JoinRequests(
            Dialect.A1, 5, address -> true, HandedOutAddress.REAL);
    private final BullyMember member = new BullyMember(new MemberId(200, 1_000_000),
            TestNode.SHORT, new Behaviour(true, true), range -> range.from());
    private int understood;
    private int values;

    @Test
    void everyInputIsAnsweredOrRefused() {
        for (int number = FIRST; number < FIRST + CASES; number++) {
            SplittableRandom random = new SplittableRandom(number);
            byte[] sent = RandomPickles.bytes(random);
            try {
                read(sent, random).ifPresent(value -> handle(value, random));
            } catch (InvalidPickle e) {
                require(new String(JoinRequests.notPickled(sent), StandardCharsets.UTF_8)
                        .matches("Expected a pickled message, got b[ -~]{2,100}\n"));
            } catch (Throwable e) {
                throw new AssertionError("-Dfuzz.cases=1 -Dfuzz.first=" + number + ": "
                        + Arrays.toString(sent), e);
            }
        }
        assertThat(values).as("values").isGreaterThan(CASES / 4);
        assertThat(understood).as("messages").isGreaterThan(CASES / 50);
    }

    /** In parts, as they may come. */
    private static Optional<PickleValue> read(byte[] sent, SplittableRandom random) {
        PickleReader reader = new PickleReader();
        Optional<PickleValue> value = Optional.empty();
        int from = 0;
        while (from < sent.length && value.isEmpty()) {
            int to = Math.min(sent.length, from + random.nextInt(1, 40));
            byte[] part = Arrays.copyOfRange(sent, from, to);
            value = reader.accept(part, part.length);
            from = to;
        }
        return value;
    }

    private void handle(PickleValue value, SplittableRandom random) {
        values++;
        PickleValue again = PickleReader.read(PickleWriter.write(value));
        require(again.equals(value) && again.hashCode() == value.hashCode());
        require(again.toString().equals(value.toString()));
        PickleValue answer = PickleReader.read(daemon.answer(value));
        require(Members.read(answer).isPresent() || answer instanceof PickleValue.Text);
        try {
            member.received(values, MessageReader.read(value));
            member.ring(values);
            understood++;
        } catch (InvalidPickle e) {
            throw new AssertionError(e);
        } catch (IllegalArgumentException e) {
            require(String.valueOf(e.getMessage()).matches("(?s)the message is .{1,250}"));
        }
    }

    /** Without the words that a hundred thousand assertions would take time to prepare. */
    private static void require(boolean fulfilled) {
        if (!fulfilled) {
            throw new AssertionError("not answered or refused as it should be");
        }
    }
}
