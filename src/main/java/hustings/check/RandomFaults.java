package hustings.check;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws the faults of a scenario: to nodes and links, to the store, and the end of all trouble. */
final class RandomFaults {
    private static final int LAST_TROUBLE = 400;

    private final int n;
    private final SplittableRandom random;
    private final SplittableRandom store;
    private final SplittableRandom mending;

    /** Faults for n nodes; each source of chance is for what its name says. */
    RandomFaults(int n, SplittableRandom random, SplittableRandom store,
            SplittableRandom mending) {
        this.n = n;
        this.random = random;
        this.store = store;
        this.mending = mending;
    }

    /** Up to four that happen to nodes and links, in time before the last trouble. */
    List<String> ofNodes() {
        List<String> faults = new ArrayList<>();
        for (int count = random.nextInt(5); count > 0; count--) {
            int tick = random.nextInt(random.nextInt(3) == 0 ? 40 : LAST_TROUBLE);
            faults.add(tick + ":" + action());
        }
        return faults;
    }

    /** Up to two that happen to the store that nodes share. */
    List<String> ofTheStore() {
        List<String> faults = new ArrayList<>();
        for (int count = store.nextInt(4) - 1; count > 0; count--) {
            int tick = store.nextInt(LAST_TROUBLE);
            int node = 1 + store.nextInt(n);
            faults.add(tick + ":" + List.of("crash-store", "recover-store", "pause-store",
                    "resume-store", "split-store", "split-store-" + node, "cut-store-" + node,
                    "cut-" + node + "-store", "slow-store-" + (1 + store.nextInt(20)), "heal")
                    .get(store.nextInt(10)));
        }
        return faults;
    }

    /** Now and then all that can be mended is, so that an algorithm may come to rest again. */
    List<String> mended(List<String> faults) {
        List<String> mended = new ArrayList<>();
        if (mending.nextInt(3) == 0) {
            int slow = 1 + mending.nextInt(n);
            int tick = LAST_TROUBLE + mending.nextInt(90);
            mended.add(mending.nextInt(300) + ":slow-" + slow + "-" + (1 + mending.nextInt(60)));
            mended.add(tick + ":slow-" + slow + "-0");
            mended.add(tick + ":heal");
            faults.stream().map(fault -> fault.replaceFirst(".*:", ""))
                    .map(what -> what.replace("pause-", "resume-").replaceFirst(
                            "^crash-(\\d|store)", "recover-$1"))
                    .filter(what -> what.startsWith("re")).distinct()
                    .forEach(what -> mended.add((tick + mending.nextInt(9)) + ":" + what));
        }
        return mended;
    }

    private String action() {
        int node = 1 + random.nextInt(n);
        return switch (random.nextInt(24)) {
            case 0, 1 -> "recover-" + node;
            case 2 -> "pause-" + node;
            case 3 -> "resume-" + node;
            case 4 -> "split-" + node + (random.nextInt(2) == 0 ? "" : "-" + (1 + node % n)
                    + (random.nextInt(2) == 0 ? "" : "-" + (1 + (node + 1) % n)));
            case 5 -> "heal";
            case 6 -> "cut-" + node + "-" + (1 + node % n);
            case 7 -> random.nextInt(2) == 0 ? "leave-" + node : "join-" + (n + 1);
            case 8, 9, 10 -> "elect-" + node;
            case 11, 12, 13, 14, 15 -> "crash-leader";
            default -> "crash-" + node;
        };
    }
}
