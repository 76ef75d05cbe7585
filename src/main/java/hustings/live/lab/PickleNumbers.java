package hustings.live.lab;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How numbers are written in a pickle: lowest byte first, or in digits. */
final class PickleNumbers {
    private PickleNumbers() {}

    /** A number without a sign, of at most 8 bytes; one of 8 comes out negative if it is large. */
    static long unsigned(byte[] bytes) {
        long number = 0;
        for (int i = bytes.length - 1; i >= 0; i--) {
            number = number << 8 | bytes[i] & 0xFF;
        }
        return number;
    }

    /** A number with a sign, of at most 8 bytes; no bytes are 0. */
    static long signed(byte[] bytes) {
        if (bytes.length == 0) {
            return 0;
        }
        int unused = Long.SIZE - Byte.SIZE * bytes.length;
        return unsigned(bytes) << unused >> unused;
    }

    /** A number in digits, such as {@code -12}. */
    static long digits(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new InvalidPickle("the pickle has the number " + PythonText.repr(text)
                    + "; allowed are whole ones of 64 bits", e);
        }
    }

    /** The same behind which an L may stand. */
    static long digitsOfLong(byte[] bytes) {
        int last = bytes.length - 1;
        return digits(last >= 0 && bytes[last] == 'L'
                ? Arrays.copyOf(bytes, last) : bytes);
    }

    /** The fewest bytes with a sign that hold a number, as Python writes it, but for 0. */
    static byte[] shortest(long number) {
        int length = 1;
        while (length < Long.BYTES
                && number >> Byte.SIZE * length - 1 != number >> Long.SIZE - 1) {
            length++;
        }
        return lowest(number, length);
    }

    /** The lowest bytes of a number. */
    static byte[] lowest(long number, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (number >> Byte.SIZE * i);
        }
        return bytes;
    }
}
