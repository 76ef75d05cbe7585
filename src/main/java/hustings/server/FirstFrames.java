package hustings.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * What pages come with, for scenarios that many open at once, as a class does that follows a link.
 *
 * <p>A run is a pure function of its scenario, so the first who asks has it carried out, and the
 * others wait for that. Thread-safe.
 */
final class FirstFrames {
    private static final int MOST_KEPT = 16;
    private static final int LONGEST_KEPT = 400_000;

    private final Map<String, CompletableFuture<String>> kept =
            new LinkedHashMap<>(MOST_KEPT, 0.75f, true);

    /** One that keeps nothing yet. */
    FirstFrames() {}

    /** The frames of a scenario, made by whoever is the first to ask for them. */
    String of(String scenario, Supplier<String> making) {
        CompletableFuture<String> mine = new CompletableFuture<>();
        Optional<CompletableFuture<String>> known = putIfAbsent(scenario, mine);
        if (known.isPresent()) {
            try {
                return known.get().join();
            } catch (CompletionException e) {
                // Who made them was refused, or has gone; that need not be so of this one.
                return making.get();
            }
        }
        return make(scenario, mine, making);
    }

    private String make(
            String scenario, CompletableFuture<String> mine, Supplier<String> making) {
        try {
            String frames = making.get();
            mine.complete(frames);
            if (frames.length() > LONGEST_KEPT) {
                remove(scenario, mine);
            }
            return frames;
        } finally {
            if (!mine.isDone()) {
                remove(scenario, mine);
                mine.completeExceptionally(new IllegalStateException("not made"));
            }
        }
    }

    private synchronized Optional<CompletableFuture<String>> putIfAbsent(
            String scenario, CompletableFuture<String> frames) {
        CompletableFuture<String> known = kept.get(scenario);
        if (known == null) {
            kept.put(scenario, frames);
            if (kept.size() > MOST_KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return Optional.ofNullable(known);
    }

    private synchronized void remove(String scenario, CompletableFuture<String> frames) {
        kept.remove(scenario, frames);
    }
}
