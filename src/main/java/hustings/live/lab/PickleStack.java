package hustings.live.lab;

import hustings.live.lab.PicklePart.Done;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a pickle has built so far: a stack with marks, and values that can be referred to. */
final class PickleStack {
    private final List<PicklePart> parts = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();
    private final Map<Long, PicklePart> memo = new HashMap<>();

    void push(PicklePart part) {
        if (parts.size() + marks.size() >= PickleLimits.STACK_SIZE) {
            throw new InvalidPickle("the pickle has more than " + PickleLimits.STACK_SIZE
                    + " values before a collection takes them");
        }
        parts.add(part);
    }

    void mark() {
        if (parts.size() + marks.size() >= PickleLimits.STACK_SIZE) {
            throw new InvalidPickle("the pickle has more than " + PickleLimits.STACK_SIZE
                    + " marks");
        }
        marks.add(parts.size());
    }

    /** The topmost one, which stays. */
    PicklePart top() {
        if (parts.size() == bottom()) {
            throw new InvalidPickle("the pickle takes a value where there is none");
        }
        return parts.get(parts.size() - 1);
    }

    /** Where what lies above the last mark begins. */
    private int bottom() {
        return marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
    }

    /** The topmost ones, the lowest first, which go. */
    List<Done> pop(int count) {
        if (parts.size() - bottom() < count) {
            throw new InvalidPickle("the pickle takes " + count + " values where there are "
                    + (parts.size() - bottom()));
        }
        return cut(parts.size() - count);
    }

    /** All above the last mark, which goes, too. */
    List<Done> popMarked() {
        if (marks.isEmpty()) {
            throw new InvalidPickle("the pickle takes values up to a mark that is not there");
        }
        int from = marks.remove(marks.size() - 1);
        if (parts.size() - from > 2 * PickleLimits.COLLECTION_SIZE) {
            throw new InvalidPickle("the pickle has a collection of more than "
                    + PickleLimits.COLLECTION_SIZE + " items");
        }
        return cut(from);
    }

    private List<Done> cut(int from) {
        List<PicklePart> above = parts.subList(from, parts.size());
        List<Done> values = above.stream().map(PicklePart::finish).toList();
        above.clear();
        return values;
    }

    /** Adds to the topmost one, which has to be a list or a dict. */
    void addToTop(boolean dict, List<Done> items) {
        if (!(top() instanceof PicklePart.Growing growing)) {
            throw new InvalidPickle("the pickle adds items to what is no list and no dict");
        }
        growing.add(dict, items);
    }

    /** Lets the topmost one be referred to by the next number. */
    void memoize() {
        memoize(memo.size());
    }

    /** Lets the topmost one be referred to by this number. */
    void memoize(long number) {
        if (number < 0 || number >= PickleLimits.MEMO_SIZE) {
            throw new InvalidPickle("the pickle numbers a value " + number
                    + "; allowed is 0 to " + (PickleLimits.MEMO_SIZE - 1));
        }
        memo.put(number, top());
    }

    /** Pushes what this number refers to. */
    void recall(long number) {
        PicklePart part = memo.get(number);
        if (part == null) {
            throw new InvalidPickle("the pickle refers to a value " + number
                    + ", which it does not have");
        }
        push(part.finish());
    }
}
