package hustings.check;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Terms that are asked for are as safe as those who know them, and what that excuses. */
class TermMemoryTest {
    /* 4 leads in term 2, of which 1 hears at 11, 2 at 14, and 3 not: it comes back at 12. */
    private static final String ASKED = "n=4&ids=ascending&latency=1&delta=5&start=4&detector=none"
            + "&until=60&faults=5:crash-3,10:elect-4,11:delay-4-2-3,12:crash-4,12:recover-3";

    @ParameterizedTest
    @ValueSource(strings = {"bully", "modified-bully"})
    void whoeverIsAskedInTimeTellsTheTerm(String algorithm) {
        assertThat(Verdicts.of(Property.TERM_UNIQUENESS, algorithm, ASKED).verdict())
                .isEqualTo(Verdict.HOLDS);
    }

    /** What 2 knows from 14 on comes too late: it has answered at 13. */
    @ParameterizedTest
    @ValueSource(strings = {"bully", "modified-bully"})
    void whoKnewTheTermHasToOutliveTheQuestion(String algorithm) {
        Judgement judgement = Verdicts.of(Property.TERM_UNIQUENESS, algorithm,
                ASKED + ",13:delay-3-1-3,15:crash-1");
        assertThat(judgement.verdict()).isEqualTo(Verdict.EXPECTED);
        assertThat(judgement.reason()).contains(
                "at t 15 nobody who knew term 2 stays for 3, which has come back and asks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bully", "modified-bully"})
    void afterTheAnswerItMayGo(String algorithm) {
        Judgement judgement = Verdicts.of(Property.TERM_UNIQUENESS, algorithm,
                ASKED + ",24:crash-1");
        assertThat(judgement.verdict()).isEqualTo(Verdict.HOLDS);
    }
}
