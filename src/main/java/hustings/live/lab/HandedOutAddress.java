package hustings.live.lab;

/**
 * Which address the daemon hands out for a member: its own, or that of somebody who stands between.
 *
 * <p>What a member is told of itself is what it passes on to the others; see {@link
 * Members#translated}.
 */
@FunctionalInterface
public interface HandedOutAddress {
    /** Each member's own address. */
    HandedOutAddress REAL = (member, real, asker) -> real;

    /**
     * The address to hand out.
     *
     * @param member whose address it is
     * @param real where that member listens, as it has said
     * @param asker who is told
     */
    Endpoint of(MemberId member, Endpoint real, MemberId asker);
}
