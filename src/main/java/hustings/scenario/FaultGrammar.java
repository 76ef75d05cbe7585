package hustings.scenario;

import hustings.scenario.Fault.Handling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads faults as the scenario grammar writes them. */
final class FaultGrammar {
    /** What an action may look like. */
    static final String ALLOWED = "TICK:ACTION joined by commas: crash-5, crash-leader,"
            + " crash-random (drawn), crash-store, recover-5, pause-5, resume-5, split-1-2-3,"
            + " cut-5-4, heal, elect-5, join-9, leave-5, slow-5-40 (what 5 sends takes 40 ticks);"
            + " for the next message from 2 to 1, or with ~2 the second one, drop-2-1,"
            + " deliver-2-1, double-2-1, delay-2-1-10; bully. before any is for one algorithm";

    private static final long LONGEST_DELAY = 100_000;
    private static final Pattern ON_MESSAGE = Pattern.compile(
            "(?:([a-z][a-z0-9-]*)\\.)?(drop|deliver|double|delay)"
                    + "-([\\d.]+|store)-([\\d.]+|store)"
                    + "(?:-(\\d+))?(?:~(\\d+))?");

    private FaultGrammar() {}

    /** Reads faults and sorts them by tick, and has algorithms named; throws what is allowed. */
    static List<Fault> all(String text, UnaryOperator<String> naming) {
        return WrongItem.each(items(text), FaultGrammar::one).stream()
                .map(fault -> named(fault, naming))
                .sorted(Comparator.comparingLong(Fault::tick)).toList();
    }

    private static Fault named(Fault fault, UnaryOperator<String> naming) {
        return fault.action() instanceof Fault.OnMessage on && !on.algorithm().isEmpty()
                ? new Fault(fault.tick(), new Fault.OnMessage(naming.apply(on.algorithm()),
                        on.handling(), on.from(), on.to(), on.nth(), on.ticks()))
                : fault;
    }

    /** The faults of a list as they were typed; behind a space, a tick with a colon begins one. */
    static List<String> items(String list) {
        List<String> faults = new ArrayList<>();
        for (String piece : Typed.items(list, ",;")) {
            String text = Typed.closed(piece, ":");
            int from = 0;
            for (int space = text.indexOf(' '); space >= 0; space = text.indexOf(' ', space + 1)) {
                int tick = tickLength(text, space + 1);
                if (tick > 0 && text.startsWith(":", space + 1 + tick)) {
                    faults.add(text.substring(from, space));
                    from = space + 1;
                }
            }
            faults.add(text.substring(from));
        }
        return faults;
    }

    /** How many digits there are from a place on. */
    private static int tickLength(String text, int from) {
        int to = from;
        while (to < text.length() && Figures.isDigit(text.charAt(to))) {
            to++;
        }
        return to - from;
    }

    private static Fault one(String item) {
        String text = Typed.word(Brackets.off(item));
        int colon = text.indexOf(':');
        // Where the colon is missing, a space tells the tick from the action.
        int end = colon >= 0 ? colon : tickLength(text, 0);
        String tick = Figures.whole(text.substring(0, end));
        boolean apart = colon >= 0 || text.startsWith(" ", end);
        if (apart && tick.matches("\\d{1,10}")) {
            return new Fault(Long.parseLong(tick), action(text.substring(end + 1)));
        }
        throw new IllegalArgumentException(ALLOWED);
    }

    /** A fault as it is written; what is none is given back as it is. */
    static String written(String item) {
        try {
            return one(item).toString();
        } catch (IllegalArgumentException e) {
            return item;
        }
    }

    /** Reads one action, with hyphens or spaces between its words; throws what is allowed. */
    static Fault.Action action(String action) {
        String text = Typed.closed(Brackets.dotted(Typed.word(action)), "-~.").replace(' ', '-');
        try {
            Matcher message = ON_MESSAGE.matcher(text);
            return message.matches() ? onMessage(message) : onNetwork(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(ALLOWED, e);
        }
    }

    private static Fault.Action onNetwork(String text) {
        String[] parts = text.split("-", -1);
        if (text.equals("heal")) {
            return new Fault.Heal();
        } else if (text.equals("crash-leader")) {
            return new Fault.CrashLeader();
        } else if (parts[0].equals("split") && parts.length > 1) {
            return new Fault.Split(
                    Stream.of(parts).skip(1).map(Identity::parseOrStore).toList());
        } else if (parts[0].equals("cut") && parts.length == 3) {
            return new Fault.Cut(
                    Identity.parseOrStore(parts[1]), Identity.parseOrStore(parts[2]));
        } else if (parts[0].equals("slow") && parts.length == 3) {
            return new Fault.Slow(
                    Identity.parseOrStore(parts[1]), Texts.whole(parts[2], 0, LONGEST_DELAY));
        } else if (parts.length == 2 && parts[1].equals("store")) {
            return new Fault.OnStore(Texts.choice(parts[0], Fault.Verb.class));
        } else if (parts.length == 2 && parts[1].equals("random")) {
            return new Fault.OnRandom(Texts.choice(parts[0], Fault.Verb.class));
        } else if (parts.length == 2) {
            return new Fault.OnNode(
                    Texts.choice(parts[0], Fault.Verb.class), Identity.parse(parts[1]));
        }
        throw new IllegalArgumentException(text);
    }

    private static Fault.Action onMessage(Matcher text) {
        Handling handling = Texts.choice(text.group(2), Handling.class);
        boolean delays = handling == Handling.DELAY;
        if (delays != (text.group(5) != null)) {
            throw new IllegalArgumentException("only a delay takes a number of ticks");
        }
        return new Fault.OnMessage(
                text.group(1) == null ? "" : text.group(1),
                handling, Identity.parseOrStore(text.group(3)),
                Identity.parseOrStore(text.group(4)),
                text.group(6) == null ? 1 : (int) Texts.whole(text.group(6), 1, 10_000),
                delays ? Texts.whole(text.group(5), 1, LONGEST_DELAY) : 0);
    }
}
