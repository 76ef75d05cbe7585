package hustings.server;

import hustings.lab.Experiment;
import hustings.lab.Point;
import hustings.lab.Series;
import hustings.model.AlgorithmRegistry;
import hustings.scenario.InvalidScenario;
import hustings.scenario.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How much a stranger's experiment may ask of this server.
 *
 * @param points the most combinations of algorithms and values
 * @param trials the most trials of all points together
 * @param nodes the most nodes of one trial
 * @param work the most messages and timers of one trial
 * @param seconds of computing, the most for one experiment
 * @param atOnce how many experiments are carried out at once, each of another address
 * @param waiting how many may wait for that
 * @param waitingPerAddress how many of them of one address
 */
record LabLimits(int points, long trials, int nodes, long work, double seconds, int atOnce,
        int waiting, int waitingPerAddress) {

    /** What a small machine bears; what is taken down of a trial are about 100 bytes. */
    static final LabLimits STANDARD = new LabLimits(
            1_000, 200_000, 16_384, 20_000_000, 120, 2, 20, 3);

    private static final String BEYOND = " here. The command line has no limit: lab '...'";

    /**
     * Refuses what is too large, before anything of it is begun.
     *
     * @throws InvalidScenario naming the key, what it comes to, and what is allowed
     */
    Experiment within(Experiment experiment, AlgorithmRegistry registry) {
        List<Problem> problems = new ArrayList<>();
        long asked = experiment.points();
        if (asked > points) {
            throw new InvalidScenario(List.of(new Problem("experiment", asked + " points",
                    String.format(Locale.ROOT, "these are %,d combinations of algorithms and"
                            + " values; allowed is at most %,d", asked, points) + BEYOND)));
        }
        if (asked * experiment.trials() > trials) {
            problems.add(new Problem("trials", Integer.toString(experiment.trials()),
                    String.format(Locale.ROOT, "trials is %,d at each of %,d points, %,d in all;"
                            + " allowed is at most %,d at each of so many", experiment.trials(),
                            asked, asked * experiment.trials(), trials / asked) + BEYOND));
        }
        int largest = experiment.series(registry).stream().map(Series::points)
                .flatMap(List::stream).map(Point::scenario).mapToInt(each -> each.n())
                .max().orElse(0);
        if (largest > nodes) {
            problems.add(new Problem("n", Integer.toString(largest), String.format(Locale.ROOT,
                    "n is up to %,d; allowed is at most %,d", largest, nodes) + BEYOND));
        }
        if (experiment.work() > work) {
            problems.add(new Problem("work", Long.toString(experiment.work()), String.format(
                    Locale.ROOT, "work is %,d; allowed is at most %,d", experiment.work(), work)
                    + BEYOND));
        }
        if (!problems.isEmpty()) {
            throw new InvalidScenario(problems);
        }
        return experiment;
    }
}
