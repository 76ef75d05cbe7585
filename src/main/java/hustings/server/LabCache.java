package hustings.server;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What experiments have found lately, by their canonical text. Thread-safe. */
final class LabCache {
    private static final long MOST_CHARACTERS = 16_000_000;

    /** Findings as they are sent. */
    record Entry(String json, String csv) {
        private long length() {
            return (long) json.length() + csv.length();
        }
    }

    /* The one that was asked for longest ago comes first. */
    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long characters;

    /** What an experiment has found, if it is remembered. */
    synchronized Optional<Entry> get(String experiment) {
        return Optional.ofNullable(entries.get(experiment));
    }

    /** Remembers what an experiment has found, and forgets others if that is too much. */
    synchronized void put(String experiment, Entry entry) {
        Entry before = entries.put(experiment, entry);
        characters += entry.length() - (before == null ? 0 : before.length());
        Iterator<Entry> oldest = entries.values().iterator();
        while (characters > MOST_CHARACTERS && oldest.hasNext()) {
            characters -= oldest.next().length();
            oldest.remove();
        }
    }
}
