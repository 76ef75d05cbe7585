package hustings.server;

import hustings.model.Engines;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** Everyone who watches: a room for each socket, and the limits of what they may send. */
final class Viewers {
    /** The sub-protocol of the socket; a viewer that names any must name this one. */
    static final String PROTOCOL = "hustings.v1";

    private static final int POLICY_VIOLATION = 1008;
    private static final int TRY_AGAIN_LATER = 1013;
    private static final int MOST_IGNORED = 2_000;

    private final Engines engines;
    private final Limits limits;
    private final Turnstile turnstile;
    private final Map<String, Viewer> viewers = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(
            Math.max(2, Runtime.getRuntime().availableProcessors()), task -> {
                Thread thread = new Thread(task, "clock");
                thread.setDaemon(true);
                return thread;
            });

    Viewers(Engines engines, Limits limits, Turnstile turnstile) {
        this.engines = engines;
        this.limits = limits;
        this.turnstile = turnstile;
    }

    /** One viewer: a room, and how much it has sent. */
    private static final class Viewer {
        final Room room;
        final Allowance allowance;
        int ignored;

        Viewer(Room room, Allowance allowance) {
            this.room = room;
            this.allowance = allowance;
        }
    }

    /** Refuses a socket that asks for another protocol. */
    static void requireProtocol(Context context) {
        String asked = context.header("Sec-WebSocket-Protocol");
        if (asked != null && !List.of(asked.split("\\s*,\\s*")).contains(PROTOCOL)) {
            throw new BadRequestResponse("the sub-protocol of this socket is " + PROTOCOL);
        }
    }

    /** What happens on the socket. */
    void listen(WsConfig socket) {
        socket.onConnect(this::connected);
        socket.onMessage(message -> received(message, message.message()));
        socket.onBinaryMessage(message -> received(message, ""));
        socket.onClose(this::left);
        socket.onError(this::left);
    }

    private void connected(WsConnectContext context) {
        if (viewers.size() >= limits.rooms()) {
            context.closeSession(TRY_AGAIN_LATER, "there are already " + limits.rooms()
                    + " viewers, which is as many as this server takes");
            return;
        }
        context.enableAutomaticPings(20, TimeUnit.SECONDS);
        Room room = new Room(engines, limits, turnstile, clock, outlet(context.session));
        viewers.put(context.sessionId(), new Viewer(room, new Allowance(
                limits.burst(), limits.framesPerSecond(), System.nanoTime())));
    }

    private static Outlet outlet(Session session) {
        return (frame, done) ->
                session.sendText(frame, Callback.from(done, failure -> done.run()));
    }

    private void received(WsContext context, String frame) {
        Viewer viewer = viewers.get(context.sessionId());
        if (viewer == null) {
            return;
        }
        if (viewer.allowance.take(System.nanoTime())) {
            viewer.room.receive(frame);
            return;
        }
        viewer.ignored++;
        if (viewer.ignored % 500 == 1) {
            viewer.room.refuse("too-fast", "frame", "more than " + limits.framesPerSecond()
                    + " frames a second; those above it are ignored");
        } else if (viewer.ignored > MOST_IGNORED) {
            context.closeSession(POLICY_VIOLATION, "too many frames");
        }
    }

    private void left(WsContext context) {
        Viewer viewer = viewers.remove(context.sessionId());
        if (viewer != null) {
            viewer.room.close();
        }
    }

    /** How many watch. */
    int count() {
        return viewers.size();
    }

    /** Stops all clocks. */
    void stop() {
        clock.shutdownNow();
    }
}
