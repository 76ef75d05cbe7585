package hustings.live.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What lies on a pickle's stack: a value, or a list or dict that still grows. */
sealed interface PicklePart {
    /** The value; a list or dict does not grow any more from here on. */
    Done finish();

    /**
     * A value.
     *
     * @param weight what it counts towards {@link PickleLimits#WEIGHT}
     * @param depth how deep values lie in it, from 1
     * @param hashable whether it may be a dict's key
     */
    record Done(PickleValue value, int weight, int depth, boolean hashable)
            implements PicklePart {
        /** One that has no others in it. */
        static Done plain(PickleValue value) {
            return new Done(value, 1, 1, true);
        }

        static Done text(String text, int bytes) {
            return new Done(new PickleValue.Text(text), 1 + bytes, 1, true);
        }

        static Done tuple(List<Done> items) {
            return around(new PickleValue.Tuple(values(items)), items,
                    items.stream().allMatch(Done::hashable));
        }

        /** A collection of these, if it is neither too large nor too deep. */
        static Done around(PickleValue collection, List<Done> items, boolean hashable) {
            long weight = 1;
            int depth = 0;
            for (Done item : items) {
                weight += item.weight;
                depth = Math.max(depth, item.depth);
            }
            if (weight > PickleLimits.WEIGHT) {
                throw new InvalidPickle("the pickle's values refer to one another so often that"
                        + " they are larger than " + PickleLimits.WEIGHT + " values and bytes");
            }
            if (depth >= PickleLimits.DEPTH) {
                throw new InvalidPickle("the pickle has values that lie more than "
                        + PickleLimits.DEPTH + " deep in one another");
            }
            return new Done(collection, (int) weight, depth + 1, hashable);
        }

        static List<PickleValue> values(List<Done> items) {
            return items.stream().map(Done::value).toList();
        }

        @Override
        public Done finish() {
            return this;
        }
    }

    /** A list, or a dict whose keys and values take turns. */
    final class Growing implements PicklePart {
        private final boolean dict;
        private final List<Done> items = new ArrayList<>();
        private Optional<Done> finished = Optional.empty();

        Growing(boolean dict) {
            this.dict = dict;
        }

        /** Adds items to a list, or keys and values to a dict. */
        void add(boolean toDict, List<Done> more) {
            if (toDict != dict) {
                throw new InvalidPickle("the pickle puts items of a "
                        + (toDict ? "dict" : "list") + " into a " + (dict ? "dict" : "list"));
            }
            if (finished.isPresent()) {
                throw new InvalidPickle("the pickle changes a list or dict that is in use, or"
                        + " puts it into itself");
            }
            int most = PickleLimits.COLLECTION_SIZE * (dict ? 2 : 1);
            if (items.size() + more.size() > most) {
                throw new InvalidPickle("the pickle has a list or dict of more than "
                        + PickleLimits.COLLECTION_SIZE + " items");
            }
            items.addAll(more);
        }

        @Override
        public Done finish() {
            Done done = finished.orElseGet(() -> Done.around(
                    dict ? entries() : new PickleValue.Array(Done.values(items)), items, false));
            finished = Optional.of(done);
            return done;
        }

        private PickleValue.Dict entries() {
            if (items.size() % 2 != 0) {
                throw new InvalidPickle("the pickle has a dict with a key that has no value");
            }
            Map<PickleValue, PickleValue> entries = new LinkedHashMap<>();
            for (int i = 0; i < items.size(); i += 2) {
                if (!items.get(i).hashable()) {
                    throw new InvalidPickle("the pickle has a list or dict as the key of a dict");
                }
                entries.put(items.get(i).value(), items.get(i + 1).value());
            }
            return new PickleValue.Dict(entries);
        }
    }
}
