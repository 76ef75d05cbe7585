package hustings.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Sends bytes, whatever they are, and reads what HTTP/1.1 comes back; it takes no offence. */
final class Wire implements AutoCloseable {
    /** The status where a connection was ended without one. */
    static final int NO_ANSWER = 0;

    private static final int PATIENCE_MILLIS = 60_000;
    private static final int HEX = 16;

    private final int port;
    private Socket socket;
    private InputStream in;

    Wire(int port) throws IOException {
        this.port = port;
        this.socket = new Socket("127.0.0.1", port);
        this.in = opened();
    }

    private InputStream opened() throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        return new BufferedInputStream(socket.getInputStream());
    }

    /** What came back. */
    record Answer(int status, boolean hasBody, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /**
     * Asks, over the connection of the question before unless that has been ended.
     *
     * @param head whether the answer has no body, whatever its headers say
     */
    Answer ask(byte[] request, boolean head) throws IOException {
        try {
            socket.getOutputStream().write(request);
            return read(head);
        } catch (EOFException | SocketException e) {
            // The server may end a connection in which nothing is under way.
            reopen();
            socket.getOutputStream().write(request);
            return read(head);
        }
    }

    /** Sends something that may be no request, says that this is all, and reads what comes. */
    Answer askAndHangUp(byte[] request) throws IOException {
        reopen();
        try {
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            return read(new String(request, StandardCharsets.UTF_8).startsWith("HEAD "));
        } catch (EOFException | SocketException e) {
            return new Answer(NO_ANSWER, false, Map.of(), "");
        } finally {
            reopen();
        }
    }

    /** Asks and goes, at once or politely. */
    void askAndLeave(byte[] request, boolean atOnce) throws IOException {
        reopen();
        socket.getOutputStream().write(request);
        if (atOnce) {
            socket.setSoLinger(true, 0);
        }
        reopen();
    }

    private void reopen() throws IOException {
        socket.close();
        socket = new Socket("127.0.0.1", port);
        in = opened();
    }

    private Answer read(boolean head) throws IOException {
        String first = line();
        if (first.isEmpty()) {
            throw new EOFException("no answer");
        }
        int status = Integer.parseInt(first.substring(9, 12));
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        boolean empty = head || status == 304 || status == 204 || status < 200;
        Answer answer = new Answer(status, !empty, headers, empty ? "" : body(headers));
        if (answer.header("connection").equals("close") || status == 101) {
            reopen();
        }
        return answer;
    }

    private String body(Map<String, String> headers) throws IOException {
        byte[] body;
        if (headers.containsKey("content-length")) {
            body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "")));
        } else if (headers.containsKey("transfer-encoding")) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int size = size(); size > 0; size = size()) {
                all.write(in.readNBytes(size));
                line();
            }
            line();
            body = all.toByteArray();
        } else {
            body = in.readAllBytes();
        }
        boolean zipped = headers.getOrDefault("content-encoding", "").equals("gzip");
        return new String(zipped ? new GZIPInputStream(new ByteArrayInputStream(body))
                .readAllBytes() : body, StandardCharsets.UTF_8);
    }

    private int size() throws IOException {
        return Integer.parseInt(line(), HEX);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int sign = in.read(); sign >= 0 && sign != '\n'; sign = in.read()) {
            line.append((char) sign);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
