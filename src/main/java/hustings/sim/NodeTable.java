package hustings.sim;

import java.util.Arrays;

/**
 * A row of numbers for each process: what is looked at with every message lies together.
 *
 * <p>A row is as long as a line of a processor's cache. With an array for each number, a network of
 * a hundred thousand nodes would wait for memory a dozen times a message. Each number belongs to
 * one part of the simulation, which alone writes it, under a name below.
 */
final class NodeTable {
    /** The identifier; of {@link Membership}. */
    static final int ID = 0;
    /** The index of the next node on the ring; of {@link Membership}. */
    static final int NEXT = 1;
    /** The identifier of the next node on the ring; of {@link Membership}. */
    static final int NEXT_ID = 2;
    /** 1 if the process runs; of {@link Membership}. */
    static final int UP = 3;
    /** The longest chain of messages that led here; of {@link Reception}. */
    static final int DEPTH = 4;
    /** Messages sent; of {@link Cost}. */
    static final int SENT = 5;
    /** Messages received; of {@link Cost}. */
    static final int RECEIVED = 6;
    /** The role, by its place in the enum; of {@link Leadership}. */
    static final int ROLE = 7;
    /** The identifier of the leader that is recognised; of {@link Leadership}. */
    static final int LEADER = 8;
    /** The low half of the term, and behind it the high one; of {@link Leadership}. */
    static final int TERM = 9;
    /** The first of the numbers of the first link that is used; of {@link Links}. */
    static final int LINK = 11;

    /** The last number of a row: it may lie in another line than the first. */
    static final int LAST = 15;

    private static final int WIDTH = 16;

    /** All rows one after the other, for who has to be fast. */
    final int[] numbers;

    /** Rows of noughts for so many processes. */
    NodeTable(int processes) {
        numbers = new int[processes * WIDTH];
    }

    /** Makes every number a nought again. */
    void clear() {
        Arrays.fill(numbers, 0);
    }

    /** The place of a number in {@link #numbers}. */
    static int at(int process, int column) {
        return process * WIDTH + column;
    }

    int get(int process, int column) {
        return numbers[at(process, column)];
    }

    void set(int process, int column, int number) {
        numbers[at(process, column)] = number;
    }

    /** A number of 64 bits, in two columns. */
    long getLong(int process, int column) {
        int at = at(process, column);
        return joined(numbers[at], numbers[at + 1]);
    }

    /** A number of 64 bits from its halves. */
    static long joined(int low, int high) {
        return (long) high << 32 | low & 0xffff_ffffL;
    }

    void setLong(int process, int column, long number) {
        int at = at(process, column);
        numbers[at] = (int) number;
        numbers[at + 1] = (int) (number >>> 32);
    }
}
