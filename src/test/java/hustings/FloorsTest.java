package hustings;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The picture of the packages in {@code docs/floors.svg}: whoever uses a package stands above it.
 *
 * <p>It is drawn from the code: {@code mvn test -Dtest=FloorsTest -Dfloors=write} does so anew.
 */
class FloorsTest {
    private static final Path PICTURE = Path.of("docs/floors.svg");
    private static final String ALGORITHMS = "algorithms";
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("server", "page, API, commands"),
            Map.entry("lab", "experiments"),
            Map.entry("compare", "several side by side"),
            Map.entry("catalogue", "what pages say"),
            Map.entry("library", "lessons"),
            Map.entry("check", "the Judge"),
            Map.entry("sim", "carries runs out"),
            Map.entry("run", "what a run shows"),
            Map.entry("scenario", "what is asked for"),
            Map.entry(ALGORITHMS, "the 23, by family"),
            Map.entry("model", "what an algorithm sees"),
            Map.entry("live", "real processes"),
            Map.entry("live.lab", "the exercise's wire"),
            Map.entry("live.maelstrom", "nodes in any language"),
            Map.entry("live.node", "a node without a clock"),
            Map.entry("log", "the log"));
    private static final int WIDTH = 1120;
    private static final int HEIGHT = 64;
    private static final int BOX = 170;
    private static final int GAP = 44;
    private static final int MARGIN = 20;

    /** The packages, and which each uses. */
    private static Map<String, Set<String>> uses() {
        JavaClasses classes = ArchitectureTest.CLASSES;
        Map<String, Set<String>> uses = new TreeMap<>();
        for (JavaClass from : classes) {
            Set<String> used = uses.computeIfAbsent(room(from), any -> new TreeSet<>());
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                JavaClass to = dependency.getTargetClass();
                if (classes.contain(to.getName()) && !room(to).equals(room(from))) {
                    used.add(room(to));
                }
            }
        }
        return uses;
    }

    /** What stands for a class in the picture: pages belong to the server that fills them. */
    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith("hustings.pages") ? "hustings.server"
                : name.startsWith("hustings.") ? name : ALGORITHMS;
    }

    /** On which floor each is, from 0: right below the lowest of those who use it. */
    private static Map<String, Integer> floors(Map<String, Set<String>> uses) {
        Map<String, Integer> lowest = new HashMap<>();
        uses.keySet().forEach(room -> floor(room, uses, lowest, new ArrayList<>()));
        Map<String, Integer> floors = new HashMap<>(lowest);
        uses.keySet().stream().sorted(Comparator.comparing(lowest::get).reversed())
                .forEach(room -> uses.keySet().stream()
                        .filter(user -> uses.get(user).contains(room))
                        .mapToInt(floors::get).min()
                        .ifPresent(floor -> floors.put(room, floor - 1)));
        return floors;
    }

    private static int floor(String room, Map<String, Set<String>> uses,
            Map<String, Integer> floors, List<String> way) {
        assertThat(way).as("a circle").doesNotContain(room);
        if (!floors.containsKey(room)) {
            List<String> further = new ArrayList<>(way);
            further.add(room);
            floors.put(room, uses.get(room).stream()
                    .mapToInt(used -> floor(used, uses, floors, further) + 1).max().orElse(0));
        }
        return floors.get(room);
    }

    /** The arrows without those that follow from others. */
    private static Set<String> direct(String room, Map<String, Set<String>> uses) {
        Set<String> indirect = new TreeSet<>();
        uses.get(room).forEach(used -> collect(used, uses, indirect));
        return uses.get(room).stream().filter(used -> !indirect.contains(used))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void collect(String room, Map<String, Set<String>> uses, Set<String> all) {
        for (String used : uses.get(room)) {
            if (all.add(used)) {
                collect(used, uses, all);
            }
        }
    }

    private static String drawn(Map<String, Set<String>> uses) {
        Map<String, Integer> floors = floors(uses);
        int top = floors.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        Map<String, int[]> places = new TreeMap<>();
        for (int floor = 0; floor <= top; floor++) {
            int at = floor;
            List<String> rooms = uses.keySet().stream()
                    .filter(room -> floors.get(room) == at).toList();
            for (int i = 0; i < rooms.size(); i++) {
                int x = WIDTH * (2 * i + 1) / (2 * rooms.size());
                places.put(rooms.get(i), new int[] {x, MARGIN + (top - floor) * (HEIGHT + GAP)});
            }
        }
        StringBuilder svg = new StringBuilder(("<svg xmlns=\"http://www.w3.org/2000/svg\""
                + " viewBox=\"0 0 %d %d\" font-family=\"system-ui, sans-serif\""
                + " text-anchor=\"middle\">\n").formatted(
                        WIDTH, 2 * MARGIN + (top + 1) * (HEIGHT + GAP) - GAP));
        svg.append("  <title>Who uses a package stands above it</title>\n");
        svg.append("  <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        places.forEach((room, from) -> direct(room, uses).forEach(used -> svg.append((
                "  <line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#8a94a3\"/>\n").formatted(
                        from[0], from[1] + HEIGHT, places.get(used)[0], places.get(used)[1]))));
        places.forEach((room, at) -> svg.append(("  <rect x=\"%d\" y=\"%d\" width=\"%d\""
                + " height=\"%d\" rx=\"8\" fill=\"#eef2f8\" stroke=\"#5b6b82\"/>\n"
                + "  <text x=\"%d\" y=\"%d\" font-size=\"15\" fill=\"#17202c\">%s</text>\n"
                + "  <text x=\"%d\" y=\"%d\" font-size=\"12\" fill=\"#4d5a6b\">%s</text>\n")
                .formatted(at[0] - BOX / 2, at[1], BOX, HEIGHT,
                        at[0], at[1] + 28, name(room), at[0], at[1] + 48, words(room))));
        return svg.append("</svg>\n").toString();
    }

    private static String name(String room) {
        return room.replace("hustings.", "");
    }

    private static String words(String room) {
        assertThat(WORDS).as("a few words on each").containsKey(name(room));
        return WORDS.getOrDefault(name(room), "");
    }

    @Test
    void thePictureOfTheFloorsIsThatOfTheCode() throws IOException {
        String drawn = drawn(uses());
        if (System.getProperty("floors", "").equals("write")) {
            Files.writeString(PICTURE, drawn);
        }
        assertThat(Files.readString(PICTURE)).isEqualTo(drawn);
    }
}
