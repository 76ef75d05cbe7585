package hustings.live.maelstrom;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads lines of UTF-8, none of them longer than a limit. */
final class LineReader {
    /** The longest line that is read, in bytes. */
    static final int LONGEST = 1 << 16;

    private final InputStream in;

    /** What was read. */
    sealed interface Line {
        /** A line, without its end. */
        record Text(String text) implements Line {}

        /** A line that was longer than the limit; it has been passed over. */
        record TooLong() implements Line {}

        /** There are no lines any more. */
        record End() implements Line {}
    }

    /** Reads from a stream, which nobody else reads. */
    LineReader(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** Waits for the next line; a stream that breaks has ended. */
    Line read() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int length = 0;
        int next = next();
        for (; next >= 0 && next != '\n'; next = next()) {
            if (++length <= LONGEST) {
                line.write(next);
            }
        }
        if (length > LONGEST) {
            return new Line.TooLong();
        }
        return next < 0 && length == 0 ? new Line.End()
                : new Line.Text(line.toString(StandardCharsets.UTF_8));
    }

    private int next() {
        try {
            return in.read();
        } catch (IOException e) {
            // Whoever wrote is gone, in the middle of a line perhaps.
            return -1;
        }
    }
}
