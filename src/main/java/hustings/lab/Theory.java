package hustings.lab;

import hustings.model.Algorithm;
import hustings.model.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What theory says that election and announcement messages come to.
 *
 * @param costs what its formulas range over, in a sentence
 * @param curves the best case, the mean and the worst case, as far as closed forms are known
 */
public record Theory(String costs, List<Curve> curves) {
    /** About how many places a curve has. */
    private static final int PLACES = 60;

    /** Keeps a copy of its own. */
    public Theory {
        curves = List.copyOf(curves);
    }

    /**
     * One formula.
     *
     * @param name best, mean or worst
     * @param formula as it is written
     * @param places where it is drawn; empty if it is infinite
     */
    public record Curve(String name, String formula, List<Place> places) {
        /** Keeps a copy of its own. */
        public Curve {
            places = List.copyOf(places);
        }
    }

    /** A value of a formula over a place on the x axis. */
    public record Place(double x, double value) {}

    /**
     * What an algorithm says about itself, for these points.
     *
     * @param acrossN whether the x axis shows n, so that there is a curve between the points
     */
    static Theory of(Algorithm about, List<Point> points, boolean acrossN) {
        List<Curve> curves = new ArrayList<>();
        if (!points.stream().allMatch(point -> point.scenario().isAsInTheory(about))) {
            return new Theory(about.costs(), curves);
        }
        add("best", about.best(), points, acrossN, curves);
        add("mean", about.mean(), points, acrossN, curves);
        add("worst", about.worst(), points, acrossN, curves);
        return new Theory(about.costs(), curves);
    }

    private static void add(String name, String text, List<Point> points, boolean acrossN,
            List<Curve> curves) {
        if (text.isEmpty()) {
            return;
        }
        Formula formula = new Formula(text);
        List<Place> places = acrossN
                ? sizes(points).stream().map(n -> new Place(n, formula.at(n))).toList()
                : points.stream().filter(point -> Findings.isNumber(point.x()))
                        .map(point -> new Place(Double.parseDouble(point.x()),
                                formula.at(point.scenario().n()))).toList();
        curves.add(new Curve(name, text, places.stream()
                .filter(place -> Double.isFinite(place.value)).toList()));
    }

    /** The sizes of the points, and some between them, each by the same factor. */
    private static SortedSet<Integer> sizes(List<Point> points) {
        SortedSet<Integer> sizes = new TreeSet<>();
        points.forEach(point -> sizes.add(point.scenario().n()));
        double least = sizes.first();
        double ratio = sizes.last() / least;
        for (int i = 1; i < PLACES; i++) {
            sizes.add((int) Math.round(least * StrictMath.pow(ratio, (double) i / PLACES)));
        }
        return sizes;
    }
}
