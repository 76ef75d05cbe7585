package hustings.library;

/**
 * A sentence about an event, to be shown when the run has reached it.
 *
 * @param algorithm whose event it is
 * @param tick when it happens
 * @param event which it is: the first of its algorithm that fits, such as
 *     {@code role-changed node=2 role=leader}, or {@code violated TERM_UNIQUENESS}
 * @param told the sentence
 */
public record Caption(String algorithm, long tick, String event, ClaimedText told) {
    /** Reads {@code bully 112 role-changed node=2 role=leader: Node 2 leads.} */
    static Caption of(String text) {
        int colon = text.indexOf(": ");
        String[] parts = text.substring(0, colon).split(" ", 3);
        return new Caption(parts[0], Long.parseLong(parts[1]), parts[2].strip(),
                new ClaimedText(text.substring(colon + 2).strip()));
    }
}
