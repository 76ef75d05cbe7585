package hustings.lab;

import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import hustings.scenario.InTheory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What an experiment has found so far.
 *
 * @param experiment what was asked
 * @param lines what there is to say of every series, in their order
 */
public record Findings(Experiment experiment, List<Line> lines) {
    /** Keeps a copy of its own. */
    public Findings {
        lines = List.copyOf(lines);
    }

    /**
     * A series and what it gave.
     *
     * @param series the series
     * @param name the name of its algorithm
     * @param cells what each of its points gave, in their order
     * @param baseline the place of the line that it is compared with, trial by trial; none for
     *     those with which others are compared
     * @param fits how each measure grows along the x axis, where that can be said: by points of
     *     which all trials came to their end
     * @param theory what is known of its algorithm
     */
    public record Line(Series series, String name, List<Cell> cells, Optional<Integer> baseline,
            Map<Measure, Fit> fits, Theory theory) {}

    /**
     * A point and what it gave.
     *
     * @param point the point
     * @param trials how many trials this is about
     * @param endings how they ended; every way to end is there
     * @param unfinished how many had not come, by the end of the run, to an agreement of which
     *     nothing is on its way any more, though nothing disturbed them
     * @param summaries every measure that at least one trial has
     * @param differences of every measure, this line minus the baseline, over the trials of the
     *     same weather in which both have it
     * @param histograms every measure's distribution, in bins that it shares with those that are
     *     compared with it
     */
    public record Cell(Point point, int trials, Map<TrialOutcome, Integer> endings, int unfinished,
            Map<Measure, Summary> summaries, Map<Measure, Summary> differences,
            Map<Measure, Histogram> histograms) {
        /** Whether what was measured only says how far trials got: no theory is about that. */
        public boolean isBrokenOff() {
            return endless() > 0 || unfinished > 0;
        }

        private int endless() {
            return endings.getOrDefault(TrialOutcome.ENDLESS, 0);
        }

        /** The same in a sentence; empty if all trials came to their end. */
        public String remark() {
            List<String> said = new ArrayList<>();
            if (endless() > 0) {
                said.add(endless() + " were broken off within their work");
            }
            if (unfinished > 0) {
                said.add(unfinished + " had come to no agreement that was over when the run ended"
                        + " at until = " + point.scenario().until());
            }
            return said.isEmpty() ? "" : "Of " + trials + " trials " + String.join(", and ", said)
                    + ": what was measured says how far they got, and theory is of whole"
                    + " elections.";
        }
    }

    /** How many trials this is about. */
    public long trialsFound() {
        return lines.stream().flatMap(line -> line.cells().stream()).mapToLong(Cell::trials).sum();
    }

    /** How many trials were asked for. */
    public long trialsAsked() {
        return experiment.trials() * lines.stream().mapToLong(line -> line.cells().size()).sum();
    }

    /** Whether this is all, and not what there is so far. */
    public boolean isComplete() {
        return trialsFound() == trialsAsked();
    }

    /** The seed of the first trial of every point; that of trial k is larger by k. */
    public long seed() {
        return lines.stream().flatMap(line -> line.cells().stream()).findFirst()
                .map(cell -> cell.point().scenario().seed()).orElse(0L);
    }

    /** The address of the experiment, on any server. */
    public String address() {
        return "/lab?" + experiment.text();
    }

    static Findings of(Experiment experiment, List<Series> series, List<Samples> tallies,
            List<Integer> ready, List<Theory> theories, AlgorithmRegistry registry) {
        return new Counting(experiment, series, tallies, ready, theories).findings(registry);
    }

    /** Whether a value can stand on a scale. */
    static boolean isNumber(String value) {
        return value.matches("\\d+(\\.\\d+)?");
    }

    /** Works out findings; all samples have the place of its point among all points. */
    private record Counting(Experiment experiment, List<Series> series, List<Samples> tallies,
            List<Integer> ready, List<Theory> theories) {

        Findings findings(AlgorithmRegistry registry) {
            List<Line> lines = new ArrayList<>();
            for (int i = 0; i < series.size(); i++) {
                lines.add(line(i, registry.get(series.get(i).algorithm())));
            }
            return new Findings(experiment, lines);
        }

        private Line line(int place, AlgorithmType algorithm) {
            Series one = series.get(place);
            Optional<Integer> baseline = baseline(place);
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < one.points().size(); i++) {
                cells.add(cell(place, i, baseline, algorithm));
            }
            return new Line(one, algorithm.about().name(), cells, baseline, fits(cells),
                    theories.get(place));
        }

        /** The first series in the same setting, whatever options its algorithm has. */
        private Optional<Integer> baseline(int place) {
            return IntStream.range(0, place).filter(other -> isSameSetting(place, other))
                    .boxed().findFirst();
        }

        private boolean isSameSetting(int place, int other) {
            Map<String, String> others = series.get(other).others();
            return series.get(place).others().entrySet().stream()
                    .filter(key -> !key.getKey().contains("."))
                    .allMatch(key -> key.getValue().equals(others.get(key.getKey())));
        }

        private int index(int place, int point) {
            return place * experiment.across().all().size() + point;
        }

        private Cell cell(
                int place, int point, Optional<Integer> baseline, AlgorithmType algorithm) {
            int at = index(place, point);
            Samples tally = tallies.get(at);
            int trials = ready.get(at);
            Map<Measure, Summary> summaries = new EnumMap<>(Measure.class);
            Map<Measure, Summary> differences = new EnumMap<>(Measure.class);
            Map<Measure, Histogram> histograms = new EnumMap<>(Measure.class);
            for (Measure measure : Measure.values()) {
                double[] values = tally.values(measure, trials);
                if (values.length > 0) {
                    summaries.put(measure, Summary.of(values));
                    histograms.put(measure, bins(measure, place, point).with(values));
                }
                baseline.ifPresent(other -> difference(measure, at, index(other, point))
                        .ifPresent(found -> differences.put(measure, found)));
            }
            Point asked = series.get(place).points().get(point);
            boolean ends = new InTheory(asked.scenario(), algorithm).isUndisturbed();
            return new Cell(asked, trials, tally.endings(trials),
                    ends ? tally.unfinished(trials) : 0, summaries, differences, histograms);
        }

        private Histogram bins(Measure measure, int place, int point) {
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            for (int other = 0; other < series.size(); other++) {
                int at = index(other, point);
                if (isSameSetting(place, other)) {
                    for (double value : tallies.get(at).values(measure, ready.get(at))) {
                        min = Math.min(min, value);
                        max = Math.max(max, value);
                    }
                }
            }
            return Histogram.empty(min, max);
        }

        private Optional<Summary> difference(Measure measure, int at, int other) {
            int trials = Math.min(ready.get(at), ready.get(other));
            double[] differences = IntStream.range(0, trials)
                    .filter(trial -> tallies.get(at).has(measure, trial)
                            && tallies.get(other).has(measure, trial))
                    .mapToDouble(trial -> tallies.get(at).get(measure, trial)
                            - tallies.get(other).get(measure, trial)).toArray();
            return differences.length == 0
                    ? Optional.empty() : Optional.of(Summary.of(differences));
        }

        private static Map<Measure, Fit> fits(List<Cell> cells) {
            Map<Measure, Fit> fits = new EnumMap<>(Measure.class);
            for (Measure measure : Measure.values()) {
                List<Cell> usable = cells.stream().filter(cell -> isNumber(cell.point.x())
                        && !cell.isBrokenOff()
                        && Double.parseDouble(cell.point.x()) > 0
                        && cell.summaries.containsKey(measure)
                        && cell.summaries.get(measure).mean() > 0).toList();
                if (usable.size() >= Fit.FEWEST_POINTS) {
                    fits.put(measure, Fit.of(
                            usable.stream().mapToDouble(
                                    cell -> Double.parseDouble(cell.point.x())).toArray(),
                            usable.stream().mapToDouble(
                                    cell -> cell.summaries.get(measure).mean()).toArray()));
                }
            }
            return fits;
        }
    }
}
