package consensus;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.check.Judgement;
import hustings.check.Verdict;
import hustings.check.Verdicts;
import hustings.model.Property;
import org.junit.jupiter.api.Test;

/** Runs in which Raft would have two leaders in one term, were it not for what its paper asks. */
class RaftSafetyTest {
    /** 3 votes for 2, crashes, and is asked for its vote in the same term by 1. */
    private static final String ASKED_AGAIN = "n=3&ids=ascending&latency=1&start=1,2&until=40"
            + "&faults=1:delay-2-3-5,2:crash-3,3:recover-3,3:drop-1-2";

    private static void assertOneLeaderInEachTerm(String scenario) {
        for (Property safe : new Property[] {Property.TERM_UNIQUENESS, Property.AGREEMENT}) {
            Judgement judgement = Verdicts.of(safe, "raft", scenario);
            assertThat(judgement.verdict()).as(judgement.reason()).isEqualTo(Verdict.HOLDS);
        }
    }

    @Test
    void remembersForWhomItHasVotedThoughItCrashesInBetween() {
        assertOneLeaderInEachTerm(ASKED_AGAIN);
    }

    @Test
    void remembersItsTermThoughItCrashesInBetween() {
        assertOneLeaderInEachTerm(ASKED_AGAIN + "&detector=none");
    }

    @Test
    void countsNoVoteOfATermInWhichItNoLongerStands() {
        // The votes for 1 come when it stands again, in a later term, for which 3 votes for 2.
        assertOneLeaderInEachTerm("n=3&ids=ascending&latency=1&start=1&detector=none&until=40"
                + "&faults=2:delay-2-1-6,2:delay-3-1-30,5:elect-1,5:elect-2,6:drop-1-2,6:drop-1-3");
    }
}
