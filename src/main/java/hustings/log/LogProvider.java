package hustings.log;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** The log of this program and of its libraries, as SLF4J finds it: lines on standard error. */
public final class LogProvider implements SLF4JServiceProvider {
    /* What libraries say there is of what strangers send, which they are answered, and is everyday
       life: connections break, and people send what they like. */
    private static final List<String> TALKATIVE = List.of(
            "org.eclipse.jetty.http.", "org.eclipse.jetty.util.HostPort",
            "org.eclipse.jetty.websocket.", "org.eclipse.jetty.ee10.websocket.",
            "org.eclipse.jetty.server.handler.ErrorHandler");

    private final LogWriter writer =
            new LogWriter(line -> System.err.println(line), System::nanoTime);
    private final Map<String, LineLogger> loggers = new ConcurrentHashMap<>();
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter context = new NOPMDCAdapter();

    /** The log, of which SLF4J makes one. */
    public LogProvider() {}

    @Override
    public void initialize() {
        // There is nothing to get ready.
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return name -> loggers.computeIfAbsent(name,
                unknown -> new LineLogger(name, least(name), writer));
    }

    /** A server that is well says nothing but where it is. */
    private static Level least(String name) {
        return TALKATIVE.stream().anyMatch(name::startsWith) ? Level.ERROR : Level.WARN;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return context;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }
}
