package hustings.sim;

/** What an algorithm is at, as its lane shows it. */
public enum Phase {
    /** Nobody leads, or not all live nodes follow, and no election is going on. */
    LEADERLESS,
    /** An election is going on. */
    ELECTING,
    /** All live nodes recognise one live leader. */
    AGREED,
    /** Two or more live nodes lead at once. */
    SPLIT;

    @Override
    public String toString() {
        return Texts.text(this);
    }
}
