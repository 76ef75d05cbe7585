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
            without = without(now).orElse(0);
            several = several(now);
            since = now;
            this.leading = leading;
            begun |= leading > 0;
        }
    }

    /** For how many ticks before this one nobody has led, since somebody first had, if so. */
    OptionalLong without(long now) {
        return begun ? OptionalLong.of(without + (leading == 0 ? now - since : 0))
                : OptionalLong.empty();
    }

    /** For how many ticks before this one two or more have led. */
    long several(long now) {
        return several + (leading > 1 ? now - since : 0);
    }
}
