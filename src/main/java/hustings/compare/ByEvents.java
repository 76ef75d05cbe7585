package hustings.compare;

import java.util.List;
import java.util.OptionalLong;

/**
 * The position counts events: every panel stands at the end of the tick in which that many have
 * happened in it, and one in which fewer happen stands at its last.
 *
 * @param outlines the panels
 * @param length how many events are worth watching
 */
record ByEvents(List<RunOutline> outlines, long length) implements Timetable {
    static ByEvents of(List<RunOutline> outlines, long lastTick) {
        return new ByEvents(outlines, outlines.stream()
                .mapToLong(outline -> outline.eventsBy(lastTick)).max().orElse(0));
    }

    @Override
    public Alignment by() {
        return Alignment.EVENT;
    }

    @Override
    public long tickAt(int panel, long position) {
        return position == 0 ? 0 : outlines.get(panel).tickOf(position);
    }

    @Override
    public long positionOf(int panel, long tick) {
        return tick == 0 ? 0 : outlines.get(panel).eventsBy(tick);
    }

    @Override
    public long end() {
        return outlines.stream().mapToLong(RunOutline::events).max().orElse(0);
    }

    @Override
    public OptionalLong phase(int panel) {
        return OptionalLong.empty();
    }

    @Override
    public OptionalLong meeting() {
        return OptionalLong.empty();
    }
}
