package hustings.library;

import java.util.List;

/**
 * A question to be answered before the run is seen.
 *
 * @param asked the question
 * @param choices what can be answered; empty if it is a number
 * @param answer what the run answers
 * @param known the tick from which it shows
 */
public record Question(ClaimedText asked, List<String> choices, Claim answer, Claim known) {}
