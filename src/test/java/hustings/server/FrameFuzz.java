package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;

/** Sends frames of all kinds over one socket, each of which has to be answered in words. */
final class FrameFuzz {
    private static final int FRAMES = 12;

    private final Specimens specimens;
    private final Served server;

    FrameFuzz(Specimens specimens, Served server) {
        this.specimens = specimens;
        this.server = server;
    }

    void tryOut(String address) {
        try (Viewer viewer = server.view(address)) {
            for (int i = 0; i < FRAMES; i++) {
                String frame = specimens.frame();
                viewer.sendRaw(wellFormed(frame)).sendRaw("{\"type\":\"probe-" + i + "\"}");
                awaitProbe(viewer, frame, "probe-" + i);
            }
        }
    }

    /** The probe is refused as soon as it has come in, so that all before it has too. */
    private static void awaitProbe(Viewer viewer, String frame, String probe) {
        while (true) {
            JsonNode answer = viewer.next();
            if (answer.get("type").asString().equals("refused")) {
                assertThat(answer.get("code").asString()).as(frame + answer).isNotEqualTo("broken");
                assertThat(answer.get("key").asString()).as(frame + answer).isNotEmpty();
                String message = answer.get("message").asString();
                assertThat(message).as(frame + answer).isNotBlank()
                        .doesNotContain("Exception", "at hustings.", "tools.jackson");
                if (message.contains(probe)) {
                    return;
                }
            }
        }
    }

    /** Java's client sends no half of a pair of surrogates; in JSON, it may be escaped. */
    private static String wellFormed(String frame) {
        StringBuilder text = new StringBuilder();
        frame.codePoints().forEach(sign -> text.append(
                Character.isBmpCodePoint(sign) && Character.isSurrogate((char) sign)
                        ? "\\ud800" : Character.toString(sign)));
        return text.toString();
    }
}
