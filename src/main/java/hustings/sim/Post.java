package hustings.sim;

import hustings.model.AlgorithmType;
import hustings.model.Heartbeat;
import hustings.model.MessageKind;

/** Takes the messages that nodes send: to whom they are, and over which link they go. */
final class Post {
    private final AlgorithmType algorithm;
    private final Membership membership;
    private final Routes routes;
    private final Transmission transmission;
    private final Loopback loopback;
    private final Loopback.Receiver receiver;
    /* The kind that was sent last: mostly the next message is of the same. */
    private MessageKind latest;

    Post(AlgorithmType algorithm, Membership membership, Routes routes,
            Transmission transmission, Loopback loopback, Loopback.Receiver receiver) {
        this.algorithm = algorithm;
        this.membership = membership;
        this.routes = routes;
        this.transmission = transmission;
        this.loopback = loopback;
        this.receiver = receiver;
        // That is the heartbeat's, which is no timer.
        latest = algorithm.kinds().getLast();
    }

    /** Sends a message of a node's own accord. */
    void send(int from, int toId, Object message) {
        int found = routes.receiver(from, toId);
        MessageKind kind = message.getClass() == latest.type() ? latest : sendable(message);
        send(from, found < 0 ? ~found : found, found < 0, kind, message);
    }

    /** Sends a message that has got no answer. */
    void sendAgain(int from, int to, boolean backwards, MessageKind kind, Object message) {
        send(from, to, backwards, kind, message);
        if (loopback.isWaiting()) {
            loopback.deliver(receiver);
        }
    }

    private void send(int from, int to, boolean backwards, MessageKind kind, Object message) {
        if (from == to) {
            loopback.add(from, kind, message, receiver);
        } else {
            transmission.send(from, to, backwards, kind, message);
        }
    }

    private MessageKind sendable(Object message) {
        MessageKind kind = algorithm.kindOf(message);
        if (kind.isTimer()) {
            throw new IllegalArgumentException(
                    kind.name() + " is a timer; it is set with after(), not sent");
        }
        latest = kind;
        return kind;
    }

    /** Sends a detector's heartbeat from a leader to every other member. */
    void heartbeats(int from, long term) {
        Heartbeat heartbeat = new Heartbeat(term);
        MessageKind kind = algorithm.kindOf(heartbeat);
        for (int id : membership.members()) {
            if (id != membership.id(from)) {
                transmission.send(from, membership.index(id), false, kind, heartbeat);
            }
        }
    }
}
