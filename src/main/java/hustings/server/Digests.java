package hustings.server;

import hustings.compare.Moment;
import hustings.scenario.Naming;
import hustings.scenario.Scenario;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fingerprints of a run, by which a saved one can be told to replay to what it was.
 *
 * <p>What is hashed are the lines of {@code /api/trace} of one algorithm, each ended by a line
 * feed, in UTF-8, but without {@code lines} and {@code source}: these numbers move whenever a
 * comment does.
 */
final class Digests {
    private final Map<String, Digest> byAlgorithm = new LinkedHashMap<>();
    private final Naming naming;

    /** Digests of the algorithms of a scenario, in its order; nothing has happened yet. */
    Digests(Scenario scenario) {
        naming = scenario.naming();
        scenario.algorithms().forEach(id -> byAlgorithm.put(id, new Digest()));
    }

    /** Takes in the next thing that happened to an algorithm. */
    void take(String algorithm, Moment moment) {
        byAlgorithm.computeIfAbsent(algorithm, id -> new Digest())
                .take(Json.traced(TracedEvent.of(algorithm, moment).withoutPlace(), naming));
    }

    /** How many events each has, and their SHA-256. It ends the digests: ask once. */
    ObjectNode tree() {
        ObjectNode tree = Json.object();
        byAlgorithm.forEach((id, digest) -> tree.putObject(id)
                .put("events", digest.events)
                .put("sha256", HexFormat.of().formatHex(digest.sha256.digest())));
        return tree;
    }

    private static final class Digest {
        private final MessageDigest sha256 = sha256();
        private long events;

        void take(String line) {
            sha256.update((line + "\n").getBytes(StandardCharsets.UTF_8));
            events++;
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
