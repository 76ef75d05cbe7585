package hustings.server;

import hustings.catalogue.Commentary;
import hustings.catalogue.Growth;
import hustings.catalogue.Measurements;
import hustings.model.AlgorithmType;
import hustings.model.Case;
import hustings.model.Mishap;
import hustings.run.Listing;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The first time that code of a plug-in is run: in a thread apart, which may be left behind.
 *
 * <p>Whatever pages ask of an algorithm without a run of it is asked here once: its class is
 * initialised and constructed, its options, formulas and comments are read. A page would have no
 * limit for that.
 *
 * @param jar what it is in
 * @param type its class
 * @param uptime the clock by which it is judged
 */
record Trial(PluginJar jar, String type, Uptime uptime) {
    private static final long BETWEEN_LOOKS_MILLIS = 100;
    private static final int SIZE = 8;

    /**
     * The algorithm, if all went well.
     *
     * @param longestNanos how much computing that may take
     * @throws IllegalArgumentException if not, in words
     */
    AlgorithmType algorithm(long longestNanos) {
        CompletableFuture<AlgorithmType> outcome = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().daemon().name("plug-in").start(() -> carryOut(outcome));
        UsedTime effort = new UsedTime(thread, uptime);
        try {
            while (!effort.isBeyond(longestNanos)) {
                try {
                    return outcome.get(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    // Looked at again, by what it has used meanwhile.
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IllegalArgumentException words ? words
                    : new IllegalArgumentException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // It cannot be stopped; what can be is that others feel it.
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.interrupt();
        throw new IllegalArgumentException("class " + type + " does not come back when it is made"
                + " ready: from a static initializer, its constructor, an option or a formula");
    }

    private void carryOut(CompletableFuture<AlgorithmType> outcome) {
        try {
            AlgorithmType algorithm = jar.algorithm(type);
            read(algorithm);
            outcome.complete(algorithm);
        } catch (IllegalArgumentException e) {
            outcome.completeExceptionally(e);
        } catch (OutOfMemoryError e) {
            outcome.completeExceptionally(new IllegalArgumentException("class " + type
                    + " needs more memory than there is when it is made ready"));
        } catch (Throwable e) {
            outcome.completeExceptionally(new IllegalArgumentException("class " + type
                    + " breaks when it is made ready: " + Mishap.of(e).words()));
        }
    }

    private static void read(AlgorithmType algorithm) {
        CatalogueAlgorithm.of(algorithm, SIZE);
        Commentary.of(algorithm);
        Listing.of(algorithm);
        for (Case which : Case.values()) {
            Growth.of(algorithm, which);
            for (int n = 1; n <= Measurements.MOST_NODES; n++) {
                algorithm.headline(which, n);
            }
        }
    }
}
