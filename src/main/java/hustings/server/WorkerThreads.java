package hustings.server;

import hustings.lab.Study;
import hustings.run.WorkLimit;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/** Threads that carry out an experiment without any limit: those of the command line. */
final class WorkerThreads {
    private static final long BETWEEN_WORDS_MILLIS = 200;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long STACK_BYTES = 16_777_216;

    private final int threads;

    /** So many threads. */
    WorkerThreads(int threads) {
        this.threads = threads;
    }

    /**
     * Carries out a study to its end.
     *
     * @param words told now and then how many trials are done, and at the end
     */
    void carryOut(Study study, LongConsumer words) {
        AtomicReference<Optional<Throwable>> failure = new AtomicReference<>(Optional.empty());
        CountDownLatch atWork = new CountDownLatch(threads);
        List<Thread> crew = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(Thread.currentThread().getThreadGroup(), () -> {
                try {
                    Optional<Study.Portion> portion = study.next();
                    while (portion.isPresent() && failure.get().isEmpty()) {
                        long before = THREADS.getCurrentThreadCpuTime();
                        study.carryOut(portion.get(), WorkLimit::new);
                        study.took(portion.get(),
                                THREADS.getCurrentThreadCpuTime() - before);
                        portion = study.next();
                    }
                } catch (RuntimeException | Error e) {
                    // Thrown again below, where somebody listens.
                    failure.set(Optional.of(e));
                } finally {
                    atWork.countDown();
                }
            }, "crew-" + (i + 1), STACK_BYTES);
            thread.setDaemon(true);
            crew.add(thread);
        }
        crew.forEach(Thread::start);
        try {
            while (!atWork.await(BETWEEN_WORDS_MILLIS, TimeUnit.MILLISECONDS)) {
                words.accept(study.done());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the experiment was interrupted", e);
        }
        words.accept(study.done());
        failure.get().ifPresent(WorkerThreads::rethrow);
    }

    private static void rethrow(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }
}
