package hustings.library;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Text whose claims stand in it, in brackets: {@code Bully sends [55 = messages bully] messages}.
 *
 * @param marked the text with its brackets
 */
public record ClaimedText(String marked) {
    private static final Pattern CLAIM = Pattern.compile("\\[([^\\]]+)\\]");

    /** The text as people read it. */
    public String words() {
        return CLAIM.matcher(marked).replaceAll(match -> Claim.of(match.group(1)).value());
    }

    /** What it claims. */
    public List<Claim> claims() {
        return CLAIM.matcher(marked).results().map(match -> Claim.of(match.group(1))).toList();
    }

    /** The text without anything that is claimed: no number may be left in it. */
    public String unclaimed() {
        return CLAIM.matcher(marked).replaceAll("");
    }
}
