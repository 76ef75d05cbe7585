package hustings.live.lab;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a member listens.
 *
 * @param host an IP address in digits; a name would have to be looked up, which may take long
 * @param port 1 to 65535
 */
public record Endpoint(String host, int port) {
    static final int LAST_PORT = 65_535;

    private static final int LONGEST_HOST = 45;
    private static final Pattern FOUR_BYTES = Pattern.compile(
            "(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern SIX_BYTES = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
    private static final Pattern WRITTEN = Pattern.compile("(.+):(\\d{1,5})");

    /** Refuses what is no address; {@code localhost} becomes 127.0.0.1. */
    public Endpoint {
        host = host.equals("localhost") ? "127.0.0.1" : host;
        if (!isNumeric(host)) {
            throw new IllegalArgumentException("the host is " + PythonText.repr(shortened(host))
                    + "; allowed is an IP address such as 127.0.0.1, or localhost");
        }
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("the port is " + port
                    + "; allowed is 1 to " + LAST_PORT);
        }
    }

    /** Reads {@code host:port}, and looks the host up if it is a name. */
    public static Endpoint lookUp(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new IllegalArgumentException("the address is \"" + text
                    + "\"; allowed is HOST:PORT as in 127.0.0.1:50600");
        }
        String host = resolved(written.group(1)).map(InetAddress::getHostAddress).orElseThrow(
                () -> new IllegalArgumentException("the host is \"" + written.group(1)
                        + "\", which is not known here; allowed is a name or an IP address"));
        return new Endpoint(host, Integer.parseInt(written.group(2)));
    }

    /** Reads a tuple or list of a host and a port; none if it is something else. */
    static Optional<Endpoint> read(PickleValue value) {
        var items = value.unpacked();
        if (items.size() == 2 && items.get(0) instanceof PickleValue.Text(String host)
                && items.get(1) instanceof PickleValue.Int(long port)
                && port >= 1 && port <= LAST_PORT
                && (host.equals("localhost") || isNumeric(host))) {
            return Optional.of(new Endpoint(host, (int) port));
        }
        return Optional.empty();
    }

    /** Whether a host is an address in digits, so that no name server is asked for it. */
    static boolean isNumeric(String host) {
        return host.length() <= LONGEST_HOST && (FOUR_BYTES.matcher(host).matches()
                || SIX_BYTES.matcher(host).matches() && resolved(host).isPresent());
    }

    private static Optional<InetAddress> resolved(String host) {
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static String shortened(String host) {
        return host.length() <= LONGEST_HOST ? host : host.substring(0, LONGEST_HOST) + "…";
    }

    InetAddress hostAddress() {
        return resolved(host).orElseThrow();
    }

    /** The tuple that Python nodes know it by; a string of its own each time, as theirs are. */
    PickleValue toPickle() {
        return PickleValue.tuple(new PickleValue.Text(host), new PickleValue.Int(port));
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
