package hustings.compare;

import java.util.OptionalLong;

/**
 * At which tick each panel stands, for every position that they share.
 *
 * <p>All of it is known beforehand, from the dry run. Later positions are never earlier ticks.
 */
public sealed interface Timetable permits ByPhase, ByEvents {
    /** What the panels have in common at a position. */
    Alignment by();

    /** The tick of a panel, given by its place from 0, at a position. */
    long tickAt(int panel, long position);

    /** A position at which a panel stands as it does at the end of a tick; the start is 0. */
    long positionOf(int panel, long tick);

    /** The last position worth watching. */
    long length();

    /** The last position. */
    long end();

    /** The tick of the phase by which a panel is aligned, if it has one. */
    OptionalLong phase(int panel);

    /** The position at which the phases of all panels that have one coincide, if there is any. */
    OptionalLong meeting();
}
