package hustings.sim;

import hustings.model.AlgorithmType;
import hustings.model.MessageKind;
import hustings.scenario.Scenario;

/** Accounts for every message that is sent: its size, its work, its election, and its chain. */
final class SendAccounting {
    private final int idBits;
    private final int sizeBits;
    private final int[] rows;
    private final Present present;
    private final WorkMeter work;
    private final RunningElections elections;
    private final Cost cost;
    private int longestChain;

    SendAccounting(Scenario scenario, AlgorithmType algorithm, Membership membership,
            Present present, WorkMeter work, RunningElections elections, Cost cost) {
        int n = scenario.n();
        sizeBits = MessageKind.bitsToTell(n);
        // Whoever knows no identifiers sends none: what looks like one is a number up to n.
        idBits = algorithm.about().anonymous() ? sizeBits : scenario.ids().bits(n);
        rows = membership.rows().numbers;
        this.present = present;
        this.work = work;
        this.elections = elections;
        this.cost = cost;
    }

    /** Nothing has been sent. */
    void reset() {
        longestChain = 0;
    }

    /** The longest chain of messages, each sent after the one before had been received. */
    int longestChain() {
        return longestChain;
    }

    /** A message is sent; answers how long a chain of messages ends with it. */
    int sent(int from, MessageKind kind, Object message) {
        int size = kind.bits(message, idBits, sizeBits);
        work.spend(1 + (size >>> 6));
        if (kind.isContest()) {
            elections.message(from, present.now);
        }
        present.busyWith(kind);
        cost.sent(kind, from, size);
        return chain(from);
    }

    /** The same for a message of the contest that surely goes on its way. */
    int sentOfContest(int from, MessageKind kind, Object message) {
        int size = kind.bits(message, idBits, sizeBits);
        work.spend(1 + (size >>> 6));
        long now = present.now;
        elections.message(from, now);
        present.busyAt = now;
        cost.sentOfContest(kind, from, size);
        return chain(from);
    }

    private int chain(int from) {
        int depth = rows[NodeTable.at(from, NodeTable.DEPTH)] + 1;
        longestChain = Math.max(longestChain, depth);
        return depth;
    }
}
