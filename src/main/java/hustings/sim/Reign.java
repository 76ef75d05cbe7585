package hustings.sim;

import java.util.OptionalLong;

/**
 * For how many ticks nobody led, once somebody had, and for how many several did.
 *
 * <p>What counts is how it stands at the end of a tick, and who takes itself for the leader: also
 * one that is paused, or that nobody hears.
 */
final class Reign {
    private boolean begun;
    private int leading;
    private long since;
    private long without;
    private long several;

    /** Nobody has led. */
    void reset() {
        begun = false;
        leading = 0;
        since = 0;
        without = 0;
        several = 0;
    }

    /** Everything that happens in a tick has happened, and so many lead. */
    void tickEnds(long now, int leading) {
        if (leading != this.leading) {
            without = withoutBefore(now);
            several = severalBefore(now);
            since = now;
            this.leading = leading;
            begun |= leading > 0;
        }
    }

    private long withoutBefore(long tick) {
        return begun && leading == 0 ? without + tick - since : without;
    }

    private long severalBefore(long tick) {
        return leading > 1 ? several + tick - since : several;
    }

    /** At the end of how many ticks, up to this one, nobody led, once somebody had, if so. */
    OptionalLong without(long now) {
        return begun ? OptionalLong.of(withoutBefore(now + 1)) : OptionalLong.empty();
    }

    /** At the end of how many ticks, up to this one, two or more led. */
    long several(long now) {
        return severalBefore(now + 1);
    }
}
