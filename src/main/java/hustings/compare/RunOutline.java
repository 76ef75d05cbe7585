package hustings.compare;

import hustings.run.Election;
import hustings.run.Run;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * When things happen in a run, up to its end: what a dry run tells before anyone watches.
 *
 * <p>Immutable.
 */
final class RunOutline {
    private final long[] ticks;
    private final long[] counts;
    private final BitSet busy;
    private final long lastBusyTick;
    private final List<Election> elections;
    private final OptionalLong detection;

    private RunOutline(long[] ticks, long[] counts, BitSet busy, long lastBusyTick,
            List<Election> elections, OptionalLong detection) {
        this.ticks = ticks;
        this.counts = counts;
        this.busy = busy;
        this.lastBusyTick = lastBusyTick;
        this.elections = elections;
        this.detection = detection;
    }

    /** The outline of a run that has not begun; it is carried out to its end. */
    static RunOutline of(Panel dry, DetectionProbe probe) {
        Run run = dry.run();
        dry.attend(false);
        long[] ticks = new long[64];
        long[] counts = new long[64];
        BitSet busy = new BitSet();
        int size = 0;
        for (OptionalLong next = run.nextTick(); next.isPresent() && dry.stopped().isEmpty();
                next = run.nextTick()) {
            long before = run.eventCount();
            dry.advanceTo(next.getAsLong());
            if (run.eventCount() > before) {
                if (size == ticks.length) {
                    ticks = Arrays.copyOf(ticks, 2 * size);
                    counts = Arrays.copyOf(counts, 2 * size);
                }
                ticks[size] = run.now();
                counts[size] = run.eventCount();
                busy.set(size, run.lastBusyTick() == run.now());
                size++;
            }
        }
        dry.advanceTo(run.scenario().until());
        return new RunOutline(Arrays.copyOf(ticks, size), Arrays.copyOf(counts, size), busy,
                run.lastBusyTick(), run.result().elections(), probe.noticedAt());
    }

    /** The last tick at which more happens than a detector's everyday work. */
    long lastBusyTick() {
        return lastBusyTick;
    }

    /** How many events there are. */
    long events() {
        return counts.length == 0 ? 0 : counts[counts.length - 1];
    }

    /** How many events there have been at the end of a tick. */
    long eventsBy(long tick) {
        int found = Arrays.binarySearch(ticks, tick);
        int past = found >= 0 ? found : -found - 2;
        return past < 0 ? 0 : counts[past];
    }

    /** The tick of an event, by its number from 1; for a later one that of the last event. */
    long tickOf(long event) {
        int found = Arrays.binarySearch(counts, event);
        int at = Math.min(found >= 0 ? found : -found - 1, ticks.length - 1);
        return at < 0 ? 0 : ticks[at];
    }

    /** The ticks at which more happens than a detector's everyday work. */
    LongStream busyTicks() {
        return busy.stream().mapToLong(i -> ticks[i]);
    }

    /** The ticks at which elections begin, and at which all come to agree in them. */
    LongStream electionTicks() {
        return elections.stream().flatMapToLong(election -> LongStream.concat(
                LongStream.of(election.startedAt()), election.agreedAt().stream()));
    }

    /** The tick of a phase, if the run has one. */
    OptionalLong phase(Alignment by) {
        return switch (by) {
            case DETECTION -> detection;
            case AGREEMENT -> elections.isEmpty() ? OptionalLong.empty()
                    : elections.get(elections.size() - 1).agreedAt();
            case TICK, EVENT -> OptionalLong.empty();
        };
    }
}
