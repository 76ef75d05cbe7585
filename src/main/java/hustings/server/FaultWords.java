package hustings.server;

import hustings.scenario.Fault;
import hustings.scenario.Identity;

/** Says what a fault does, for people. */
final class FaultWords {
    private FaultWords() {}

    /** An action of the grammar in words; text that is none is given back as it is. */
    static String of(String action) {
        try {
            return of(Fault.parse(action));
        } catch (IllegalArgumentException e) {
            // A form shows what was typed, right or wrong; what is wrong stands beside it.
            return action;
        }
    }

    private static String of(Fault.Action action) {
        return switch (action) {
            case Fault.OnNode(Fault.Verb verb, Identity node) when verb == Fault.Verb.ELECT ->
                    "node " + node + " calls an election";
            case Fault.OnNode on -> on.toString().replace("-", " node ");
            case Fault.OnRandom(Fault.Verb verb) when verb == Fault.Verb.ELECT ->
                    "a node drawn by the seed calls an election";
            case Fault.OnRandom random -> random.toString().replace("-random", "")
                    + " a node drawn by the seed";
            case Fault.OnStore store -> store.toString().replace("-", " the ");
            case Fault.CrashLeader crash -> "crash the leader";
            case Fault.Split split -> "partition {"
                    + split.toString().replace("split-", "").replace('-', ' ') + "} | rest";
            case Fault.Cut(Identity from, Identity to) -> "cut the link " + from + " → " + to;
            case Fault.Heal heal -> "heal all links";
            case Fault.Slow(Identity node, long ticks) -> ticks == 0
                    ? "what " + called(node) + " sends takes as long as usual"
                    : "what " + called(node) + " sends takes " + ticks(ticks);
            case Fault.OnMessage message -> onMessage(message);
        };
    }

    private static String onMessage(Fault.OnMessage message) {
        String which = "the " + (message.nth() == 1 ? "" : ordinal(message.nth()) + " ")
                + "message from " + message.from() + " to " + message.to();
        String where = message.algorithm().isEmpty() ? "" : " (" + message.algorithm() + ")";
        return switch (message.handling()) {
            case DROP -> "drop " + which;
            case DELIVER -> "deliver " + which;
            case DOUBLE -> "duplicate " + which;
            case DELAY -> "delay " + which + " by " + ticks(message.ticks());
        } + where;
    }

    private static String called(Identity id) {
        return (id.equals(Identity.STORE) ? "the " : "node ") + id;
    }

    private static String ticks(long ticks) {
        return ticks + (ticks == 1 ? " tick" : " ticks");
    }

    private static String ordinal(int nth) {
        boolean teen = nth % 100 >= 11 && nth % 100 <= 13;
        return nth + (teen ? "th" : switch (nth % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        });
    }
}
