package hustings.server;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.UriCompliance;

/** How the path of an address is written: in ASCII, with all else as UTF-8 in hex digits. */
final class Encoding {
    private static final int HEX = 16;
    private static final char FIRST_BEYOND_CONTROLS = ' ';
    private static final char DELETE = 127;

    private Encoding() {}

    /** Lets paths in besides whose encoding is broken, so that they can be refused in words. */
    static UriCompliance lenient(UriCompliance usual) {
        return usual.with("answered in words",
                UriCompliance.Violation.BAD_PERCENT_ENCODING,
                UriCompliance.Violation.BAD_UTF8_ENCODING,
                UriCompliance.Violation.TRUNCATED_UTF8_ENCODING,
                UriCompliance.Violation.UTF16_ENCODINGS,
                UriCompliance.Violation.ILLEGAL_PATH_CHARACTERS,
                UriCompliance.Violation.SUSPICIOUS_PATH_CHARACTERS);
    }

    /** Refuses a request for a path that cannot be decoded. */
    static void requireDecodable(Context context) {
        String path = context.req().getRequestURI();
        if (!isDecodable(path)) {
            throw new BadRequestResponse("The path is \"" + Request.shorten(path) + "\"; allowed is"
                    + " one in which % stands only before two hex digits, and these are UTF-8"
                    + " without control characters");
        }
    }

    /** Refuses a socket at an address that is no URI, which Jetty takes for our mistake. */
    static void requireUri(Context context) {
        String query = String.valueOf(context.queryString());
        try {
            URI.create(context.req().getRequestURL() + "?" + query);
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse("The address of the socket is \""
                    + Request.shorten(context.path() + "?" + query)
                    + "\"; allowed is one that is a URI, such as /ws");
        }
    }

    /** Whether a path can be decoded, and is text. */
    static boolean isDecodable(String path) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) != '%') {
                bytes.write(path.charAt(i));
            } else if (i + 2 < path.length() && isHex(path.charAt(i + 1))
                    && isHex(path.charAt(i + 2))) {
                bytes.write(Integer.parseInt(path, i + 1, i + 3, HEX));
                i += 2;
            } else {
                return false;
            }
        }
        try {
            return path.chars().allMatch(sign -> sign < DELETE)
                    && StandardCharsets.UTF_8.newDecoder()
                            .decode(ByteBuffer.wrap(bytes.toByteArray())).chars()
                            .noneMatch(sign -> sign < FIRST_BEYOND_CONTROLS || sign == DELETE);
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isHex(char sign) {
        return "0123456789abcdefABCDEF".indexOf(sign) >= 0;
    }
}
