package hustings.sim;

import hustings.scenario.Chance;
import java.util.Arrays;

/** The coins of all nodes: what each draws next depends only on how often it has drawn. */
final class Coins {
    private final int[] draws;
    private Chance chance;

    /** The coins of so many processes. */
    Coins(int processes, Chance chance) {
        this.draws = new int[processes];
        this.chance = chance;
    }

    /** Nobody has drawn; luck is new. */
    void reset(Chance chance) {
        this.chance = chance;
        Arrays.fill(draws, 0);
    }

    /** Draws a number for a node, from 1 to a bound that is at least 1. */
    int draw(int index, int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("a draw is from 1 to at least 1, not " + bound);
        }
        return 1 + (int) Chance.below(
                chance.bits(Chance.Stream.COIN, index, draws[index]++), bound);
    }
}
