package hustings.scenario;

/**
 * Keyed randomness: every draw is a hash of the seed and of what it is for.
 *
 * <p>There is no state that one draw could advance for another, so the nth message on a link meets
 * the same latency whatever else is sent, and changing one control does not reshuffle the rest.
 * The mixing function is the finalizer of SplitMix64 (Steele, Lea, Flood: Fast splittable
 * pseudorandom number generators, OOPSLA 2014) with the constants of David Stafford's variant 13.
 */
public final class Chance {
    /** What a draw is for; each stream is independent of the others. */
    public enum Stream {
        IDENTIFIERS, INITIATORS, LATENCY, LOSS, DUPLICATION, DUPLICATE_LATENCY, COIN, GRAPH, FAULT,
        FEINT
    }

    private static final long ODD = 0x9E3779B97F4A7C15L;

    private final long[] keys = new long[Stream.values().length];

    public Chance(long seed) {
        for (Stream stream : Stream.values()) {
            keys[stream.ordinal()] = mix(mix(seed) + (stream.ordinal() + 1) * ODD);
        }
    }

    /** 64 random bits for the nth use of a place in a stream. */
    public long bits(Stream stream, long place, long nth) {
        return bits(origin(stream, place), nth);
    }

    /** What all draws of a place in a stream have in common, for whoever draws there often. */
    public long origin(Stream stream, long place) {
        return mix(keys[stream.ordinal()] + place * ODD);
    }

    /** 64 random bits for the nth use of the place that has this origin. */
    public static long bits(long origin, long nth) {
        return mix(origin + nth * ODD);
    }

    /** Puts numbers into an order that only the seed decides. */
    void shuffle(int[] numbers, Stream stream) {
        for (int i = numbers.length - 1; i > 0; i--) {
            int j = (int) below(bits(stream, 0, i), i + 1L);
            int other = numbers[j];
            numbers[j] = numbers[i];
            numbers[i] = other;
        }
    }

    /** A whole number from 0 to {@code bound} − 1, for a bound below 2³². */
    public static long below(long random, long bound) {
        return (random >>> 32) * bound >>> 32;
    }

    /** A number above 0 and at most 1. */
    public static double unit(long random) {
        return ((random >>> 11) + 1) * 0x1.0p-53;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
