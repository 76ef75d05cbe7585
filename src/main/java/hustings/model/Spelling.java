package hustings.model;

import java.util.Collection;
import java.util.Optional;

/** Finds the word that was meant by one that is misspelt. */
public final class Spelling {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 40;
    /** So many letters bear one mistake. */
    private static final int LETTERS_A_MISTAKE = 4;

    private Spelling() {}

    /** The nearest of some words, if there is one that differs by a slip or two. */
    public static Optional<String> nearest(String typed, Collection<String> words) {
        if (typed.length() < SHORTEST || typed.length() > LONGEST) {
            return Optional.empty();
        }
        int fewest = 1 + (typed.length() + 1) / LETTERS_A_MISTAKE;
        Optional<String> nearest = Optional.empty();
        for (String word : words) {
            int mistakes = Math.abs(word.length() - typed.length()) < fewest
                    ? mistakes(typed, word) : fewest;
            if (mistakes < fewest && word.length() >= SHORTEST) {
                fewest = mistakes;
                nearest = Optional.of(word);
            }
        }
        return nearest;
    }

    /** How many letters are one too many, one too few, another one, or change places. */
    static int mistakes(String typed, String meant) {
        int[] before = new int[meant.length() + 1];
        int[] last = new int[meant.length() + 1];
        for (int j = 0; j <= meant.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= typed.length(); i++) {
            int[] row = new int[meant.length() + 1];
            row[0] = i;
            for (int j = 1; j <= meant.length(); j++) {
                boolean same = typed.charAt(i - 1) == meant.charAt(j - 1);
                row[j] = Math.min(last[j - 1] + (same ? 0 : 1), 1 + Math.min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && typed.charAt(i - 1) == meant.charAt(j - 2)
                        && typed.charAt(i - 2) == meant.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            before = last;
            last = row;
        }
        return last[meant.length()];
    }
}
