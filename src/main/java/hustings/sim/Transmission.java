package hustings.sim;

import hustings.model.MessageKind;
import hustings.run.Event;
import hustings.sim.Tape.Mark;

/** Puts messages on links, and decides their luck there. */
final class Transmission {
    private final Present present;
    private final Trace trace;
    private final MessageLog log;
    private final SendAccounting accounting;
    private final Cost cost;
    private final Links links;
    private final Cuts cuts;
    private final FastPath fastPath;
    private final Wheel wheel;
    private final Disturbances disturbances;
    private final Fate fate = new Fate();

    Transmission(Present present, Trace trace, MessageLog log, SendAccounting accounting,
            Cost cost, Links links, Cuts cuts, FastPath fastPath, Wheel wheel,
            Disturbances disturbances) {
        this.present = present;
        this.trace = trace;
        this.log = log;
        this.accounting = accounting;
        this.cost = cost;
        this.links = links;
        this.cuts = cuts;
        this.fastPath = fastPath;
        this.wheel = wheel;
        this.disturbances = disturbances;
    }

    /** Sends a message over a link, perhaps counterclockwise round the ring. */
    void send(int from, int to, boolean backwards, MessageKind kind, Object message) {
        if (fastPath.open && kind.isContest()) {
            sendFast(from, to, backwards, kind, message);
        } else {
            int depth = accounting.sent(from, kind, message);
            sendWithLuck(word(from, to, backwards, kind), kind, message, depth);
        }
    }

    private static long word(int from, int to, boolean backwards, MessageKind kind) {
        long word = Wheel.word(from, to, kind.index());
        return backwards ? Wheel.backwards(word) : word;
    }

    /** Does what else is done, for a message of the contest to which nothing can happen. */
    private void sendFast(int from, int to, boolean backwards, MessageKind kind, Object message) {
        long now = present.now;
        int depth = accounting.sentOfContest(from, kind, message);
        long due = links.decide(from, to, true, now);
        long number = trace.skip(
                Mark.SENT, kind.index(), present.cause, from, to, due, message);
        disturbances.sent(from, to, due, number);
        wheel.add(due, word(from, to, backwards, kind), message, depth, number, now);
    }

    private void sendWithLuck(long word, MessageKind kind, Object message, int depth) {
        int from = Wheel.from(word);
        int to = Wheel.to(word);
        boolean cut = cuts.isCut(from, to);
        links.decide(from, to, kind.category(), present.now, cut, fate);
        long number = log.sent(from, to, kind, message, fate.due);
        if (cut) {
            // It never travels, so it is neither late nor lost, nor is it doubled.
            log.dropped(number, from, to, kind, Event.Reason.PARTITION, from);
            return;
        }
        disturb(from, to, number);
        if (fate.lost) {
            log.dropped(number, from, to, kind, Event.Reason.LOSS, from);
        } else {
            long duplicateDue = fate.duplicateDue;
            cost.inFlight(kind, 1);
            wheel.add(fate.due, word, message, depth, number, present.now);
            if (fate.duplicated) {
                addCopy(number, word, kind, message, depth, duplicateDue);
            }
        }
    }

    /** Tells of what no protocol may be made for. */
    private void disturb(int from, int to, long number) {
        if (fate.lost) {
            disturbances.lost(number);
            return;
        }
        disturbances.sent(from, to, fate.due, number);
        if (fate.duplicated) {
            disturbances.doubled(fate.duplicateDue, number);
            disturbances.sent(from, to, fate.duplicateDue, number);
        }
    }

    /** Puts another message of the same in. */
    void addCopy(long sent, long word, MessageKind kind, Object message, int depth, long due) {
        cost.inFlight(kind, 1);
        long copy = log.duplicated(
                sent, Wheel.from(word), Wheel.to(word), kind, message, due);
        wheel.add(due, Wheel.copy(word), message, depth, copy, present.now);
    }
}
