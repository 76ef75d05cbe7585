package hustings.compare;

import java.util.List;
import java.util.OptionalLong;

/**
 * Every panel keeps the pace of the position, from a start of its own.
 *
 * <p>The panel that comes to its phase last sets out at once; the others wait at tick 0, so that
 * they come to theirs together with it. A panel without the phase keeps to its tick.
 *
 * @param by the phase; or the tick, where nobody waits
 * @param phases the tick of the phase, panel by panel
 * @param last the last tick at which something happens, panel by panel
 * @param until the last tick
 */
record ByPhase(Alignment by, List<OptionalLong> phases, List<Long> last, long until)
        implements Timetable {

    static ByPhase of(Alignment by, List<RunOutline> outlines, long until) {
        return new ByPhase(by, outlines.stream().map(outline -> outline.phase(by)).toList(),
                outlines.stream().map(RunOutline::lastBusyTick).toList(), until);
    }

    /** How long a panel waits at its start. */
    private long wait(int panel) {
        OptionalLong phase = phases.get(panel);
        return phase.isPresent() ? meeting().orElseThrow() - phase.getAsLong() : 0;
    }

    @Override
    public long tickAt(int panel, long position) {
        return Math.clamp(position - wait(panel), 0, until);
    }

    @Override
    public long positionOf(int panel, long tick) {
        return tick == 0 ? 0 : tick + wait(panel);
    }

    /** A tenth more than until the last thing happens. */
    @Override
    public long length() {
        long end = 0;
        for (int i = 0; i < last.size(); i++) {
            end = Math.max(end, last.get(i) + wait(i));
        }
        return Math.min(end(), Math.max(10, end + end / 10 + 1));
    }

    @Override
    public long end() {
        long longest = 0;
        for (int i = 0; i < phases.size(); i++) {
            longest = Math.max(longest, wait(i));
        }
        return until + longest;
    }

    @Override
    public OptionalLong phase(int panel) {
        return phases.get(panel);
    }

    @Override
    public OptionalLong meeting() {
        return phases.stream().flatMapToLong(OptionalLong::stream).max();
    }
}
