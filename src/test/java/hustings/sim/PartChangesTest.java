package hustings.sim;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.run.RunListener;
import hustings.run.Status;
import hustings.run.WorkLimit;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where the nodes of a part are to be found after parts have fallen apart or come together. */
class PartChangesTest {
    private final Assembly assembly = new Assembly(Runs.scenario("bully", "n=5&ids=ascending"),
            Runs.REGISTRY.get("bully"), RunOptions.observed(
                    WorkLimit.unlimited(), Optional.empty(), RunListener.NOBODY));
    private final Parts parts = assembly.parts;
    private final PartChanges changes = new PartChanges(assembly.membership, parts);

    private void split(boolean... inside) {
        assembly.cuts.split(inside);
        parts.change();
    }

    @Test
    void nothingMovesWhileAllAreInOnePart() {
        assertThat(changes.areFollowed()).isFalse();
        assertThat(changes.follow(false)).isFalse();
        assertThat(changes.areFollowed()).isTrue();
    }

    @Test
    void aPartTurnsIntoItsLargestPiece() {
        changes.follow(false);
        split(true, true, false, false, false);
        assertThat(changes.areFollowed()).isFalse();
        assertThat(changes.follow(false)).isTrue();
        assertThat(changes.largestPiece(0)).isEqualTo(parts.of(4));
    }

    @Test
    void partsThatComeTogetherTurnIntoOne() {
        split(true, true, false, false, false);
        changes.follow(false);
        int small = parts.of(0);
        int large = parts.of(4);
        assembly.cuts.heal();
        parts.change();
        assertThat(changes.follow(true)).isTrue();
        assertThat(changes.largestPiece(small)).isEqualTo(changes.largestPiece(large)).isZero();
    }

    @Test
    void aPartInWhichNobodyLivesAnyMoreTurnsIntoNone() {
        split(true, false, false, false, false);
        changes.follow(false);
        int lonely = parts.of(0);
        assembly.membership.change(0, Status.CRASHED);
        parts.change();
        assertThat(changes.follow(true)).isTrue();
        assertThat(changes.largestPiece(lonely)).isEqualTo(PartChanges.NOWHERE);
    }
}
