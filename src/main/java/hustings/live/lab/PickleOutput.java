package hustings.live.lab;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** The opcodes of a pickle in protocol 4, and which objects it has already. */
final class PickleOutput {
    private static final int PROTOCOL = 4;
    private static final int HEADER_BYTES = 11;
    /** What is shorter is written without a frame around it. */
    private static final int SMALLEST_FRAME = 4;
    private static final int LATIN_1 = 0xFF;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<PickleValue, Integer> memo = new IdentityHashMap<>();
    private final Map<PickleValue, PickleValue> shortTexts = new HashMap<>();

    /** The whole pickle of what has been put so far. */
    byte[] toPickle() {
        byte[] body = out.toByteArray();
        ByteBuffer whole = ByteBuffer.allocate(HEADER_BYTES + body.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        whole.put((byte) PickleOpcode.PROTO.code()).put((byte) PROTOCOL);
        if (body.length >= SMALLEST_FRAME) {
            whole.put((byte) PickleOpcode.FRAME.code()).putLong(body.length);
        }
        whole.put(body);
        requireSize(whole.position());
        byte[] exact = new byte[whole.position()];
        whole.flip().get(exact);
        return exact;
    }

    private static void requireSize(int bytes) {
        if (bytes > PickleLimits.MESSAGE_BYTES) {
            throw new InvalidPickle("the message has " + bytes + " bytes; allowed are "
                    + PickleLimits.MESSAGE_BYTES);
        }
    }

    void put(PickleOpcode opcode) {
        out.write(opcode.code());
        requireSize(out.size());
    }

    void put(PickleOpcode opcode, byte[] argument) {
        put(opcode);
        out.writeBytes(argument);
    }

    /** An opcode with bytes behind their number. */
    void put(PickleOpcode opcode, int bytesOfCount, byte[] counted) {
        put(opcode, PickleNumbers.lowest(counted.length, bytesOfCount));
        out.writeBytes(counted);
    }

    /** Refers to an object, if there is one already; answers whether it does. */
    boolean refer(PickleValue value) {
        Optional<Integer> known = Optional.ofNullable(memo.get(object(value)));
        known.ifPresent(number -> {
            if (number <= 0xFF) {
                put(PickleOpcode.BINGET, PickleNumbers.lowest(number, 1));
            } else {
                put(PickleOpcode.LONG_BINGET, PickleNumbers.lowest(number, 4));
            }
        });
        return known.isPresent();
    }

    /** Lets what has just been put be referred to. */
    void memoize(PickleValue value) {
        if (memo.size() == PickleLimits.MEMO_SIZE) {
            throw new InvalidPickle("a message has more than " + PickleLimits.MEMO_SIZE
                    + " strings and collections");
        }
        memo.put(object(value), memo.size());
        put(PickleOpcode.MEMOIZE);
    }

    /** Python keeps only one string of each character of Latin-1, and one that is empty. */
    private PickleValue object(PickleValue value) {
        return value instanceof PickleValue.Text(String text) && text.length() <= 1
                && text.chars().allMatch(each -> each <= LATIN_1)
                ? shortTexts.computeIfAbsent(value, any -> value) : value;
    }
}
