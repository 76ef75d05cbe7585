package hustings.server;

import hustings.model.AlgorithmRegistry;
import hustings.run.RunSource;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everyone who watches: a session for each socket, and the limits of what they may send. */
final class Viewers {
    private static final Logger LOG = LoggerFactory.getLogger(Viewers.class);
    private static final int GOING_AWAY = 1001;
    private static final int POLICY_VIOLATION = 1008;
    private static final int SERVER_ERROR = 1011;
    private static final int TRY_AGAIN_LATER = 1013;
    /** Ours: the viewer has been silent for long; there is no hurry to come back. */
    private static final int SILENT = 4408;
    private static final int MOST_IGNORED = 2_000;
    private static final double CHARACTERS_PER_TOKEN = 16_384;

    private final AlgorithmRegistry registry;
    private final Limits limits;
    private final SharedRuns runs;
    private final FairScheduler scheduler;
    private final Clients clients;
    private final Timeouts patience;
    private final Health health;
    private final LiveGate live;
    private final Map<String, Viewer> viewers = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Metronome metronome = new Metronome(this::beat, this::sweep);

    Viewers(RunSource source, AlgorithmRegistry registry, Limits limits, FairScheduler scheduler,
            Clients clients, Timeouts patience, Health health, LiveGate live) {
        this.live = live;
        this.registry = registry;
        this.limits = limits;
        this.runs = new SharedRuns(source, registry, limits);
        this.scheduler = scheduler;
        this.clients = clients;
        this.patience = patience;
        this.health = health;
    }

    /** One viewer: its socket, its session, and how much it has sent. */
    private static final class Viewer {
        final WsContext socket;
        final Client client;
        final ViewerSession session;
        final TokenBucket bucket;
        int ignored;

        Viewer(WsContext socket, Client client, ViewerSession session, TokenBucket bucket) {
            this.socket = socket;
            this.client = client;
            this.session = session;
            this.bucket = bucket;
        }
    }

    /** What happens on the socket. */
    void listen(WsConfig socket) {
        socket.onConnect(context -> guarded(context, () -> connected(context)));
        socket.onMessage(message ->
                guarded(message, () -> received(message, message.message())));
        socket.onBinaryMessage(message -> guarded(message, () -> received(message, "")));
        socket.onClose(context -> guarded(context, () -> left(context)));
        socket.onError(context -> guarded(context, () -> left(context)));
    }

    private static void guarded(WsContext context, Runnable work) {
        guarded((code, reason) -> context.closeSession(code, reason), work);
    }

    /** Whatever goes wrong is a mistake of the server's, of which the viewer is told no more. */
    static void guarded(BiConsumer<Integer, String> close, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            LOG.error("a frame or a connection failed: {}", Server.inOneLine(e));
            close.accept(SERVER_ERROR, "this failed because of a mistake in the server");
        }
    }

    private void connected(WsConnectContext context) {
        Client client = clients.of(context);
        if (viewers.size() >= limits.viewers()) {
            String words = people(viewers.size()) + " already, as many as the server has room for";
            LOG.warn("a viewer was turned away: {}", words);
            scheduler.refused().count("full");
            context.closeSession(TRY_AGAIN_LATER, words);
            return;
        }
        if (!client.comes(limits.viewersPerAddress())) {
            String words = people(limits.viewersPerAddress()) + " from this address already;"
                    + " whoever runs the server can allow more with --viewers-per-address";
            LOG.warn("a viewer from {} was turned away: {}", clients.addressOf(context), words);
            scheduler.refused().count("full");
            context.closeSession(TRY_AGAIN_LATER, words);
            return;
        }
        context.enableAutomaticPings(20, TimeUnit.SECONDS);
        ViewerSession session = new ViewerSession(registry, limits, runs, scheduler,
                client.viewer(), threads, live.allowedFor(context), sink(context.session));
        viewers.put(context.sessionId(), new Viewer(context, client, session, new TokenBucket(
                limits.burst(), limits.framesPerSecond(), System.nanoTime())));
    }

    private static String people(int count) {
        return count == 1 ? "1 person watches" : count + " people watch";
    }

    private static FrameSink sink(Session session) {
        return (frame, done) ->
                session.sendText(frame, Callback.from(done, failure -> done.run()));
    }

    private void received(WsContext context, String frame) {
        Viewer viewer = viewers.get(context.sessionId());
        if (viewer == null) {
            return;
        }
        // A long frame counts for several: it takes as long to read.
        if (viewer.bucket.take(1 + frame.length() / CHARACTERS_PER_TOKEN, System.nanoTime())) {
            viewer.session.receive(frame);
            return;
        }
        viewer.ignored++;
        if (viewer.ignored % 500 == 1) {
            viewer.session.refuse("too-fast", "frame", "more than " + limits.framesPerSecond()
                    + " frames a second; those above it are ignored");
        } else if (viewer.ignored > MOST_IGNORED) {
            context.closeSession(POLICY_VIOLATION, "too many frames");
        }
    }

    private void left(WsContext context) {
        Viewer viewer = viewers.remove(context.sessionId());
        if (viewer != null) {
            viewer.session.close();
            viewer.client.leaves();
        }
    }

    private void beat(long nowNanos) {
        viewers.values().forEach(viewer -> viewer.session.beat(nowNanos));
    }

    /** Ends what nobody uses. */
    private void sweep() {
        health.beat();
        for (Viewer viewer : viewers.values()) {
            if (viewer.session.stalledSeconds() >= patience.stalled()) {
                viewer.socket.closeSession(POLICY_VIOLATION,
                        "nothing was taken for " + patience.stalled() + " seconds");
                // Who takes nothing does not take that either.
                viewer.socket.session.disconnect();
                left(viewer.socket);
            } else if (viewer.session.silentSeconds() >= patience.silent()) {
                viewer.socket.closeSession(SILENT,
                        "nothing was asked for in " + patience.silent() / 60 + " minutes");
            }
        }
    }

    /** How many watch. */
    int count() {
        return viewers.size();
    }

    /** How many different runs are watched. */
    int runs() {
        return runs.count();
    }

    /** How many ticks viewers have been told, all together. */
    long ticksTold() {
        return runs.ticksTold();
    }

    /** Takes leave of everyone. */
    void stop() {
        metronome.stop();
        viewers.values().forEach(viewer -> {
            viewer.socket.closeSession(GOING_AWAY, "the server is shutting down");
            viewer.session.close();
        });
        threads.shutdown();
    }
}
