package hustings.scenario;

/** How long messages travel, in ticks; with 0 they arrive in the tick in which they are sent. */
public sealed interface Latency {
    /** The longest latency of the grammar, in ticks. */
    long LONGEST = 10_000;

    /** Each whole number of ticks between two bounds is equally likely; both may be the same. */
    record Uniform(long min, long max) implements Latency {
        /** Refuses bounds out of order or out of range. */
        public Uniform {
            if (min < 0 || max < min || max > LONGEST) {
                throw new IllegalArgumentException(ALLOWED);
            }
        }

        @Override
        public long draw(long random) {
            return min == max ? min : min + Chance.below(random, max - min + 1);
        }

        @Override
        public long least() {
            return min;
        }

        @Override
        public double most() {
            return max;
        }

        @Override
        public double shareBeyond(long ticks) {
            return Math.clamp((max - ticks) / (max - min + 1.0), 0, 1);
        }

        @Override
        public long bound() {
            return Math.max(1, max);
        }

        @Override
        public String toString() {
            return min == max ? Long.toString(min) : min + "-" + max;
        }
    }

    /**
     * Every further tick is as likely as the one before: the exponential distribution in whole
     * ticks, also called geometric, with exactly this mean.
     */
    record Exponential(long mean) implements Latency {
        /** Refuses a mean out of range. */
        public Exponential {
            if (mean < 1 || mean > LONGEST) {
                throw new IllegalArgumentException(ALLOWED);
            }
        }

        @Override
        public long draw(long random) {
            if (mean == 1) {
                return 1;
            }
            // StrictMath, because Math may differ in the last bit from one JDK to another.
            return 1 + (long) (StrictMath.log(Chance.unit(random))
                    / StrictMath.log1p(-1.0 / mean));
        }

        @Override
        public long least() {
            return 1;
        }

        @Override
        public double most() {
            return mean == 1 ? 1 : Double.POSITIVE_INFINITY;
        }

        @Override
        public double shareBeyond(long ticks) {
            return mean == 1 ? 0 : StrictMath.pow(1 - 1.0 / mean, ticks);
        }

        @Override
        public long bound() {
            return 5 * mean;
        }

        @Override
        public String toString() {
            return "exp:" + mean;
        }
    }

    /** What a latency may look like. */
    String ALLOWED = "a number of ticks from 0 to " + LONGEST
            + ", a range such as 1-5, or exp:3 for an exponential one with that mean";

    /** A latency for a random number of 64 bits, in ticks. */
    long draw(long random);

    /** The shortest time that a message may take, in ticks. */
    long least();

    /** The longest time that a message may take, in ticks; infinite if there is none. */
    double most();

    /** How many of all messages take longer than so many ticks, from 0 to 1. */
    double shareBeyond(long ticks);

    /** The bound that protocols assume unless the scenario says otherwise, in ticks; at least 1. */
    long bound();

    /** Reads what {@code toString} writes; throws what is allowed. */
    static Latency parse(String text) {
        String typed = Typed.named(Typed.closed(Typed.ranges(text), ":"));
        try {
            if (typed.startsWith("exp:")) {
                return new Exponential(Texts.whole(typed.substring(4), 1, LONGEST));
            }
            String[] bounds = typed.split("-", -1);
            long min = Texts.whole(bounds[0], 0, LONGEST);
            long max = bounds.length == 1 ? min : Texts.whole(bounds[1], min, LONGEST);
            if (bounds.length <= 2) {
                return new Uniform(min, max);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(ALLOWED, e);
        }
        throw new IllegalArgumentException(ALLOWED);
    }
}
