package hustings.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hustings.run.WorkLimit;
import hustings.sim.Runs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StudyTest {
    private static Study of(String experiment) {
        return new Study(Experiment.parse(experiment, Runs.REGISTRY), Runs.REGISTRY);
    }

    private static List<Study.Portion> portions(Study study) {
        List<Study.Portion> all = new ArrayList<>();
        Optional<Study.Portion> next = study.next();
        while (next.isPresent()) {
            all.add(next.get());
            next = study.next();
        }
        return all;
    }

    private static Findings carriedOut(Study study, List<Study.Portion> portions) {
        portions.forEach(portion -> study.carryOut(portion, WorkLimit::new));
        return study.findings();
    }

    @Test
    void everyTrialOfEveryPointIsInExactlyOnePortion() {
        Study study = of("algorithms=bully,ring&n=4,8,5000&trials=500");
        List<String> trials = portions(study).stream().flatMap(portion ->
                IntStream.range(portion.from(), portion.to())
                        .mapToObj(trial -> portion.point() + ":" + trial)).toList();
        assertThat(trials).hasSize(3_000).doesNotHaveDuplicates();
        assertThat(study.total()).isEqualTo(3_000);
    }

    @Test
    void theOrderOfPortionsMakesNoDifference() {
        String experiment =
                "algorithms=chang-roberts,bully,randomized&n=3-12:3&trials=60&loss=0,0.1";
        Study inOrder = of(experiment);
        Study shuffled = of(experiment);
        List<Study.Portion> portions = new ArrayList<>(portions(shuffled));
        Collections.shuffle(portions, new Random(7));
        assertThat(Table.of(carriedOut(shuffled, portions)).csv())
                .isEqualTo(Table.of(carriedOut(inOrder, portions(inOrder))).csv());
    }

    @Test
    void findingsGrowWithTheTrialsThatAreDone() {
        Study study = of("algorithms=ring&n=4,8&trials=20");
        assertThat(study.findings().lines().get(0).cells()).extracting(Findings.Cell::trials)
                .containsExactly(0, 0);
        List<Study.Portion> portions = portions(study);
        study.carryOut(portions.get(0), WorkLimit::new);
        Findings some = study.findings();
        assertThat(some.lines().get(0).cells().get(0).trials()).isEqualTo(portions.get(0).to());
        assertThat(some.lines().get(0).cells().get(1).summaries()).isEmpty();
        assertThat(study.done()).isEqualTo(portions.get(0).to());
        assertThat(study.isDone()).isFalse();
        carriedOut(study, portions.subList(1, portions.size()));
        assertThat(study.isDone()).isTrue();
        assertThat(study.share()).isEqualTo(1);
    }

    @Test
    void aTrialIsTheRunOfItsScenarioWithALargerSeed() {
        Study study = of("algorithms=chang-roberts&n=9&trials=30&seed=100");
        Findings findings = carriedOut(study, portions(study));
        double mean = LongStream.range(100, 130).mapToObj(seed -> Runs.run(
                        "chang-roberts", "n=9&until=100000&seed=" + seed))
                .mapToLong(result -> result.messages().contest()).average().orElseThrow();
        assertThat(findings.lines().get(0).cells().get(0).summaries().get(Measure.MESSAGES).mean())
                .isEqualTo(mean);
    }

    @Test
    void differencesArePairedTrialByTrial() {
        // Ring always sends 2n² messages, so the difference varies exactly as Chang–Roberts does.
        Study study = of("algorithms=ring,chang-roberts&n=8&trials=40");
        Findings findings = carriedOut(study, portions(study));
        Findings.Line line = findings.lines().get(1);
        assertThat(line.baseline()).contains(0);
        Summary own = line.cells().get(0).summaries().get(Measure.MESSAGES);
        Summary difference = line.cells().get(0).differences().get(Measure.MESSAGES);
        assertThat(difference.mean()).isEqualTo(own.mean() - 128, within(1e-9));
        assertThat(difference.sd()).isEqualTo(own.sd(), within(1e-9));
        assertThat(difference.margin()).isEqualTo(own.margin(), within(1e-9));
        assertThat(findings.lines().get(0).cells().get(0).differences()).isEmpty();
    }

    @Test
    void aTrialThatNeedsTooMuchWorkIsCalledEndlessAndTheOthersGoOn() {
        Study study = of("algorithms=chang-roberts&n=8&trials=50&work=30");
        Findings findings = carriedOut(study, portions(study));
        Map<TrialOutcome, Integer> endings = findings.lines().get(0).cells().get(0).endings();
        assertThat(endings.get(TrialOutcome.ENDLESS)).isBetween(1, 49);
        assertThat(endings.get(TrialOutcome.ELECTED))
                .isEqualTo(50 - endings.get(TrialOutcome.ENDLESS));
    }

    /** Theory is of whole elections, and so no law goes through what was cut off. */
    @Test
    void trialsThatTheEndOfTheRunCutsOffAreToldApartAndNoLawGoesThroughThem() {
        Study study = of("algorithms=ring&n=2,3,4,7&latency=2&until=20&trials=5");
        Findings findings = carriedOut(study, portions(study));
        Findings.Line line = findings.lines().get(0);
        assertThat(line.cells()).extracting(Findings.Cell::unfinished).containsExactly(0, 0, 0, 5);
        assertThat(line.cells().get(3).isBrokenOff()).isTrue();
        assertThat(line.cells().get(3).remark()).isEqualTo("Of 5 trials 5 had come to no agreement"
                + " that was over when the run ended at until = 20: what was measured says how far"
                + " they got, and theory is of whole elections.");
        assertThat(line.cells().get(0).remark()).isEmpty();
        assertThat(line.fits().get(Measure.SENT).exponent()).isEqualTo(2, within(1e-9));
        Table table = Table.of(findings);
        int column = table.head().indexOf("unfinished");
        assertThat(table.rows()).as("the file says it too").allSatisfy(row -> assertThat(
                row.get(column)).isEqualTo(row.get(table.head().indexOf("n")).equals("7")
                        ? "5" : "0"));
    }

    /** What a fault keeps from ending is what was to be measured. */
    @Test
    void nothingIsCutOffThatIsDisturbed() {
        Study study = of("algorithms=ring&n=7&latency=2&until=5&trials=5&loss=0.5");
        Findings.Cell cell = carriedOut(study, portions(study)).lines().get(0).cells().get(0);
        assertThat(cell.unfinished()).isZero();
        assertThat(cell.isBrokenOff()).isFalse();
    }

    @Test
    void seriesAreComparedWithTheFirstAlgorithmInTheSameSetting() {
        Findings findings = of("algorithms=bully,ring&n=4&loss=0,0.2&trials=1").findings();
        assertThat(findings.lines().stream().map(line -> line.series().algorithm() + " "
                + line.series().distinction() + " " + line.baseline().map(String::valueOf)
                .orElse("-")).collect(Collectors.toList()))
                .containsExactly("bully  -", "ring  0");
        Findings lossless = of("algorithms=bully,ring&n=4,8&loss=0,0.2&trials=1").findings();
        assertThat(lossless.lines()).extracting(line -> line.series().algorithm() + " "
                + line.series().distinction() + " " + line.baseline().map(String::valueOf)
                .orElse("-")).containsExactly(
                "bully loss=0 -", "bully loss=0.2 -", "ring loss=0 0", "ring loss=0.2 1");
    }
}
