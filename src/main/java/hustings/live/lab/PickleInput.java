package hustings.live.lab;

import java.util.Arrays;
import java.util.Optional;

/** The bytes of a pickle that have come so far, taken opcode by opcode. */
final class PickleInput {
    private static final int FIRST_CAPACITY = 256;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int end;
    private int position;

    /** An opcode with what stands behind it: bytes without their number, a line without its end. */
    record Instruction(PickleOpcode opcode, byte[] argument) {}

    void add(byte[] more, int offset, int length) {
        if (length > PickleLimits.MESSAGE_BYTES - end) {
            throw new InvalidPickle("the message has more than " + PickleLimits.MESSAGE_BYTES
                    + " bytes");
        }
        if (end + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end + length,
                    Math.min(2 * bytes.length, PickleLimits.MESSAGE_BYTES)));
        }
        System.arraycopy(more, offset, bytes, end, length);
        end += length;
    }

    /** The next one, once all of it is there. */
    Optional<Instruction> next() {
        if (position == end) {
            return Optional.empty();
        }
        PickleOpcode opcode = PickleOpcode.of(bytes[position] & 0xFF);
        int first = position + 1;
        return switch (opcode.argument()) {
            case NOTHING -> instruction(opcode, first, first);
            case ONE_BYTE -> instruction(opcode, first, first + 1);
            case TWO_BYTES -> instruction(opcode, first, first + 2);
            case FOUR_BYTES -> instruction(opcode, first, first + 4);
            case EIGHT_BYTES -> instruction(opcode, first, first + 8);
            case COUNTED_BYTES -> counted(opcode, first + 1);
            case LONG_COUNTED_BYTES -> counted(opcode, first + 4);
            case LINE -> line(opcode, PickleLimits.STRING_BYTES);
            case LINE_OF_DIGITS -> line(opcode, PickleLimits.DIGITS);
        };
    }

    private Optional<Instruction> instruction(PickleOpcode opcode, int from, int to) {
        if (to > end) {
            return Optional.empty();
        }
        position = to;
        return Optional.of(new Instruction(opcode, Arrays.copyOfRange(bytes, from, to)));
    }

    /** Refuses a number of bytes that is too large before any of them has come. */
    private Optional<Instruction> counted(PickleOpcode opcode, int from) {
        if (from > end) {
            return Optional.empty();
        }
        long count = PickleNumbers.unsigned(Arrays.copyOfRange(bytes, position + 1, from));
        int most = opcode == PickleOpcode.LONG1
                ? PickleLimits.NUMBER_BYTES : PickleLimits.STRING_BYTES;
        if (count > most) {
            throw new InvalidPickle("the pickle has a " + opcode + " of " + count
                    + " bytes; allowed are " + most);
        }
        return instruction(opcode, from, from + (int) count);
    }

    private Optional<Instruction> line(PickleOpcode opcode, int most) {
        int from = position + 1;
        int last = Math.min(end, from + most + 1);
        for (int at = from; at < last; at++) {
            if (bytes[at] == '\n') {
                position = at + 1;
                return Optional.of(new Instruction(opcode, Arrays.copyOfRange(bytes, from, at)));
            }
        }
        if (last == from + most + 1) {
            throw new InvalidPickle("the pickle has a line of more than " + most
                    + " bytes behind " + opcode);
        }
        return Optional.empty();
    }
}
