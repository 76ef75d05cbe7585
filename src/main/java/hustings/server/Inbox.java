package hustings.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What a viewer has asked for and is not done yet; of several moves, only the newest counts.
 *
 * <p>So whoever drags along a lane gets where they have arrived, however long a move takes.
 * Thread-safe.
 */
final class Inbox {
    private static final int MOST_WAITING = 128;

    private final Deque<Request> waiting = new ArrayDeque<>();

    private boolean underway;

    /** Puts a request behind the others, unless there are too many. */
    synchronized boolean put(Request request) {
        if (request instanceof Request.Open) {
            // Whatever concerns what was open before has become pointless.
            waiting.removeIf(earlier -> !(earlier instanceof Request.Play
                    || earlier instanceof Request.Pause));
        } else if (request instanceof Request.Seek
                && waiting.peekLast() instanceof Request.Seek) {
            waiting.removeLast();
        }
        return waiting.size() < MOST_WAITING && waiting.offerLast(request);
    }

    /** The request that is next; it is under way until the next one is taken. */
    synchronized Optional<Request> take() {
        Optional<Request> next = Optional.ofNullable(waiting.pollFirst());
        underway = next.isPresent();
        return next;
    }

    /** Whether all that was asked for is done. */
    synchronized boolean isDone() {
        return waiting.isEmpty() && !underway;
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }
}
