package hustings.live.lab;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** How strings are written in a pickle: in UTF-8, or in a line with escapes. */
final class PickleStrings {
    private static final int HEX = 16;

    private PickleStrings() {}

    static String fromUtf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidPickle("the pickle has a string that is not in UTF-8", e);
        }
    }

    static byte[] toUtf8(String text) {
        if (text.length() > PickleLimits.STRING_BYTES) {
            throw tooLong(text.length());
        }
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            if (bytes.remaining() > PickleLimits.STRING_BYTES) {
                throw tooLong(bytes.remaining());
            }
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            throw new InvalidPickle("a string has half a character", e);
        }
    }

    private static InvalidPickle tooLong(int length) {
        return new InvalidPickle("a string has " + length + " bytes; allowed are "
                + PickleLimits.STRING_BYTES);
    }

    /** A line of protocol 0: each byte is a character, others are {@code \}u and {@code \}U. */
    static String fromLine(byte[] bytes) {
        String line = new String(bytes, StandardCharsets.ISO_8859_1);
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < line.length(); at++) {
            char kind = line.charAt(at) == '\\' && at + 1 < line.length()
                    ? line.charAt(at + 1) : ' ';
            if (kind == 'u' || kind == 'U') {
                int last = at + 2 + (kind == 'u' ? 4 : 8);
                text.appendCodePoint(escaped(line, at + 2, last));
                at = last - 1;
            } else {
                text.append(line.charAt(at));
                if (kind == '\\') {
                    // The second of two begins no escape.
                    text.append(kind);
                    at++;
                }
            }
        }
        toUtf8(text.toString());
        return text.toString();
    }

    private static int escaped(String line, int from, int to) {
        if (to > line.length() || !line.substring(from, to).matches("[0-9a-fA-F]+")) {
            throw new InvalidPickle("the pickle has a string with an escape that is none");
        }
        long point = Long.parseLong(line.substring(from, to), HEX);
        if (point > Character.MAX_CODE_POINT) {
            throw new InvalidPickle("the pickle has a string with the character " + point
                    + "; allowed are those of Unicode");
        }
        return (int) point;
    }
}
