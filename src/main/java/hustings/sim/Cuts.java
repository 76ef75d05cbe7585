package hustings.sim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which links are cut at present: a message that meets a cut is blocked. */
final class Cuts {
    private final List<boolean[]> splits = new ArrayList<>();
    private final Set<Long> links = new HashSet<>();
    private boolean none = true;

    /** Cuts these nodes off from all others. */
    void split(boolean[] inside) {
        splits.add(inside);
        none = false;
    }

    /** Whether these nodes are cut off from all others already. */
    boolean isSplit(boolean[] inside) {
        for (int from = 0; from < inside.length && !none; from++) {
            for (int to = 0; inside[from] && to < inside.length; to++) {
                if (!inside[to] && !(isCut(from, to) && isCut(to, from))) {
                    return false;
                }
            }
        }
        return !none;
    }

    /** Cuts one direction of one link. */
    void cut(int from, int to) {
        links.add(key(from, to));
        none = false;
    }

    /** Mends everything. */
    void heal() {
        splits.clear();
        links.clear();
        none = true;
    }

    /** Whether every link is open. */
    boolean isEmpty() {
        return none;
    }

    boolean isCut(int from, int to) {
        if (none) {
            return false;
        }
        for (boolean[] inside : splits) {
            if (inside[from] != inside[to]) {
                return true;
            }
        }
        return links.contains(key(from, to));
    }

    private static long key(int from, int to) {
        return (long) from << 32 | to;
    }
}
