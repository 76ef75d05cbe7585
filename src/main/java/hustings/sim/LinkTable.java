package hustings.sim;

import java.util.Arrays;

/** Numbers links from 0, in the order in which they are first used: a hash table without boxes. */
final class LinkTable {
    private static final int SMALLEST = 64;

    /* A key of 0 means an empty place. */
    private long[] keys = new long[0];
    private int[] numbers = new int[0];
    private int used;

    /** No link has been used; what has been grown stays. */
    void clear() {
        Arrays.fill(keys, 0);
        used = 0;
    }

    /** How many links have been used. */
    int used() {
        return used;
    }

    /** The number of a link, given by a key above 0; a new one if it has not been used. */
    int number(long key) {
        if (2 * used >= keys.length) {
            grow();
        }
        int at = place(key);
        if (keys[at] == 0) {
            keys[at] = key;
            numbers[at] = used++;
        }
        return numbers[at];
    }

    private int place(long key) {
        int mask = keys.length - 1;
        int at = (int) (key * 0x9E3779B97F4A7C15L >>> 40) & mask;
        while (keys[at] != 0 && keys[at] != key) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new long[Math.max(SMALLEST, 2 * oldKeys.length)];
        numbers = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int at = place(oldKeys[i]);
                keys[at] = oldKeys[i];
                numbers[at] = oldNumbers[i];
            }
        }
    }
}
