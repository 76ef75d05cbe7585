package hustings.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What changes one state into another, as a JSON merge patch (RFC 7396). */
final class MergePatch {
    private MergePatch() {}

    /**
     * What is different in a later state: values that are new or others, and nothing, which is
     * {@code null} in JSON, for those that are gone. Maps in it are compared part by part, and
     * everything else as a whole.
     */
    static Map<String, Object> between(Map<?, ?> before, Map<?, ?> after) {
        Map<String, Object> patch = new LinkedHashMap<>();
        after.forEach((key, value) -> {
            Object known = before.get(key);
            if (known instanceof Map<?, ?> part && value instanceof Map<?, ?> changed) {
                Map<String, Object> inside = between(part, changed);
                if (!inside.isEmpty()) {
                    patch.put(key.toString(), inside);
                }
            } else if (!value.equals(known)) {
                patch.put(key.toString(), value);
            }
        });
        before.keySet().forEach(key -> {
            if (!after.containsKey(key)) {
                patch.put(key.toString(), Optional.empty());
            }
        });
        return patch;
    }
}
