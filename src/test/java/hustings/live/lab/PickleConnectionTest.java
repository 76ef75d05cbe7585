package hustings.live.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What goes over a connection, and how: by a socket that is none. */
class PickleConnectionTest {
    private final List<Integer> written = new ArrayList<>();

    private PickleConnection connection(InputStream in) {
        return new PickleConnection(new Socket() {
            @Override
            public InputStream getInputStream() {
                return in;
            }

            @Override
            public OutputStream getOutputStream() {
                return new OutputStream() {
                    @Override
                    public void write(int one) {
                        written.add(1);
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int length) {
                        written.add(length);
                    }
                };
            }
        });
    }

    /** A byte for each read, without an end. */
    private static InputStream dripping(byte drop, long nanosBetween) {
        return new InputStream() {
            @Override
            public int read() {
                return drop;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                LockSupport.parkNanos(nanosBetween);
                bytes[offset] = drop;
                return 1;
            }
        };
    }

    @Test
    void aMessageIsSentWithASingleWriteHoweverLongItIs() throws IOException {
        Map<MemberId, Endpoint> group = new TreeMap<>();
        for (int i = 0; i < Members.MOST; i++) {
            group.put(new MemberId(1 + i % 365, 1_000_000 + i), new Endpoint("127.0.0.1", 1 + i));
        }
        PickleValue message = Dialect.A1.election(new MemberId(1, 1_000_000), group);
        try (PickleConnection connection = connection(InputStream.nullInputStream())) {
            connection.send(message);
        }
        assertThat(written).containsExactly(PickleWriter.write(message).length);
    }

    @Test
    void aValueIsReceivedBeforeTheOtherOneCloses() throws IOException {
        byte[] two = {'N', '.', 'N', '.'};
        try (PickleConnection connection = connection(new ByteArrayInputStream(two))) {
            assertThat(connection.receive(10_000)).isEqualTo(new PickleValue.None());
            assertThat(connection.received()).isEqualTo(two);
        }
    }

    @Test
    void whoeverClosesTooSoonHasSaidNothing() throws IOException {
        try (PickleConnection connection =
                connection(new ByteArrayInputStream(new byte[] {'N'}))) {
            assertThatExceptionOfType(EOFException.class)
                    .isThrownBy(() -> connection.receive(10_000));
            assertThat(connection.received()).containsExactly('N');
        }
    }

    @Test
    void whoeverSendsByteAfterByteForEverIsRefusedForHisTimeOrForHisLength() throws IOException {
        try (PickleConnection connection = connection(dripping((byte) '(', 0))) {
            assertThatExceptionOfType(InvalidPickle.class)
                    .isThrownBy(() -> connection.receive(600_000));
        }
        try (PickleConnection connection = connection(dripping((byte) '(', 1_000_000))) {
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> connection.receive(1));
        }
    }
}
