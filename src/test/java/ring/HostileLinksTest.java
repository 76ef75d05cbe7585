package ring;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.run.Result;
import hustings.run.TooMuchWork;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import hustings.sim.Runs;
import hustings.sim.Simulation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * S8: which ring algorithms survive links that reorder, double and lose messages; 400 runs each of
 * 8 nodes, and how many of them end stuck without a leader, with one that not all follow, or never.
 *
 * <p>The bands are round what was measured. The specification's own pseudo-code gives 154 of 400
 * where messages of Le Lann overtake each other (153 here), and where they are lost 285, 118, 214
 * and 267 for the first four (289, 100, 207 and 278). It runs into illegal states where Peterson
 * drops what comes out of turn: here doubled messages do no harm to it, and where messages overtake
 * each other it gets stuck.
 */
class HostileLinksTest {
    private static final int RUNS = 400;

    private int stuck;
    private int disagree;
    private int endless;

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(delimiter = '|', value = {
        "le-lann | loss=0 | 0-0 | 0-0 | 0-0",
        "le-lann | order=any | 0-0 | 108-198 | 0-0",
        "le-lann | duplicate=0.1 | 0-0 | 0-0 | 0-0",
        "le-lann | loss=0.02 | 22-40 | 181-335 | 0-0",
        "chang-roberts | loss=0 | 0-0 | 0-0 | 0-0",
        "chang-roberts | order=any | 0-0 | 0-0 | 0-0",
        "chang-roberts | duplicate=0.1 | 0-0 | 0-0 | 0-0",
        "chang-roberts | loss=0.02 | 41-75 | 30-54 | 0-0",
        "hirschberg-sinclair | loss=0 | 0-0 | 0-0 | 0-0",
        "hirschberg-sinclair | order=any | 0-0 | 0-0 | 0-0",
        "hirschberg-sinclair | duplicate=0.1 | 0-0 | 0-0 | 0-0",
        "hirschberg-sinclair | loss=0.02 | 125-231 | 21-37 | 0-0",
        "franklin | loss=0 | 0-0 | 0-0 | 0-0",
        "franklin | order=any | 0-0 | 0-0 | 0-0",
        "franklin | duplicate=0.1 | 0-0 | 0-0 | 0-0",
        "franklin | loss=0.02 | 177-327 | 19-33 | 0-0",
        "peterson | loss=0 | 0-0 | 0-0 | 0-0",
        "peterson | order=any | 236-400 | 0-0 | 0-0",
        "peterson | duplicate=0.1 | 0-0 | 0-0 | 0-0",
        "peterson | loss=0.02 | 171-315 | 1-11 | 0-0",
        "improved-peterson | loss=0 | 0-0 | 0-0 | 0-0",
        "improved-peterson | order=any | 1-6 | 0-0 | 0-0",
        "improved-peterson | duplicate=0.1 | 0-0 | 0-0 | 177-327",
        "improved-peterson | loss=0.02 | 98-182 | 1-27 | 0-0",
        "itai-rodeh | loss=0 | 0-0 | 0-0 | 0-0",
        "itai-rodeh | order=any | 0-0 | 0-0 | 0-0",
        "itai-rodeh | duplicate=0.1 | 0-0 | 0-0 | 0-0",
        "itai-rodeh | loss=0.02 | 43-79 | 28-52 | 0-0",
    })
    void fareAsMeasured(String algorithm, String weather, String stuckBand,
            String disagreeBand, String endlessBand) {
        for (int seed = 0; seed < RUNS; seed++) {
            count(algorithm, "n=8&latency=1-9&until=4000&detector=none&" + weather
                    + "&seed=" + seed);
        }
        assertBand("stuck", stuck, stuckBand);
        assertBand("disagree", disagree, disagreeBand);
        assertBand("endless", endless, endlessBand);
    }

    private static void assertBand(String what, int count, String band) {
        String[] ends = band.split("-");
        assertThat(count).as(what).isBetween(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
    }

    private void count(String algorithm, String text) {
        Scenario scenario = Runs.scenario(algorithm, text);
        Simulation simulation =
                new Simulation(scenario, Runs.REGISTRY.get(algorithm), new WorkLimit(20_000));
        try {
            simulation.run();
        } catch (TooMuchWork e) {
            endless++;
            return;
        }
        Result result = simulation.result();
        assertThat(result.outcome()).as(text).isNotEqualTo(Result.Outcome.FAILED);
        if (!simulation.isStill()) {
            endless++;
        } else if (result.outcome() == Result.Outcome.NO_LEADER) {
            stuck++;
        } else if (result.outcome() == Result.Outcome.DISAGREEMENT) {
            disagree++;
        }
    }
}
