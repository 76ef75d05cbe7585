package hustings.model;

/** Who calls the election that a closed form is about. */
public enum Starters {
    /** Anyone, and any number of nodes. */
    ANY("whoever starts"),
    /** A single node. */
    ONE("one starts"),
    /** Every node, all at once. */
    ALL("all start");

    private final String words;

    Starters(String words) {
        this.words = words;
    }

    /** What that is in words. */
    public String words() {
        return words;
    }

    /** Whether so many of n nodes are such. */
    public boolean are(int starters, int n) {
        return switch (this) {
            case ANY -> true;
            case ONE -> starters == 1;
            case ALL -> starters == n;
        };
    }
}
