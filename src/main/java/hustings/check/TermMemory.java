package hustings.check;

import hustings.run.RunView;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Whether someone who lives knows the latest term, and outlives whoever comes back and asks for it.
 *
 * <p>Terms that are asked for, and not agreed on by a majority, are only as safe as that.
 */
final class TermMemory {
    private final RunView view;
    private final long answersTake;
    private long latestTerm;
    private final List<Asking> asking = new ArrayList<>();

    /** A node that has come back; who knew the term then, and until when it may be answered. */
    private record Asking(int id, long term, BitSet knowing, long until) {}

    /** No term is known, and nobody asks; an answer has come after so many ticks. */
    TermMemory(RunView view, long answersTake) {
        this.view = view;
        this.answersTake = answersTake;
    }

    /** The latest term that there has been. */
    long latestTerm() {
        return latestTerm;
    }

    /** A node is in a term. */
    void isIn(long term) {
        latestTerm = Math.max(latestTerm, term);
    }

    /** A node has come back, and asks all others for the term. */
    void comesBack(int id, long tick) {
        asking.add(new Asking(id, latestTerm, knowing(id), tick + answersTake));
    }

    /** A node is about to go; tells what is forgotten by that, if anything is. */
    Optional<String> goes(int id, long tick) {
        asking.removeIf(one -> one.id == id || one.until < tick);
        for (Asking one : asking) {
            one.knowing.clear(view.index(id));
            if (one.knowing.isEmpty()) {
                return Optional.of("nobody who knew term " + one.term + " stays for " + one.id
                        + ", which has come back and asks");
            }
        }
        return knowing(id).isEmpty()
                ? Optional.of("no live node knows term " + latestTerm + " once " + id + " is gone")
                : Optional.empty();
    }

    /** Who but for one node lives and knows the latest term. */
    private BitSet knowing(int but) {
        BitSet knowing = new BitSet();
        for (int node = 0; node < view.capacity(); node++) {
            if (view.isAlive(node) && view.id(node) != but
                    && view.term(node) == latestTerm) {
                knowing.set(node);
            }
        }
        return knowing;
    }
}
