package hustings.server;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What tells one content of an address from another: a hash of it, and of nothing else.
 *
 * <p>A weak one, as compressed and uncompressed answers have the same.
 */
final class EntityTag {
    private static final int BYTES = 12;

    private EntityTag() {}

    /** The tag of some content, in its quotes. */
    static String of(byte[] content) {
        return "W/\"" + hash(content) + "\"";
    }

    /** What some content hashes to, in hexadecimal digits. */
    static String hash(byte[] content) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(whole, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Whether the client has it already.
     *
     * @param ifNoneMatch the tags that the client knows, separated by commas, or * for any
     */
    static boolean isKnown(String tag, String ifNoneMatch) {
        return ifNoneMatch.strip().equals("*") || Arrays.stream(ifNoneMatch.split(","))
                .anyMatch(known -> opaque(known.strip()).equals(opaque(tag)));
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
