package hustings.server;

import io.javalin.Javalin;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The operator's figures, on a port of their own, in the text format of Prometheus.
 *
 * <p>Viewers, runs that are watched, ticks told, work that waits, handlers that have not come back,
 * refusals by code; and of the JVM memory, collections, threads and processors.
 */
final class Metrics {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final RefusalCounts refused;
    private final Set<String> registered = ConcurrentHashMap.newKeySet();
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final Javalin javalin;

    /** The figures of a server, which are not served yet. */
    Metrics(Viewers viewers, FairScheduler scheduler) {
        this.refused = scheduler.refused();
        gauge("hustings.viewers", "How many watch", viewers::count);
        gauge("hustings.runs", "How many different runs are watched", viewers::runs);
        gauge("hustings.waiting", "How many wait for work, or are having some carried out",
                scheduler::waiting);
        gauge("hustings.stuck.handlers", "How many handlers have not come back",
                () -> scheduler.stuckHandlers().count());
        FunctionCounter.builder("hustings.ticks", viewers, Viewers::ticksTold)
                .description("Ticks that viewers have been told").register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        collections.bindTo(registry);
        javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.routes.get("/metrics", context -> context.contentType(TEXT).result(text()));
        });
    }

    private void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    private String text() {
        // A code is known once something has been refused by it.
        refused.codes().stream().filter(registered::add).forEach(code -> FunctionCounter
                .builder("hustings.refusals", refused, counts -> counts.of(code))
                .description("What has been refused").tag("code", code).register(registry));
        return registry.scrape();
    }

    /** Starts to listen; answers the port it listens on. */
    int start(String host, int port) {
        return javalin.start(host, port).port();
    }

    void stop() {
        javalin.stop();
        collections.close();
    }
}
