package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.lab.Experiment;
import hustings.lab.Study;
import hustings.run.WorkLimit;
import hustings.sim.Runs;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LabProgressTest {
    private static final long SECOND = 1_000_000_000;

    private final StringWriter written = new StringWriter();
    private final AtomicLong clock = new AtomicLong();
    private final Study study = new Study(
            Experiment.parse("algorithms=ring&n=4&trials=100", Runs.REGISTRY), Runs.REGISTRY);
    private final LabProgress progress =
            new LabProgress(study, new PrintWriter(written), clock::get);

    private String told(long seconds) {
        clock.set(seconds * SECOND);
        written.getBuffer().setLength(0);
        progress.accept(study.done());
        return written.toString();
    }

    @Test
    void saysHowMuchTimeIsLeftOnceSomethingIsDone() {
        assertThat(told(3).strip()).isEqualTo("0 of 100 trials");
        List<Study.Portion> portions = new ArrayList<>();
        for (Optional<Study.Portion> next = study.next(); next.isPresent(); next = study.next()) {
            portions.add(next.get());
        }
        Study.Portion first = portions.remove(0);
        study.carryOut(first, WorkLimit::new);
        study.took(first, SECOND);
        assertThat(first.to()).isEqualTo(4);
        // 4 of 100 trials in 10 seconds leave 240 for the others.
        assertThat(told(10)).startsWith("\r").isEqualToIgnoringWhitespace(
                "4 of 100 trials, about 4 min left").doesNotContain("\n");
        assertThat(told(2)).contains("about 48 s left");
        portions.forEach(portion -> {
            study.carryOut(portion, WorkLimit::new);
            study.took(portion, SECOND);
        });
        assertThat(told(20).strip()).isEqualTo("100 of 100 trials");
        assertThat(written.toString()).endsWith("\n");
    }
}
