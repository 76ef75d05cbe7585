package hustings.lab;

import hustings.library.Claim;
import hustings.library.ClaimedText;
import java.util.ArrayList;
import java.util.List;
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
 * @param told a few sentences; what they claim is measured by tests
 * @param claims what is claimed beside
 */
public record ReadyExperiment(String id, String title, String experiment, Measure measure,
        boolean logarithmic, ClaimedText told, List<Claim> claims) {
    /** Keeps a copy of its own. */
    public ReadyExperiment {
        claims = List.copyOf(claims);
    }

    private static final Set<String> FIELDS =
            Set.of("id", "experiment", "measure", "scale", "text");

    /** Reads a title, and fields that go on in lines that are indented. */
    static ReadyExperiment read(String text) {
        String[] lines = text.strip().replaceAll("\\n[ \\t]+", " ").split("\\n");
        Map<String, String> fields = new TreeMap<>();
        List<Claim> claims = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            String[] parts = lines[i].split("\\s+", 2);
            if (parts[0].equals("claim")) {
                claims.add(Claim.of(parts[1]));
            } else {
                fields.put(parts[0], parts[1].strip());
            }
        }
        if (!fields.keySet().equals(FIELDS)) {
            throw new IllegalArgumentException("experiment \"" + lines[0] + "\" has "
                    + fields.keySet() + "; allowed are exactly " + FIELDS);
        }
        return new ReadyExperiment(field(fields, "id"), lines[0], field(fields, "experiment"),
                Measure.named(field(fields, "measure")), field(fields, "scale").equals("log"),
                new ClaimedText(field(fields, "text")), claims);
    }

    private static String field(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }

    /** All that is claimed, in the text and beside it. */
    public List<Claim> allClaims() {
        List<Claim> all = new ArrayList<>(told.claims());
        all.addAll(claims);
        return all;
    }

    /** The same, with its experiment written in another way. */
    ReadyExperiment with(String text) {
        return new ReadyExperiment(id, title, text, measure, logarithmic, told, claims);
    }
}
