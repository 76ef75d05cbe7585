package hustings.lab;

import hustings.model.AlgorithmType;
import hustings.model.Case;
import hustings.model.ClosedForm;
import hustings.model.Formula;
import hustings.scenario.InTheory;
import hustings.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What theory says of a series: only what holds for its start, options and network.
 *
 * @param costs what there is to say of it besides, in a sentence
 * @param curves best case, mean and worst case of every measure, as far as closed forms are known
 */
public record Theory(String costs, List<Curve> curves) {
    /** About how many places a curve has. */
    private static final int PLACES = 60;

    /** Keeps a copy of its own. */
    public Theory {
        curves = List.copyOf(curves);
    }

    /**
     * One formula, or several if another one holds from some point on.
     *
     * @param measure what it is about
     * @param name best, mean or worst
     * @param formula as it is written
     * @param where what the functions are that it calls, in words; empty if it calls none
     * @param condition where it holds, in words; empty if that needs no saying
     * @param places where it is drawn; empty if it is infinite
     */
    public record Curve(Measure measure, String name, String formula, String where,
            String condition, List<Place> places) {
        /** Keeps a copy of its own. */
        public Curve {
            places = List.copyOf(places);
        }
    }

    /** A value of a formula over a place on the x axis. */
    public record Place(double x, double value) {}

    /** What holds at a place. */
    private record Held(double x, ClosedForm form, double value) {}

    /**
     * What an algorithm says about itself, for these points.
     *
     * @param acrossN whether the x axis shows n, so that there is a curve between the points
     */
    static Theory of(AlgorithmType algorithm, List<Point> points, boolean acrossN) {
        List<Curve> curves = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            for (Case which : Case.values()) {
                List<Held> held = new ArrayList<>();
                for (Point point : acrossN ? between(points) : points) {
                    held(algorithm, measure, which, point).ifPresent(held::add);
                }
                if (!held.isEmpty()) {
                    curves.add(curve(measure, which, held));
                }
            }
        }
        return new Theory(algorithm.costs(), curves);
    }

    private static Optional<Held> held(AlgorithmType algorithm, Measure measure, Case which,
            Point point) {
        InTheory theory = new InTheory(point.scenario(), algorithm);
        return measure.quantity().filter(unknown -> Findings.isNumber(point.x()))
                .flatMap(quantity -> theory.form(quantity, which))
                .filter(form -> which != Case.MEAN || theory.isMean(form))
                .map(form -> new Held(Double.parseDouble(point.x()), form, theory.value(form)));
    }

    private static Curve curve(Measure measure, Case which, List<Held> held) {
        Set<String> formulas = new LinkedHashSet<>();
        Set<String> conditions = new LinkedHashSet<>();
        held.forEach(each -> formulas.add(each.form.formula().text()));
        held.forEach(each -> conditions.add(each.form.condition()));
        return new Curve(measure, which.words(), String.join(" or ", formulas),
                held.stream().flatMap(each -> called(each.form.formula())).distinct()
                        .collect(Collectors.joining(", and ")),
                conditions.stream().filter(words -> !words.isEmpty())
                        .collect(Collectors.joining(", or ")),
                held.stream().filter(each -> Double.isFinite(each.value))
                        .map(each -> new Place(each.x, each.value)).toList());
    }

    private static Stream<String> called(Formula formula) {
        return formula.functions().entrySet().stream()
                .filter(function -> formula.names(function.getKey()))
                .map(function -> "where " + function.getKey() + " is "
                        + function.getValue().words());
    }

    /** The points, and some between them, each larger by the same factor. */
    private static List<Point> between(List<Point> points) {
        SortedSet<Integer> sizes = new TreeSet<>();
        points.forEach(point -> sizes.add(point.scenario().n()));
        double least = sizes.first();
        double ratio = sizes.last() / least;
        for (int i = 1; i < PLACES; i++) {
            sizes.add((int) Math.round(least * StrictMath.pow(ratio, (double) i / PLACES)));
        }
        // The smallest has all nodes that are spoken of.
        Scenario first = points.stream().map(Point::scenario)
                .filter(scenario -> scenario.n() == sizes.first()).findFirst().orElseThrow();
        return sizes.stream().map(n -> new Point(Integer.toString(n), first.withNodes(n)))
                .toList();
    }
}
