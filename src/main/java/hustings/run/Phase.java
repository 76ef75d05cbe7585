package hustings.run;

import hustings.scenario.Texts;

/** What an algorithm is at, as its lane shows it. */
public enum Phase {
    /** Nobody leads, and no election is going on. */
    LEADERLESS,
    /** One live node leads, not all have agreed on it, and no election is going on. */
    DISAGREEING,
    /** An election is going on. */
    ELECTING,
    /** All live nodes recognise one live leader, or all of a part that has a majority do. */
    AGREED,
    /** Two or more live nodes lead at once. */
    SPLIT;

    @Override
    public String toString() {
        return Texts.text(this);
    }
}
