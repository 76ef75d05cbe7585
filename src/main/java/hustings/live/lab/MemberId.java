package hustings.live.lab;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identity of a member of the group; they are compared by days first, and the highest leads.
 *
 * @param days to the next birthday, 1 to 365
 * @param student the number of the student, 1,000,000 to 9,999,999
 */
public record MemberId(int days, int student) implements Comparable<MemberId> {
    static final int MOST_DAYS = 365;
    static final int FIRST_STUDENT = 1_000_000;
    static final int LAST_STUDENT = 9_999_999;

    private static final Comparator<MemberId> ORDER =
            Comparator.comparingInt(MemberId::days).thenComparingInt(MemberId::student);
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,3}),(\\d{7})");

    /** Refuses numbers that no member has. */
    public MemberId {
        if (days < 1 || days > MOST_DAYS || student < FIRST_STUDENT || student > LAST_STUDENT) {
            throw new IllegalArgumentException("the identity is (" + days + ", " + student
                    + "); allowed are 1 to 365 days and a number from 1000000 to 9999999");
        }
    }

    /** Reads what {@code toString} writes, such as {@code 222,3333333}. */
    public static MemberId parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new IllegalArgumentException("the identity is \"" + text + "\"; allowed is"
                    + " DAYS,NUMBER as in 222,3333333: 1 to 365 days, 1000000 to 9999999");
        }
        return new MemberId(Integer.parseInt(written.group(1)),
                Integer.parseInt(written.group(2)));
    }

    /** Reads a tuple of two numbers; none if it is something else or no member has them. */
    static Optional<MemberId> read(PickleValue value) {
        if (value instanceof PickleValue.Tuple(var items) && items.size() == 2
                && items.get(0) instanceof PickleValue.Int(long days)
                && items.get(1) instanceof PickleValue.Int(long student)
                && days >= 1 && days <= MOST_DAYS
                && student >= FIRST_STUDENT && student <= LAST_STUDENT) {
            return Optional.of(new MemberId((int) days, (int) student));
        }
        return Optional.empty();
    }

    /** The tuple that Python nodes know it by. */
    PickleValue toPickle() {
        return PickleValue.tuple(new PickleValue.Int(days), new PickleValue.Int(student));
    }

    @Override
    public int compareTo(MemberId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return days + "," + student;
    }
}
