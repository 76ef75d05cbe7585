package hustings.server;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets only so many do heavy work at once; who has waited too long is sent away in words. */
final class Turnstile {
    private static final long LONGEST_WAIT_SECONDS = 20;

    private final Semaphore places;

    Turnstile(int places) {
        this.places = new Semaphore(places, true);
    }

    /**
     * Does some work as soon as there is a place.
     *
     * @throws Refused if none was free in time
     */
    <T> T pass(Supplier<T> work) {
        try {
            if (!places.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new Refused("busy", "server", "the server is busy with other runs;"
                        + " try again in a moment");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("busy", "server", "the server is shutting down");
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
