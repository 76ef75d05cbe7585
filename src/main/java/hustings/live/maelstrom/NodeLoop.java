package hustings.live.maelstrom;

import hustings.live.TickClock;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Runs an algorithm as a node of Maelstrom: with lines that arrive, and a clock of ticks. */
public final class NodeLoop {
    private static final int MOST_WAITING = 1000;
    private static final long A_DAY = TimeUnit.DAYS.toMicros(1);

    private final AlgorithmNode node;
    private final LineReader in;
    private final long tickMicroseconds;
    private final BlockingQueue<LineReader.Line> lines = new ArrayBlockingQueue<>(MOST_WAITING);
    private TickClock clock;
    private long tick = -1;

    /**
     * A node that is about to run.
     *
     * @param in where its lines come from
     * @param tickMicroseconds how long a tick is
     */
    public NodeLoop(AlgorithmNode node, InputStream in, long tickMicroseconds) {
        this.node = node;
        this.in = new LineReader(in);
        this.tickMicroseconds = tickMicroseconds;
        clock = new TickClock(0, A_DAY, tickMicroseconds);
    }

    /**
     * Runs it until there are no lines any more.
     *
     * @throws IllegalArgumentException if the algorithm breaks, in words
     */
    public void run() throws InterruptedException {
        Thread.ofPlatform().daemon().name("lines").start(this::read);
        while (true) {
            long wait = node.isInitialised() ? clock.microsecondsUntil(tick + 1) : A_DAY;
            LineReader.Line line = lines.poll(Math.max(0, wait), TimeUnit.MICROSECONDS);
            if (line instanceof LineReader.Line.End) {
                return;
            }
            if (line != null) {
                receive(line);
            }
            if (node.isInitialised() && clock.now() > tick) {
                advance(clock.now());
            }
        }
    }

    private void read() {
        try {
            LineReader.Line line;
            do {
                line = in.read();
                lines.put(line);
            } while (!(line instanceof LineReader.Line.End));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void receive(LineReader.Line line) {
        boolean before = node.isInitialised();
        if (line instanceof LineReader.Line.Text(String text)) {
            node.receive(text);
        } else {
            node.receiveTooLong();
        }
        if (!before && node.isInitialised()) {
            clock = new TickClock(0, 0, tickMicroseconds);
        }
    }

    /** Ticks that were missed, because the process was stopped, are as those of a pause. */
    private void advance(long now) {
        long next = tick < 0 ? 0 : now;
        node.advance(next, next > tick + 1 ? OptionalLong.of(tick + 1) : OptionalLong.empty());
        tick = next;
    }
}
