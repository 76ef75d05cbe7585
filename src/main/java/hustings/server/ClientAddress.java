package hustings.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address from which somebody asks, however it is written: that of version 4, or of version 6
 * the network of 64 bits, of which its owner may choose any address. No name is ever looked up.
 */
final class ClientAddress {
    /* The longest one is of version 6 in full, in brackets, with a zone and a port. */
    private static final int LONGEST = 100;
    private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final String PORT = "(?::[0-9]{1,5})?";
    private static final Pattern VERSION_4 =
            Pattern.compile("(" + BYTE + "(?:\\." + BYTE + "){3})" + PORT);
    private static final Pattern VERSION_6 =
            Pattern.compile("([0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(?:%[^\\]]*)?");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\[(.*)\\]" + PORT);

    private ClientAddress() {}

    /**
     * Who asks, through a proxy that appends to X-Forwarded-For whom it has seen: the last one of
     * all lines. What stands before it, anybody may have written.
     *
     * @return empty if that is no address, but a word such as {@code unknown}
     */
    static Optional<String> forwarded(List<String> lines) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String line = lines.getLast();
        return of(line.substring(line.lastIndexOf(',') + 1));
    }

    /** The address that a text writes, with a port or without one. */
    static Optional<String> of(String text) {
        String written = text.strip();
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher brackets = IN_BRACKETS.matcher(written);
        Matcher version4 = VERSION_4.matcher(written);
        if (version4.matches()) {
            return Optional.of(version4.group(1));
        }
        return network(brackets.matches() ? brackets.group(1) : written);
    }

    /** An address as it is told and counted. */
    static String of(InetAddress address) {
        byte[] bytes = address.getAddress();
        // One of version 4 that is written as one of version 6 has come back as the former.
        return bytes.length == 4 ? address.getHostAddress()
                : HexFormat.ofDelimiter(":").formatHex(bytes, 0, bytes.length / 2)
                        .replaceAll("(..):(..)", "$1$2") + "::/64";
    }

    private static Optional<String> network(String text) {
        Matcher version6 = VERSION_6.matcher(text);
        if (!version6.matches()) {
            return Optional.empty();
        }
        try {
            // In brackets, Java takes it for an address of version 6 or for nothing at all.
            return Optional.of(of(InetAddress.getByName("[" + version6.group(1) + "]")));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
