package hustings.sim;

import hustings.model.AlgorithmType;
import hustings.model.MessageKind;
import hustings.run.Event;

/** What is being handled at present, by which node, and who sent it: handlers run one by one. */
final class Handling {
    static final Event.What BOOTED = new Event.Acted("boot");
    static final Event.What LEAVING = new Event.Acted("leave");
    static final Event.What STARTED = new Event.Started();
    private static final Event.What BACK = new Event.Acted("recover");

    private final AlgorithmType algorithm;
    private final Membership membership;
    private final Present present;
    private final int store;
    private int node;
    private int sender;
    private Object what = BACK;
    private boolean unasked;

    Handling(AlgorithmType algorithm, Membership membership, Present present) {
        this.algorithm = algorithm;
        this.membership = membership;
        this.present = present;
        this.store = membership.store();
    }

    /** Nothing has been handled. */
    void reset() {
        node = 0;
        sender = 0;
        what = BACK;
        unasked = false;
    }

    /** The process of a node is being made for the beginning of a run. */
    void boots(int node) {
        this.node = node;
        this.what = BOOTED;
    }

    /** A node comes back, or joins. */
    void comesBack(int node) {
        ofItself(node, BACK);
    }

    /** A node handles a message of another. */
    void from(int sender, int node, Object message) {
        // A store only answers, so that what follows is the node's own doing.
        enter(sender, sender == store, node, message);
    }

    /** A node handles what no other has sent: a timer, a fault, a suspicion. */
    void ofItself(int node, Object what) {
        enter(node, true, node, what);
    }

    private void enter(int sender, boolean unasked, int node, Object what) {
        if (unasked) {
            present.busyAt = present.now;
        }
        this.sender = sender;
        this.unasked = unasked;
        this.node = node;
        this.what = what;
    }

    /**
     * A node handles what it has sent to itself.
     *
     * @param unasked whether it was unasked when it sent that
     */
    void fromItself(int node, Object message, boolean unasked) {
        enter(node, false, node, message);
        this.unasked = unasked;
    }

    /** The index of the node whose handler ran last. */
    int node() {
        return node;
    }

    /** The index of who sent what is being handled. */
    int sender() {
        return sender;
    }

    /**
     * Whether what is being handled is not a message of another node; what comes straight back to a
     * node is as unasked as what it did when it sent that.
     */
    boolean isUnasked() {
        return unasked;
    }

    /** What the handler was handed, in words: "on NO (term 1) from 1". */
    String inWords() {
        return switch (what) {
            case Event.Started started -> "on being told to start";
            case Event.Suspected(int suspect) -> "on suspecting " + suspect;
            case Event.Trusted(int trusted) -> "on trusting " + trusted;
            case Event.Acted(String action) -> action.equals("boot") ? "when the run begins"
                    : action.equals("leave") ? "on leaving" : "on coming back";
            default -> {
                MessageKind kind = algorithm.kindOf(what);
                String parts = MessageKind.partsOf(what);
                yield "on " + kind.name() + (parts.isEmpty() ? "" : " (" + parts + ")")
                        + (kind.isTimer() ? "" : " from " + membership.id(sender));
            }
        };
    }
}
