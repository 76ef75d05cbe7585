package hustings.server;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** How often something has been refused, by the code that programs are told. Thread-safe. */
final class RefusalCounts {
    private final Map<String, LongAdder> byCode = new ConcurrentSkipListMap<>();

    /** Something is refused. */
    void count(String code) {
        byCode.computeIfAbsent(code, first -> new LongAdder()).increment();
    }

    /** The codes by which anything has been refused so far. */
    Set<String> codes() {
        return byCode.keySet();
    }

    /** How often that was by one of them. */
    long of(String code) {
        LongAdder count = byCode.get(code);
        return count == null ? 0 : count.sum();
    }
}
