package hustings.load;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * Somebody who watches a run of their own, over and over, as a page does: it says what it has
 * drawn, and plays again from the start when the run is at its end.
 */
public final class Viewer implements Session.Listener {
    private static final Pattern TICKS =
            Pattern.compile("^\\{\"type\":\"ticks\",\"from\":(\\d+),\"to\":(\\d+)");

    private final String scenario;
    private final double speed;
    private final boolean reads;
    private volatile Session session;
    private volatile String farewell = "";
    private long from = -1;
    private long fromNanos;
    private long ticks;
    private long messages;
    private long characters;
    private List<Long> lateNanos = new ArrayList<>();

    /**
     * A viewer.
     *
     * @param speed ticks a second
     * @param reads whether it takes what it is sent; one that does not has stalled
     */
    Viewer(String scenario, double speed, boolean reads) {
        this.scenario = scenario;
        this.speed = speed;
        this.reads = reads;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        opened.setMaxTextMessageSize(1 << 22);
        send("{\"type\":\"open\",\"scenario\":\"" + scenario + "\"}");
        if (!reads) {
            send("{\"type\":\"play\",\"speed\":" + speed + "}");
            return;
        }
        opened.demand();
    }

    private void send(String frame) {
        session.sendText(frame, Callback.NOOP);
    }

    @Override
    public void onWebSocketText(String frame) {
        long now = System.nanoTime();
        Matcher told = TICKS.matcher(frame);
        if (told.find()) {
            send("{\"type\":\"drawn\"}");
            note(Long.parseLong(told.group(1)), Long.parseLong(told.group(2)), frame, now);
        } else if (frame.startsWith("{\"type\":\"keyframe\"")) {
            send("{\"type\":\"drawn\"}");
            from = -1;
        } else if (frame.contains("\"type\":\"clock\"") && frame.contains("\"playing\":false")) {
            from = -1;
            send("{\"type\":\"play\",\"speed\":" + speed + "}");
        }
        session.demand();
    }

    /** How late a frame is, measured from the earliest one of its run. */
    private synchronized void note(long first, long last, String frame, long now) {
        ticks += last - first + 1;
        messages++;
        characters += frame.length();
        long due = fromNanos + (long) ((last - from) / speed * 1e9);
        if (from < 0 || now < due) {
            from = last;
            fromNanos = now;
            due = now;
        }
        lateNanos.add(now - due);
    }

    /** What it has seen since this was last asked. */
    synchronized Seen take() {
        Seen seen = new Seen(ticks, messages, characters, lateNanos);
        ticks = 0;
        messages = 0;
        characters = 0;
        lateNanos = new ArrayList<>();
        return seen;
    }

    /**
     * What a viewer has seen in some time.
     *
     * @param lateNanos how late each message was
     */
    record Seen(long ticks, long messages, long characters, List<Long> lateNanos) {}

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
        farewell = code + " " + reason;
        callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable failure) {
        farewell = String.valueOf(failure.getMessage());
    }

    /** Why the server, or the network, has ended the connection; empty if it stands. */
    String farewell() {
        return farewell;
    }

    /** Goes away without a word. */
    void leave() {
        session.disconnect();
    }
}
