package hustings.server;

import hustings.compare.Alignment;
import hustings.compare.StepUnit;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

/** What a viewer may ask for over the socket. */
sealed interface Request {
    /** Open a scenario, at its position. */
    record Open(String scenario) implements Request {}

    /** Let time run, in ticks a second. */
    record Play(double speed) implements Request {}

    /** Stop time. */
    record Pause() implements Request {}

    /** Move by some steps of a panel, or of all, backwards if negative, and stop there. */
    record Step(long by, StepUnit unit, Optional<String> panel) implements Request {}

    /** Move to a position, or to where a panel stands at a tick. */
    record Seek(long tick, Optional<String> panel) implements Request {}

    /** Align the panels; the one named, or else the first, stays where it is. */
    record Align(Alignment by, Optional<String> panel) implements Request {}

    /** Do something to the network, right after the present tick. */
    record InjectFault(String action) implements Request {}

    /** Watch the live group, or start one of a scenario, or have it end. */
    record Live(What what, String scenario, int tickMilliseconds) implements Request {
        /** What is to be done. */
        enum What { WATCH, START, STOP }

        private static Live of(JsonNode frame) {
            What what = switch (string(frame, "what")) {
                case "watch" -> What.WATCH;
                case "start" -> What.START;
                case "stop" -> What.STOP;
                case String other -> throw new Refused("invalid", "what", "what is \""
                        + shorten(other) + "\"; allowed is watch, start or stop");
            };
            return what == What.START ? new Live(what, string(frame, "scenario"),
                    (int) number(frame, "tick", 10, 500)) : new Live(what, "", 0);
        }
    }

    /**
     * The viewer has drawn one more message of the run. Who says so once has to say so of each, and
     * is then sent only what it keeps up with.
     */
    record Drawn() implements Request {}

    /** Ticks a second, at the least. */
    double SLOWEST = 0.1;
    /** Ticks a second, at the most. */
    double FASTEST = 240;

    /**
     * Reads a frame.
     *
     * @throws Refused naming the field and what is allowed
     */
    static Request parse(String text) {
        JsonNode frame;
        try {
            frame = Json.MAPPER.readTree(text);
        } catch (StreamConstraintsException e) {
            throw new Refused("malformed", "frame", "the frame is nested too deeply, or a number"
                    + " or a name in it is too long; allowed is an object of a few short fields");
        } catch (JacksonException e) {
            throw new Refused("malformed", "frame",
                    "the frame is not JSON, from character " + column(e) + " on");
        }
        if (!frame.isObject()) {
            throw new Refused("malformed", "frame", "the frame is not a JSON object");
        }
        return switch (string(frame, "type")) {
            case "open" -> new Open(string(frame, "scenario"));
            case "play" -> new Play(number(frame, "speed", SLOWEST, FASTEST));
            case "pause" -> new Pause();
            case "step" -> new Step((long) number(frame, "by", -10_000, 10_000),
                    optional(frame, "unit").map(Request::unit).orElse(StepUnit.TICK),
                    optional(frame, "panel"));
            case "seek" -> new Seek((long) number(frame, "tick", 0, Integer.MAX_VALUE),
                    optional(frame, "panel"));
            case "align" -> new Align(alignment(string(frame, "by")), optional(frame, "panel"));
            case "fault" -> new InjectFault(string(frame, "action"));
            case "live" -> Live.of(frame);
            case "drawn" -> new Drawn();
            case String other -> throw new Refused("unknown-type", "type", "type is \""
                    + shorten(other)
                    + "\"; allowed is open, play, pause, step, seek, align, fault, live or drawn");
        };
    }

    /** Where it stops being JSON is no secret; what else the parser says is. */
    private static int column(JacksonException e) {
        return Optional.ofNullable(e.getLocation()).map(TokenStreamLocation::getColumnNr)
                .map(column -> Math.max(1, column)).orElse(1);
    }

    private static StepUnit unit(String name) {
        return StepUnit.named(name).orElseThrow(() -> new Refused("invalid", "unit", "unit is \""
                + shorten(name) + "\"; allowed is tick, event, election or fault"));
    }

    private static Alignment alignment(String name) {
        return Alignment.named(name).orElseThrow(() -> new Refused("invalid", "by", "by is \""
                + shorten(name) + "\"; allowed is tick, event, detection or agreement"));
    }

    private static Optional<String> optional(JsonNode frame, String field) {
        return frame.has(field) ? Optional.of(string(frame, field)) : Optional.empty();
    }

    private static String string(JsonNode frame, String field) {
        JsonNode value = frame.get(field);
        if (value == null || !value.isString()) {
            throw new Refused("invalid", field, field + (value == null ? " is missing"
                    : " is " + shorten(value.toString())) + "; it must be a string");
        }
        return value.stringValue();
    }

    private static double number(JsonNode frame, String field, double min, double max) {
        JsonNode value = frame.get(field);
        // What no double can hold is out of every bound.
        double read = value != null && value.isNumber()
                ? value.doubleValue(Double.NaN) : Double.NaN;
        if (read >= min && read <= max) {
            return read;
        }
        throw new Refused("invalid", field, field + (value == null ? " is missing"
                : " is " + shorten(value.toString()))
                + "; it must be a number from " + trim(min) + " to " + trim(max));
    }

    private static String trim(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : "" + number;
    }

    /** As much of a text as an answer can take. */
    static String shorten(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
