package hustings.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The frames that several viewers may want: those used last, up to so many characters in all.
 *
 * <p>Thread-safe.
 */
final class KeptFrames {
    private final long mostCharacters;
    private final Map<Key, String> frames = new LinkedHashMap<>(16, 0.75f, true);
    private long characters;

    /** Of which run a frame tells, and what of it. */
    record Key(SharedRun run, String what) {}

    KeptFrames(long mostCharacters) {
        this.mostCharacters = mostCharacters;
    }

    synchronized Optional<String> get(Key key) {
        return Optional.ofNullable(frames.get(key));
    }

    synchronized void put(Key key, String frame) {
        String before = frames.put(key, frame);
        characters += frame.length() - (before == null ? 0 : before.length());
        var eldest = frames.entrySet().iterator();
        while (characters > mostCharacters) {
            characters -= eldest.next().getValue().length();
            eldest.remove();
        }
    }

    /** Nobody watches the run any more. */
    synchronized void forget(SharedRun run) {
        frames.keySet().removeIf(key -> key.run == run);
        characters = frames.values().stream().mapToLong(String::length).sum();
    }

    synchronized long characters() {
        return characters;
    }
}
