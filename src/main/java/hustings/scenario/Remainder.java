package hustings.scenario;

import hustings.model.AlgorithmRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is left of a scenario without what is wrong with it. Of a list only the items that are wrong
 * are left out, and everything else stays as it was given.
 */
public final class Remainder {
    private static final int MOST_ROUNDS = 20;
    /** Lists that mean the same without one of their items, but for that item. */
    private static final Set<String> LISTS =
            Set.of("algorithms", "start", "clocks", "graph", "faults");

    private final Map<String, String> given;
    private final AlgorithmNames names;
    private final Map<String, String> keys;
    private final List<String> leftOut = new ArrayList<>();
    private int rounds;

    /** All that was given. */
    public Remainder(Map<String, String> given, AlgorithmRegistry registry) {
        this.given = Map.copyOf(given);
        this.names = new AlgorithmNames(registry);
        this.keys = new LinkedHashMap<>(given);
    }

    /** The keys that are left. */
    public Map<String, String> keys() {
        return Collections.unmodifiableMap(keys);
    }

    /** What is left out, each with its key. */
    public List<String> leftOut() {
        return Collections.unmodifiableList(leftOut);
    }

    /**
     * Leaves out what is wrong.
     *
     * @return whether what remains is worth another look: something has been left out, something
     *     else that was given is still there, and it is not just the algorithms that are missing
     */
    public boolean leaveOut(List<Problem> problems) {
        int before = leftOut.size();
        problems.forEach(this::leaveOut);
        boolean something = keys.keySet().stream()
                .anyMatch(key -> given.containsKey(key) && !key.equals("v"));
        boolean runsOthers = given.containsKey("algorithms") && !keys.containsKey("algorithms");
        return ++rounds < MOST_ROUNDS && leftOut.size() > before && something && !runsOthers;
    }

    private void leaveOut(Problem problem) {
        List<String> concerned = keys.keySet().stream()
                .filter(key -> shortened(key).equals(problem.key())).toList();
        for (String key : concerned) {
            String text = keys.getOrDefault(key, "");
            if (!LISTS.contains(key) || !leaveOutItem(key, text, problem.value())) {
                keys.remove(key);
                leftOut.add(key + "=" + shortened(text));
            }
            if (key.equals("ids") && !given.containsKey("n")) {
                // The nodes get other names, but there are as many.
                keys.put("n", Integer.toString(Typed.items(text).size()));
            }
        }
    }

    private boolean leaveOutItem(String key, String text, String wrong) {
        KeyItems typed = new KeyItems(key, text, names::id);
        List<String> items = new ArrayList<>(typed.typed());
        for (int i = items.size() - 1; i >= 0 && items.size() > 1; i--) {
            String item = items.get(i);
            if (shortened(item).equals(wrong) || shortened(typed.written(item)).equals(wrong)) {
                items.remove(i);
                keys.put(key, String.join(",", items));
                leftOut.add(key + " " + shortened(item));
                return true;
            }
        }
        return false;
    }

    private static String shortened(String text) {
        return new Problem("", text, "").value();
    }
}
