package hustings.lab;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.library.Claim;
import hustings.model.AlgorithmRegistry;
import hustings.run.WorkLimit;
import hustings.sim.Runs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that a ready experiment says may differ from what it finds. */
class ReadyExperimentsTest {
    private static final ReadyExperiments READY = ReadyExperiments.of(Runs.REGISTRY);

    static List<ReadyExperiment> all() {
        return READY.all();
    }

    @Test
    void noneIsLeftOutForWantOfAnAlgorithm() {
        assertThat(READY.all()).extracting(ReadyExperiment::id).containsExactlyElementsOf(
                ReadyExperiments.listed().stream().map(ReadyExperiment::id).toList())
                .doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void thoseWhoseAlgorithmsAreNotThereAreNotOffered() {
        AlgorithmRegistry few = new AlgorithmRegistry(List.of(Runs.REGISTRY.get("chang-roberts")));
        assertThat(ReadyExperiments.of(few).all()).extracting(ReadyExperiment::id)
                .containsExactly("harmonic");
    }

    @ParameterizedTest
    @MethodSource("all")
    void isWrittenInCanonicalForm(ReadyExperiment ready) {
        assertThat(ReadyExperiments.listed()).extracting(ReadyExperiment::experiment)
                .contains(ready.experiment());
        assertThat(READY.about(ready.experiment())).contains(ready);
    }

    @ParameterizedTest
    @MethodSource("all")
    void noNumberStandsInItsTextThatNothingClaims(ReadyExperiment ready) {
        assertThat(ready.told().unclaimed()).doesNotContainPattern("\\d");
        assertThat(ready.told().claims()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everythingThatItClaimsIsWhatItFinds(ReadyExperiment ready) {
        Study study = new Study(
                Experiment.parse(ready.experiment(), Runs.REGISTRY), Runs.REGISTRY);
        Optional<Study.Portion> portion = study.next();
        while (portion.isPresent()) {
            study.carryOut(portion.get(), WorkLimit::new);
            portion = study.next();
        }
        Findings findings = study.findings();
        List<String> wrong = ready.allClaims().stream()
                .filter(claim -> !found(ready, findings, claim).equals(claim.value()))
                .map(claim -> claim + " is " + found(ready, findings, claim)).toList();
        assertThat(wrong).isEmpty();
    }

    /** What a claim is about, with as many decimals as it has. */
    private static String found(ReadyExperiment ready, Findings findings, Claim claim) {
        List<String> words = Arrays.asList(claim.measure().split(" "));
        String value = claim.value();
        int decimals = value.contains(".") ? value.length() - value.indexOf('.') - 1 : 0;
        return String.format(Locale.ROOT, "%." + decimals + "f", switch (words.get(0)) {
            case "trials" -> (double) findings.experiment().trials();
            case "n" -> (double) n(findings);
            case "n-1" -> n(findings) - 1.0;
            case "laps" -> {
                // A lap takes n ticks with a latency of 1, and the result n - 1 more.
                Summary ticks = cell(findings, words.subList(1, words.size()))
                        .summaries().get(Measure.AGREEMENT);
                assertThat(ticks).isNotNull();
                yield (ticks.mean() - n(findings) + 1) / n(findings);
            }
            case "x" -> {
                assertThat(findings.experiment().across().all()).contains(words.get(1));
                yield Double.parseDouble(words.get(1));
            }
            case "mean" -> mean(findings, words.get(1), words.subList(2, words.size()));
            case "min" -> summary(findings, words.get(1), words.subList(2, words.size())).min();
            case "max" -> summary(findings, words.get(1), words.subList(2, words.size())).max();
            case "times" -> Double.parseDouble(words.get(1))
                    * mean(findings, words.get(3), words.subList(4, words.size()));
            case "ratio" -> mean(findings, words.get(1), of(words.get(2), words))
                    / mean(findings, words.get(1), of(words.get(3), words));
            case "share" -> 100.0 * mean(findings, "without", words.subList(1, words.size()))
                    / findings.lines().get(0).cells().get(0).point().scenario().until();
            case "gap" -> {
                assertThat(findings.experiment().across().all())
                        .anyMatch(each -> each.contains("-" + words.get(1) + ","));
                yield Double.parseDouble(words.get(1));
            }
            case "exponent" -> exponent(ready, findings, words.subList(1, words.size()));
            case "ended" -> {
                Findings.Cell cell = cell(findings, words.subList(2, words.size()));
                yield cell.endings().entrySet().stream().filter(each -> each.getKey().toString()
                        .equals(words.get(1).replace('+', ' '))).findFirst().orElseThrow()
                        .getValue().doubleValue();
            }
            case "theory" -> theory(findings, ready.measure(), words.get(1),
                    words.subList(2, words.size()));
            // As many terms as draws of a chance, and one in which all stood.
            case "split" -> 1 - 1 / (theory(findings, Measure.TERM, "mean",
                    words.subList(1, words.size())) - 1);
            case "rounds" -> (theory(findings, Measure.AGREEMENT, "mean",
                    words.subList(1, words.size())) - n(findings) + 1) / n(findings);
            default -> throw new IllegalArgumentException("nobody can measure " + claim);
        });
    }

    private static Summary summary(Findings findings, String measure, List<String> where) {
        Summary summary = cell(findings, where).summaries().get(Measure.named(measure));
        assertThat(summary).isNotNull();
        return summary;
    }

    private static double mean(Findings findings, String measure, List<String> where) {
        return summary(findings, measure, where).mean();
    }

    /** Of {@code ratio messages bully raft n=8} where one of the two is. */
    private static List<String> of(String algorithm, List<String> words) {
        List<String> where = new ArrayList<>(List.of(algorithm));
        where.addAll(words.subList(4, words.size()));
        return where;
    }

    /** How what is looked at first grows along the x axis. */
    private static double exponent(
            ReadyExperiment ready, Findings findings, List<String> where) {
        Fit fit = line(findings, where).fits().get(ready.measure());
        assertThat(fit).isNotNull();
        return fit.exponent();
    }

    private static int n(Findings findings) {
        return findings.lines().get(0).cells().get(0).point().scenario().n();
    }

    private static double theory(Findings findings, Measure measure, String name,
            List<String> where) {
        double x = Double.parseDouble(cell(findings, where).point().x());
        return line(findings, where).theory().curves().stream()
                .filter(curve -> curve.measure() == measure && curve.name().equals(name))
                .flatMap(curve -> curve.places()
                        .stream()).filter(place -> place.x() == x).findFirst().orElseThrow()
                .value();
    }

    private static Findings.Line line(Findings findings, List<String> where) {
        String x = findings.experiment().x();
        List<Findings.Line> lines = findings.lines().stream()
                .filter(line -> line.series().algorithm().equals(where.get(0)))
                .filter(line -> where.stream().skip(1)
                        .filter(each -> !each.startsWith(x + "=") && !each.equals("as+usual"))
                        .allMatch(each -> line.series().others().entrySet().stream()
                                .anyMatch(other -> other.toString().equals(each))))
                .filter(line -> !findings.experiment().oneAtATime() || line.series()
                        .distinction().equals(where.get(1).replace("as+usual", ""))).toList();
        assertThat(lines).as(where.toString()).hasSize(1);
        return lines.get(0);
    }

    private static Findings.Cell cell(Findings findings, List<String> where) {
        String x = findings.experiment().x();
        String value = where.stream().filter(each -> each.startsWith(x + "=")).findFirst()
                .map(each -> each.substring(x.length() + 1))
                .orElse(findings.experiment().across().all().get(0));
        return line(findings, where).cells().stream()
                .filter(cell -> cell.point().x().equals(value)).findFirst().orElseThrow();
    }
}
