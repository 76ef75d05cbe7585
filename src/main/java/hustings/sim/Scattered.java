package hustings.sim;

/** Where nodes are by their numbers, if these are too far between for an array of all of them. */
final class Scattered {
    private static final int NOBODY = -1;

    /* Open addressing; no node has the number 0. */
    private final int[] numbers;
    private final int[] indices;

    /** Room for so many nodes. */
    Scattered(int nodes) {
        numbers = new int[nodes == 0 ? 1 : 4 * Integer.highestOneBit(nodes)];
        indices = new int[numbers.length];
    }

    /** Says where a node is. */
    void put(int number, int index) {
        int at = slot(number);
        numbers[at] = number;
        indices[at] = index;
    }

    /** Where a node is, or −1 if there is none of that number. */
    int of(int number) {
        int at = slot(number);
        return numbers[at] == number ? indices[at] : NOBODY;
    }

    private int slot(int number) {
        int mask = numbers.length - 1;
        int at = (int) (number * 0x9E3779B97F4A7C15L >>> 40) & mask;
        while (numbers[at] != 0 && numbers[at] != number) {
            at = at + 1 & mask;
        }
        return at;
    }
}
