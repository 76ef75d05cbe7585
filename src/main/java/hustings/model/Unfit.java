package hustings.model;

/**
 * A plug-in, or an algorithm of one, that is not used here, and why.
 *
 * @param plugin the name of its file
 * @param why what is wrong with it, in one line
 */
public record Unfit(String plugin, String why) {
    private static final int LONGEST = 500;

    /** Keeps to one line of a bounded length, whatever strangers have put into it. */
    public Unfit {
        String line = why.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        why = line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    @Override
    public String toString() {
        return "plug-in " + plugin + " is not used: " + why;
    }
}
