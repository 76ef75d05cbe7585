package hustings.lab;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The points of one algorithm that differ in nothing but the key on the x axis.
 *
 * @param algorithm its identifier
 * @param others the values of the other keys that vary, by key
 * @param distinction what of that tells it from other series of the algorithm, such as
 *     {@code loss=0.1}; or nothing
 * @param points in the order of the x axis
 */
public record Series(String algorithm, SortedMap<String, String> others, String distinction,
        List<Point> points) {
    /** Keeps copies of its own. */
    public Series {
        others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
        points = List.copyOf(points);
    }
}
