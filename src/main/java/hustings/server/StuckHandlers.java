package hustings.server;

import hustings.model.AlgorithmType;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The handlers that have not come back, and so the algorithms that are not run for the time being.
 *
 * <p>Nobody can stop them: each may keep a processor busy until it does come back. Thread-safe.
 */
final class StuckHandlers {
    private static final Logger LOG = LoggerFactory.getLogger(StuckHandlers.class);

    private final Map<String, Integer> handlers = new ConcurrentHashMap<>();
    private final Collection<AlgorithmType> algorithms;

    /** None so far, of any of these algorithms. */
    StuckHandlers(Collection<AlgorithmType> algorithms) {
        this.algorithms = algorithms;
    }

    /** Whose code a thread carries out at present, if it is that of an algorithm. */
    Optional<String> algorithmOf(Thread thread) {
        return Arrays.stream(thread.getStackTrace()).map(StackTraceElement::getClassName)
                .flatMap(type -> algorithms.stream().filter(each -> each.isMadeOf(type)))
                .map(AlgorithmType::id).findFirst();
    }

    /** Gives up with a job, unless it has just ended. */
    void giveUp(Job<?> job, RunWatchdog.Stuck stuck) {
        job.watch().cancel();
        // Before it could come back, so that it is not taken for one of them for ever.
        handlers.merge(stuck.algorithm(), 1, Integer::sum);
        if (job.giveUp(stuck)) {
            LOG.warn("{}; it keeps a processor busy, and is not run until it comes back",
                    stuck.words());
        } else {
            leave(stuck.algorithm());
        }
    }

    /** One has come back after all. */
    void cameBack(String algorithm) {
        LOG.warn("{} has come back, and is run again",
                algorithm.isEmpty() ? "what was given up" : algorithm);
        leave(algorithm);
    }

    private void leave(String algorithm) {
        handlers.computeIfPresent(algorithm, (same, count) -> count == 1 ? null : count - 1);
    }

    /** How many there are. */
    int count() {
        return handlers.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Of which algorithms, as it is at any time; empty stands for what is of none. */
    Set<String> algorithms() {
        return handlers.keySet();
    }
}
