package hustings.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import hustings.compare.Alignment;
import hustings.compare.CostTable;
import hustings.scenario.Problem;
import hustings.scenario.Texts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the server sends over a socket, one JSON object each, whose {@code type} says which it is.
 *
 * <p>The types of the page are written from these records, and those of what is in them: see
 * {@code WireTypesTest}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Frame.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = Frame.Keyframe.class, name = "keyframe"),
    @JsonSubTypes.Type(value = Frame.Ticks.class, name = "ticks"),
    @JsonSubTypes.Type(value = Frame.Clock.class, name = "clock"),
    @JsonSubTypes.Type(value = Frame.Live.class, name = "live"),
    @JsonSubTypes.Type(value = Frame.Refusal.class, name = "refused")})
sealed interface Frame {
    /** It as it is sent. */
    default String text() {
        return Json.text(this);
    }

    /**
     * What has been opened: everything that does not change while it runs.
     *
     * @param scenario the scenario's text, with the position at which it is opened
     * @param length the last position worth watching
     * @param until the last tick
     * @param delta the bound that protocols assume, in ticks
     * @param faults what the scenario has happen, in the order of the ticks
     * @param algorithms one for each panel
     * @param measures the headings of the table of costs
     */
    record Opened(String scenario, long length, long until, long delta, List<Fault> faults,
            List<PanelAlgorithm> algorithms, List<CostTable.Heading> measures) implements Frame {
        /** A fault of the scenario, with what is to be done as the scenario writes it. */
        record Fault(long tick, String action) {}
    }

    /**
     * The whole state at a position.
     *
     * @param tick the position: a tick, unless the panels are aligned by something else
     * @param panels the states of the panels
     * @param table what they cost, row by row
     * @param uneven why nobody is marked as the cheapest, if so
     * @param alignment what the panels are aligned by, where it is not the tick
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Keyframe(long tick, Named<List<PanelState>> panels, List<Figures> table,
            Optional<String> uneven, Optional<Aligned> alignment) implements Frame {}

    /**
     * What happens from one position to another, for whoever knows the state before.
     *
     * @param from the first position
     * @param to the last one
     * @param panels what is new in the panels
     * @param table the rows of the table that are different
     * @param uneven why nobody is marked as the cheapest, if so
     * @param faults all faults so far, where they come about only while it runs
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Ticks(long from, long to, Named<List<PanelNews>> panels, List<Figures> table,
            Optional<String> uneven, List<Opened.Fault> faults) implements Frame {}

    /** Whether time runs, how fast, in ticks a second, and what position it is. */
    record Clock(boolean playing, double speed, long tick) implements Frame {}

    /**
     * How a live group stands.
     *
     * @param state what it is at
     * @param processes how many processes there are
     * @param events how many events were recorded, once it has ended
     * @param tickMilliseconds how long a tick is
     * @param replay the scenario that replays it, once it has ended
     * @param same whether the replay is the same to the last event
     * @param difference the first event that differs, or why it broke off, in words
     * @param remarks what else there is to say of it
     */
    record Live(State state, long processes, long events, long tickMilliseconds, String replay,
            boolean same, String difference, List<String> remarks) implements Frame {
        /** There is none. */
        static final Live NONE = new Live(State.NONE, 0, 0, 0, "", false, "", List.of());

        /** What a live group is at. */
        enum State {
            NONE, STARTING, RUNNING, ENDED, BROKEN;

            @Override
            public String toString() {
                return Texts.text(this);
            }
        }
    }

    /**
     * Why something was refused.
     *
     * @param code what kind of thing it is, for programs
     * @param key what it concerns: a key of the scenario, or a part of what was asked
     * @param message what is wrong and what is allowed, in words
     * @param problems all that is wrong with a scenario, if that is what was refused
     */
    record Refusal(String code, String key, String message,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Problem> problems) implements Frame {
        /** That of something that has these problems. */
        static Refusal of(String code, List<Problem> problems) {
            Problem first = problems.get(0);
            return new Refusal(code, first.key(), first.message(), problems);
        }
    }

    /**
     * A row of the table, whose heading is known.
     *
     * @param key the name of the measure
     * @param values a value for each algorithm, if it has one
     * @param best the places of the lowest value, from 0
     */
    record Figures(String key, List<Optional<Long>> values, List<Long> best) {
        static Figures of(CostTable.Row row) {
            return new Figures(row.key(), row.values(),
                    row.best().stream().map(Integer::longValue).toList());
        }
    }

    /**
     * What the panels are aligned by.
     *
     * @param by what they have in common at a position
     * @param length the last position worth watching
     * @param meeting where the phases of all panels coincide, if they do
     * @param phases the tick of the phase of each panel, if it has one
     */
    record Aligned(Alignment by, long length,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) OptionalLong meeting,
            List<OptionalLong> phases) {}
}
