package hustings.sim;

import hustings.model.AlgorithmType;
import hustings.model.MessageKind;
import hustings.model.Role;
import hustings.run.Event;
import hustings.run.Observer;
import java.util.Arrays;
import java.util.List;

/**
 * The events of a run in columns of numbers: an {@link Event} is made only of what is looked at.
 *
 * <p>A tape keeps the latest events, as many as it was made for, and is used again when its
 * simulation begins again. It takes no notice of pseudo-code, nor of reasons in words, which cost
 * more than everything else together: an event that an algorithm's line has brought about has no
 * lines here, and a reason no text. Who wants them runs the scenario again up to there, with an
 * {@link Observer}. Otherwise an event is the same as an observer is told.
 */
public final class Tape {
    /** What an event is, as far as it is kept in numbers. */
    enum Mark {
        /** Its payload is the message, the other node its receiver, the value when it is due. */
        SENT,
        /** The same of a copy. */
        DUPLICATED,
        /** Its payload is the message, the other node its sender. */
        DELIVERED,
        /** Its payload is the timer, the value when it is due. */
        TIMER_SET,
        /** Its payload is the timer. */
        TIMER_FIRED,
        /** Only its kind is kept. */
        TIMER_CANCELLED,
        /** Its payload is the role, the value the term. */
        ROLE,
        /** The other node is the leader, by its identifier, the value the term. */
        RECOGNISED,
        /** Its payload says all; its node is given by its identifier, 0 for the network. */
        OTHER
    }

    private static final Mark[] MARKS = Mark.values();
    /** A reason whose words are not taken down. */
    static final Event.What SILENT = new Event.Note("");
    private static final int FIRST_LENGTH = 1024;
    private static final int FIELDS = 4;

    private final int most;
    /* Four numbers an event: mark and kind, its node, the other node, and how many events ago its
       cause was, 0 if it has none. */
    private int[] numbers = new int[0];
    /* The tick, and the value. */
    private long[] times = new long[0];
    private Object[] payloads = new Object[0];
    private int mask = -1;
    private long last;
    private List<MessageKind> kinds = List.of();
    private int[] ids = new int[0];

    /**
     * An empty tape.
     *
     * @param most how many events it keeps, a power of two from 1,024 to 2²⁸
     */
    public Tape(int most) {
        if (most < FIRST_LENGTH || most > 1 << 28 || Integer.bitCount(most) != 1) {
            throw new IllegalArgumentException("a tape for " + most
                    + " events; allowed is a power of two from " + FIRST_LENGTH + " to 2^28");
        }
        this.most = most;
    }

    /** One that nothing will be put on. */
    Tape() {
        this(FIRST_LENGTH);
    }

    /** A run begins, and whatever is on the tape will be written over. */
    void begin(AlgorithmType algorithm, Membership membership) {
        last = 0;
        kinds = algorithm.kinds();
        ids = membership.ids();
    }

    /** Takes down the next event of the run. */
    void add(Mark mark, int kind, long tick, long cause, int node, int other, long value,
            Object payload) {
        long number = ++last;
        if (number > mask + 1L && mask + 1 < most) {
            grow();
        }
        int at = (int) (number - 1) & mask;
        numbers[FIELDS * at] = mark.ordinal() | kind << 8;
        numbers[FIELDS * at + 1] = node;
        numbers[FIELDS * at + 2] = other;
        numbers[FIELDS * at + 3] = cause == 0 ? 0 : (int) (number - cause);
        times[2 * at] = tick;
        times[2 * at + 1] = value;
        payloads[at] = payload;
    }

    private void grow() {
        int length = Math.max(FIRST_LENGTH, 2 * (mask + 1));
        numbers = Arrays.copyOf(numbers, FIELDS * length);
        times = Arrays.copyOf(times, 2 * length);
        payloads = Arrays.copyOf(payloads, length);
        mask = length - 1;
    }

    /** The number of the earliest event that it still has; beyond {@link #last} if it has none. */
    public long first() {
        return Math.max(1, last - mask);
    }

    /** The number of the latest event; 0 if there has been none. */
    public long last() {
        return last;
    }

    /** The tick of an event. */
    public long tick(long number) {
        return times[2 * at(number)];
    }

    private int at(long number) {
        if (number < first() || number > last) {
            throw new IllegalArgumentException("event " + number
                    + "; the tape has those from " + first() + " to " + last);
        }
        return (int) (number - 1) & mask;
    }

    /** An event, by its number. */
    public Event event(long number) {
        int at = at(number);
        int back = numbers[FIELDS * at + 3];
        int node = numbers[FIELDS * at + 1];
        boolean isIdentifier = mark(at) == Mark.OTHER;
        return new Event(number, times[2 * at], back == 0 ? 0 : number - back,
                isIdentifier ? node : ids[node], List.of(), 0, what(at));
    }

    private Mark mark(int at) {
        return MARKS[numbers[FIELDS * at] & 0xff];
    }

    private Event.What what(int at) {
        String kind = kinds.get(numbers[FIELDS * at] >>> 8).name();
        int other = numbers[FIELDS * at + 2];
        long value = times[2 * at + 1];
        Object payload = payloads[at];
        return switch (mark(at)) {
            case SENT -> new Event.Sent(ids[other], kind, MessageKind.partsOf(payload), value);
            case DUPLICATED ->
                    new Event.Duplicated(ids[other], kind, MessageKind.partsOf(payload), value);
            case DELIVERED -> new Event.Delivered(ids[other], kind, MessageKind.partsOf(payload));
            case TIMER_SET -> new Event.TimerSet(kind, MessageKind.partsOf(payload), value);
            case TIMER_FIRED -> new Event.TimerFired(kind, MessageKind.partsOf(payload));
            case TIMER_CANCELLED -> new Event.TimerCancelled(kind);
            case ROLE -> new Event.RoleChanged((Role) payload, value);
            case RECOGNISED -> new Event.Recognised(other, value);
            case OTHER -> (Event.What) payload;
        };
    }
}
