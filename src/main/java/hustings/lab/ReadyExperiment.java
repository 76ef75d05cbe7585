package hustings.lab;

import hustings.library.Told;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An experiment that is worth a look, and what is to be said of it.
 *
 * @param id a short name for programs
 * @param title what it shows, in a few words
 * @param experiment its one-line form
 * @param measure what to look at first
 * @param logarithmic whether to look at it on logarithmic axes first
 * @param told a sentence or two; what they claim is measured by tests
 */
public record ReadyExperiment(String id, String title, String experiment, Measure measure,
        boolean logarithmic, Told told) {
    private static final Set<String> FIELDS =
            Set.of("id", "experiment", "measure", "scale", "text");

    /** Reads a title, and fields that go on in lines that are indented. */
    static ReadyExperiment read(String text) {
        String[] lines = text.strip().replaceAll("\\n[ \\t]+", " ").split("\\n");
        Map<String, String> fields = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] parts = lines[i].split("\\s+", 2);
            fields.put(parts[0], parts[1].strip());
        }
        if (!fields.keySet().equals(FIELDS)) {
            throw new IllegalArgumentException("experiment \"" + lines[0] + "\" has "
                    + fields.keySet() + "; allowed are exactly " + FIELDS);
        }
        return new ReadyExperiment(field(fields, "id"), lines[0], field(fields, "experiment"),
                Measure.named(field(fields, "measure")), field(fields, "scale").equals("log"),
                new Told(field(fields, "text")));
    }

    private static String field(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }

    /** The same, with its experiment written in another way. */
    ReadyExperiment with(String text) {
        return new ReadyExperiment(id, title, text, measure, logarithmic, told);
    }
}
