package ring;

import static hustings.sim.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hustings.sim.Samples;
import java.util.LongSummaryStatistics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rings too large to try them all: over hundreds of random ones the election messages have the mean
 * that the specification's tables E1, E2, E4, E6 and E8 state, and stay within its extremes.
 */
class SampledRingsTest {
    private static final int RUNS = Samples.of(600);
    /* A right mean is missed by more once in 300,000 rows; the seeds are fixed. */
    private static final double STANDARD_ERRORS = 4.5;
    private static final double ROUNDED = 0.0005;

    @ParameterizedTest
    @CsvSource({
        "9,17,25.461,45", "10,19,29.29,55", "11,21,33.219,66", "12,23,37.239,78"})
    void changRobertsCostsWhatTableE1Says(int n, long best, double mean, long worst) {
        assertSampled("chang-roberts", n, "", best, mean, worst);
    }

    @ParameterizedTest
    @CsvSource({"8,1,8,11.5", "8,2,12,14", "8,3,14.667,15.917", "8,5,18.267,18.767",
        "8,7,20.743,20.868", "10,1,10,14.5", "10,2,15,17.667", "10,4,20.833,22.033",
        "10,7,25.929,26.304", "10,9,28.29,28.39"})
    void changRobertsCostsWithSomeInitiatorsWhatTableE2Says(
            int n, int initiators, double relaying, double joining) {
        String start = "&start=random:" + initiators;
        assertSampled("chang-roberts", n, start, n, joining, n * (n + 1) / 2);
        assertSampled("chang-roberts", n, start + "&chang-roberts.bystanders=relay",
                n, relaying, n * (n + 1) / 2);
    }

    @ParameterizedTest
    @CsvSource({"9,101,122.0857,134,110,137.6,152", "10,106,133.2063,152,116,151.5556,176",
        "12,116,156.0294,180,128,180.6303,216", "16,136,206.3982,242,152,240.8404,288",
        "20,220,325.5017,388,240,372.0584,456", "24,240,383.1566,450,264,444.3791,544",
        "32,280,509.1688,612,312,592.5054,728", "48,488,912.7276,1108,536,1058.707,1312",
        "64,568,1215.2286,1500,632,1411.6094,1776"})
    void hirschbergSinclairCostsWhatTableE4Says(int n, long best, double mean, long worst,
            long bestRefusing, double meanRefusing, long worstRefusing) {
        assertSampled("hirschberg-sinclair", n, "", best, mean, worst);
        assertSampled("hirschberg-sinclair", n, "&hirschberg-sinclair.no=true",
                bestRefusing, meanRefusing, worstRefusing);
    }

    @ParameterizedTest
    @CsvSource({"9,36,55.014,72,27,46.014,63,18,34.41,45",
        "10,40,62.593,80,30,52.593,70,20,39.516,50",
        "11,44,70.846,88,33,59.846,77,22,44.743,55",
        "12,48,79.69,96,36,67.69,84,24,50.093,60"})
    void franklinAndPetersonCostWhatTableE6Says(int n, long leastFranklin, double franklin,
            long mostFranklin, long leastPeterson, double peterson, long mostPeterson,
            long leastImproved, double improved, long mostImproved) {
        assertSampled("franklin", n, "", leastFranklin, franklin, mostFranklin);
        assertSampled("peterson", n, "", leastPeterson, peterson, mostPeterson);
        assertSampled("improved-peterson", n, "", leastImproved, improved, mostImproved);
    }

    @ParameterizedTest
    @CsvSource({"6,22.7668", "7,27.4064", "9,37.1191", "10,42.1554", "11,47.2941", "12,52.5256",
        "13,57.8417", "14,63.2358", "15,68.7021", "16,74.2358"})
    void itaiRodehCostsWhatTableE8Says(int n, double mean) {
        assertSampled("itai-rodeh", n, "&until=100000", n, mean, Long.MAX_VALUE);
    }

    private static void assertSampled(
            String algorithm, int n, String keys, long least, double mean, long most) {
        LongSummaryStatistics costs = new LongSummaryStatistics();
        double squares = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            long cost = run(algorithm, "latency=1&n=" + n + "&seed=" + seed
                    + (keys.contains("until") ? keys : keys + "&until=5000"))
                    .messages().election();
            costs.accept(cost);
            squares += (cost - mean) * (cost - mean);
        }
        assertThat(costs.getMin()).isGreaterThanOrEqualTo(least);
        assertThat(costs.getMax()).isLessThanOrEqualTo(most);
        assertThat(costs.getAverage()).isCloseTo(mean,
                within(STANDARD_ERRORS * Math.sqrt(squares) / RUNS + ROUNDED));
    }
}
