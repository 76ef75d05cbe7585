package hustings.server;

import hustings.check.Soak;
import hustings.model.AlgorithmRegistry;
import hustings.model.Mishap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/**
 * Threads that soak algorithms, each with the next number that none has taken.
 *
 * <p>A handler that does not come back costs its algorithm the rest of the soak, and nothing else:
 * its thread is left behind, and another one takes its place.
 */
final class SoakThreads {
    private static final long BETWEEN_LOOKS_MILLIS = 100;
    private static final long STACK_BYTES = 16_777_216;

    private final AlgorithmRegistry registry;
    private final List<String> algorithms;
    private final AtomicLong next;
    private final long end;
    private final long longestTickNanos;
    private final BiConsumer<String, List<Soak.Finding>> told;
    private final Uptime uptime = Uptime.begun();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    /** One of the threads. */
    private final class Member {
        final Map<String, Soak> soaks = new LinkedHashMap<>();
        final RunWatchdog watch = new RunWatchdog(broken, longestTickNanos, uptime);
        final Thread thread;

        Member() {
            algorithms.forEach(algorithm -> soaks.put(algorithm, new Soak(registry, watch)));
            thread = new Thread(Thread.currentThread().getThreadGroup(), this::goOn, "soak",
                    STACK_BYTES);
            // One that does not come back must not keep the process.
            thread.setDaemon(true);
            thread.start();
        }

        void goOn() {
            for (long number = next.getAndIncrement(); number < end && !over;
                    number = next.getAndIncrement()) {
                long scenario = number;
                soaks.forEach((algorithm, soak) -> run(algorithm, soak, scenario));
            }
        }

        void run(String algorithm, Soak soak, long number) {
            if (broken.contains(algorithm) || over) {
                return;
            }
            try {
                watch.begin(() -> { });
                told.accept(algorithm, soak.run(algorithm, number));
            } catch (Refused e) {
                // It has been told of when it was found out.
                return;
            } catch (OutOfMemoryError e) {
                told.accept(algorithm, trouble(algorithm, number, "it needs more memory than the "
                        + Runtime.getRuntime().maxMemory() / 1_048_576 + " MB that Java may use"));
            } catch (Throwable e) {
                told.accept(algorithm, trouble(algorithm, number, Mishap.of(e).words()));
            } finally {
                watch.end();
            }
        }
    }

    /**
     * Threads that are not at work yet.
     *
     * @param from the first number
     * @param end the number after the last
     * @param told of findings, by several threads
     */
    SoakThreads(AlgorithmRegistry registry, List<String> algorithms, long from, long end,
            Timeouts patience, BiConsumer<String, List<Soak.Finding>> told) {
        this.registry = registry;
        this.algorithms = algorithms;
        this.next = new AtomicLong(from);
        this.end = end;
        this.longestTickNanos = TimeUnit.SECONDS.toNanos(patience.tick());
        this.told = told;
    }

    /** Soaks with so many threads until the numbers or the time are at their end. */
    Map<String, Soak> soak(int threads, long seconds) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        Map<String, Soak> all = new LinkedHashMap<>();
        algorithms.forEach(algorithm -> all.put(algorithm, new Soak(registry)));
        List<Member> atWork = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            atWork.add(new Member());
        }
        while (!atWork.isEmpty()) {
            over = over || System.nanoTime() > until;
            for (Member member : List.copyOf(atWork)) {
                member.thread.join(BETWEEN_LOOKS_MILLIS);
                boolean left = member.thread.isAlive() && isLeftBehind(member);
                if (left || !member.thread.isAlive()) {
                    atWork.remove(member);
                    member.soaks.forEach((algorithm, soak) ->
                            Objects.requireNonNull(all.get(algorithm)).add(soak));
                }
                if (left) {
                    atWork.add(new Member());
                }
            }
        }
        uptime.end();
        return all;
    }

    private boolean isLeftBehind(Member member) {
        return member.watch.stuck().map(stuck -> {
            broken.add(stuck.algorithm());
            member.watch.cancel();
            told.accept(stuck.algorithm(), List.of(new Soak.Finding(
                    "algorithms=" + stuck.algorithm(), "It does not end", stuck.words())));
            return true;
        }).orElse(false);
    }

    private static List<Soak.Finding> trouble(String algorithm, long number, String words) {
        return List.of(new Soak.Finding("algorithms=" + algorithm, "It broke",
                words + ", in scenario " + number));
    }
}
