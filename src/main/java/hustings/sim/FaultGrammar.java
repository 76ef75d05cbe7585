package hustings.sim;

import hustings.sim.Fault.Handling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads faults as the scenario grammar writes them. */
final class FaultGrammar {
    /** What an action may look like. */
    static final String ALLOWED = "TICK:ACTION joined by commas: crash-5, crash-leader,"
            + " crash-store, recover-5, pause-5, resume-5, split-1-2-3, cut-5-4, heal, elect-5,"
            + " join-9, leave-5, slow-5-40 (what 5 sends takes 40 ticks); for the next message"
            + " from 2 to 1, or with ~2 the second one, drop-2-1, deliver-2-1, double-2-1,"
            + " delay-2-1-10; bully. before any is for one algorithm";

    private static final long LONGEST_DELAY = 100_000;
    private static final Pattern ON_MESSAGE = Pattern.compile(
            "(?:([a-z][a-z0-9-]*)\\.)?(drop|deliver|double|delay)-(\\d+|store)"
                    + "-(\\d+|store)"
                    + "(?:-(\\d+))?(?:~(\\d+))?");

    private FaultGrammar() {}

    /** Reads faults joined by commas and sorts them by tick; throws what is allowed. */
    static List<Fault> all(String text) {
        List<Fault> faults = new ArrayList<>();
        for (String fault : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            faults.add(one(fault));
        }
        faults.sort(Comparator.comparingLong(Fault::tick));
        return List.copyOf(faults);
    }

    private static Fault one(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length == 2 && parts[0].matches("\\d{1,10}")) {
            return new Fault(Long.parseLong(parts[0]), action(parts[1]));
        }
        throw new IllegalArgumentException(ALLOWED);
    }

    /** Reads one action; throws what is allowed. */
    static Fault.Action action(String text) {
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
                    Stream.of(parts).skip(1).map(Texts::idOrStore).toList());
        } else if (parts[0].equals("cut") && parts.length == 3) {
            return new Fault.Cut(Texts.idOrStore(parts[1]), Texts.idOrStore(parts[2]));
        } else if (parts[0].equals("slow") && parts.length == 3) {
            return new Fault.Slow(
                    Texts.idOrStore(parts[1]), Texts.whole(parts[2], 0, LONGEST_DELAY));
        } else if (parts.length == 2 && parts[1].equals("store")) {
            return new Fault.OnStore(Texts.choice(parts[0], Fault.Verb.class));
        } else if (parts.length == 2) {
            return new Fault.OnNode(Texts.choice(parts[0], Fault.Verb.class), Texts.id(parts[1]));
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
                handling, Texts.idOrStore(text.group(3)), Texts.idOrStore(text.group(4)),
                text.group(6) == null ? 1 : (int) Texts.whole(text.group(6), 1, 10_000),
                delays ? Texts.whole(text.group(5), 1, LONGEST_DELAY) : 0);
    }
}
