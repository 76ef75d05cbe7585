package hustings.model;

/**
 * What a leader's failure detector sends to everyone while the detector is {@code heartbeat}.
 *
 * @param term the term in which the sender leads
 */
@Kind(Category.DETECT)
public record Heartbeat(long term) {}
