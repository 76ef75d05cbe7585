package hustings.sim;

import hustings.model.AlgorithmType;
import hustings.model.MessageKind;
import hustings.run.Event;

/** Brings messages that are due to their nodes, unless these are dead, paused or cut off. */
final class Delivery implements Wheel.Receiver, Backlog.Receiver {
    private final AlgorithmType algorithm;
    private final Membership membership;
    private final int[] rows;
    private final Cuts cuts;
    private final FastPath fastPath;
    private final Backlog backlog;
    private final LookAhead lookAhead;
    private final MessageLog log;
    private final Retransmissions retransmissions;
    private final Reception reception;

    Delivery(AlgorithmType algorithm, Membership membership, Cuts cuts, FastPath fastPath,
            Backlog backlog, LookAhead lookAhead, MessageLog log,
            Retransmissions retransmissions, Reception reception) {
        this.algorithm = algorithm;
        this.membership = membership;
        this.rows = membership.rows().numbers;
        this.cuts = cuts;
        this.fastPath = fastPath;
        this.backlog = backlog;
        this.lookAhead = lookAhead;
        this.log = log;
        this.retransmissions = retransmissions;
        this.reception = reception;
    }

    @Override
    public void expect(long[] words, Object[] payloads, int from, int to) {
        lookAhead.toMessages(words, payloads, from, to);
    }

    @Override
    public void deliver(long word, Object message, int depth, long number, long sentAt) {
        MessageKind kind = algorithm.kind(Wheel.kind(word));
        int to = Wheel.to(word);
        if (fastPath.open && kind.isContest() && rows[NodeTable.at(to, NodeTable.UP)] != 0) {
            reception.handFast(Wheel.from(word), to, kind, message, depth, number);
        } else {
            deliverIfPossible(word, message, depth, number, sentAt);
        }
    }

    private void deliverIfPossible(
            long word, Object message, int depth, long number, long sentAt) {
        int from = Wheel.from(word);
        int to = Wheel.to(word);
        if (!membership.isAlive(to)) {
            arriveAtDead(word, message, number, sentAt);
        } else if (cuts.isCut(from, to)) {
            log.droppedOnItsWay(number, from, to, algorithm.kind(Wheel.kind(word)),
                    Event.Reason.PARTITION, to);
        } else if (!backlog.hold(to, word, message, depth, number, sentAt)) {
            deliverHeld(word, message, depth, number);
        }
    }

    /** Hands over what a paused node has missed; cuts do not matter any more, it was there. */
    @Override
    public void deliverHeld(long word, Object message, int depth, long number) {
        reception.hand(Wheel.from(word), Wheel.to(word), algorithm.kind(Wheel.kind(word)),
                message, depth, number);
    }

    @Override
    public void arriveAtDead(long word, Object message, long number, long sentAt) {
        int to = Wheel.to(word);
        MessageKind kind = algorithm.kind(Wheel.kind(word));
        log.droppedOnItsWay(number, Wheel.from(word), to, kind, Event.Reason.CRASH, to);
        retransmissions.unanswered(word, kind, message, number, sentAt);
    }
}
