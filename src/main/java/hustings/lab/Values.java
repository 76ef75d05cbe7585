package hustings.lab;

import java.util.List;

/**
 * What a key of an experiment ranges over.
 *
 * @param text how it is written, canonically
 * @param all every value, as the grammar of scenarios writes it; at least one, none twice
 */
public record Values(String text, List<String> all) {
    /** Refuses no value at all, and a value that occurs twice. */
    public Values {
        all = List.copyOf(all);
        if (all.isEmpty() || all.stream().distinct().count() < all.size()) {
            throw new IllegalArgumentException(
                    "values are " + all + "; allowed is at least one, and none twice");
        }
    }

    /** One value, or several as they are listed. */
    static Values listed(List<String> all) {
        List<String> different = all.stream().distinct().toList();
        return new Values(String.join(",", different), different);
    }

    /** Whether there is more than one. */
    public boolean vary() {
        return all.size() > 1;
    }

    @Override
    public String toString() {
        return text;
    }
}
