package hustings.sim;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/** A set of whole numbers that is cheap to fill: they are put in order only when it is full. */
final class IntSet {
    private int[] numbers = new int[16];
    private int count;

    /** Puts a number in; it may be there already. */
    void add(int number) {
        if (count > 0 && numbers[count - 1] == number) {
            return;
        }
        if (count == numbers.length) {
            tidy();
            if (2 * count > numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * numbers.length);
            }
        }
        numbers[count++] = number;
    }

    void clear() {
        count = 0;
    }

    /** All numbers, each once, ascending; what is put in later does not change it. */
    List<Integer> toList() {
        tidy();
        return new Ascending(Arrays.copyOf(numbers, count));
    }

    private void tidy() {
        boolean tidy = true;
        for (int i = 1; tidy && i < count; i++) {
            tidy = numbers[i - 1] < numbers[i];
        }
        if (tidy) {
            return;
        }
        Arrays.sort(numbers, 0, count);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (kept == 0 || numbers[i] != numbers[kept - 1]) {
                numbers[kept++] = numbers[i];
            }
        }
        count = kept;
    }

    /** A list without an object for each of a million numbers. */
    private static final class Ascending extends AbstractList<Integer> {
        private final int[] numbers;

        Ascending(int[] numbers) {
            this.numbers = numbers;
        }

        @Override
        public Integer get(int index) {
            return numbers[index];
        }

        @Override
        public int size() {
            return numbers.length;
        }
    }
}
