package hustings.live.maelstrom;

import hustings.scenario.Fault.Verb;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A node of a group of programs, as its coordinator knows it: if it runs, what it is asked. */
final class Member {
    /** The name of whoever started the programs, by which they answer. */
    static final String CLIENT = "hustings";

    private static final long POLL_TICKS = 5;
    private static final long PATIENCE_TICKS = 100;

    private final String name;
    private final NodeNames names;
    private State state = State.DEAD;
    private long questions;
    private OptionalLong askedAt = OptionalLong.empty();
    private boolean waits;
    private boolean mayBeAsked = true;

    /** What its process is. */
    enum State { STARTING, UP, PAUSED, DEAD }

    /** One without a process. */
    Member(String name, NodeNames names) {
        this.name = name;
        this.names = names;
    }

    String name() {
        return name;
    }

    boolean is(State other) {
        return state == other;
    }

    /** Whether something can be done to it. */
    boolean allows(Verb verb) {
        return switch (verb) {
            case CRASH -> state != State.DEAD;
            case RECOVER -> state == State.DEAD;
            case PAUSE -> state == State.UP;
            case RESUME -> state == State.PAUSED;
            default -> false;
        };
    }

    /** What becomes of messages that arrive. */
    MessageRouter.Readiness readiness() {
        return switch (state) {
            case UP -> MessageRouter.Readiness.TAKES;
            case STARTING, PAUSED -> MessageRouter.Readiness.WAITS;
            case DEAD -> MessageRouter.Readiness.IS_DEAD;
        };
    }

    /** It has a process, which does not know yet who it is. */
    void start() {
        state = State.STARTING;
        askedAt = OptionalLong.empty();
        waits = false;
        mayBeAsked = true;
    }

    /** Its process knows who it is. */
    void isThere() {
        state = state == State.STARTING ? State.UP : state;
    }

    /** Its process stands still. */
    void pause() {
        state = State.PAUSED;
    }

    /** Its process goes on. */
    void goOn() {
        state = State.UP;
    }

    /** Its process is gone. */
    void die() {
        state = State.DEAD;
    }

    /** Tells it who it is, and who else there is. */
    Envelope init() {
        ObjectNode body = Envelope.request(Envelope.INIT, ++questions).put("node_id", name);
        ArrayNode all = body.putArray("node_ids");
        names.ordered().forEach(all::add);
        return new Envelope(CLIENT, name, body);
    }

    /** Asks it for its leader, if it is time to. */
    Optional<Envelope> question(long now) {
        long since = askedAt.isPresent() ? now - askedAt.getAsLong() : Long.MAX_VALUE;
        if (state != State.UP || !mayBeAsked || since < (waits ? PATIENCE_TICKS : POLL_TICKS)) {
            return Optional.empty();
        }
        askedAt = OptionalLong.of(now);
        waits = true;
        return Optional.of(new Envelope(CLIENT, name,
                Envelope.request(Envelope.LEADER, ++questions)));
    }

    /**
     * Whom it takes for its leader, as it says with an answer or unasked.
     *
     * @throws IllegalArgumentException if that is no name
     */
    Optional<String> leader(Envelope envelope) {
        waits = false;
        JsonNode leader = envelope.body().path("leader");
        if (!leader.isString() && !leader.isNull()) {
            throw new IllegalArgumentException("a leader that is " + leader
                    + "; allowed is the name of a node as a text, or null");
        }
        return leader.isNull() ? Optional.empty() : Optional.of(leader.asString());
    }

    /** It has refused to answer; if it never will, it is not asked again. */
    void refuses(Envelope error) {
        waits = false;
        mayBeAsked = error.body().path("code").asInt(0) != ErrorCode.NOT_SUPPORTED.number();
    }

    @Override
    public String toString() {
        return name + " is " + state.name().toLowerCase(Locale.ROOT);
    }
}
