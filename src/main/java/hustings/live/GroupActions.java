package hustings.live;

import hustings.live.node.Announcement;
import hustings.live.node.Letter;
import java.util.List;

/** What a coordinator has done to real processes, and sends to them. */
interface GroupActions {
    /** Lets a process begin that waits for it, and tells it all that has been announced so far. */
    void begin(int node, long tick, List<Announcement> announced);

    /**
     * Starts a process, which will say when it is there.
     *
     * @param events how many events the node has had in lives before
     * @param draws how many numbers it has drawn in them
     */
    void start(int node, long events, int draws);

    /** Kills a process, whatever it is doing. */
    void kill(int node);

    /** Asks a process to stop after the tick that it is at, and to say so. */
    void freeze(int node);

    /** Stops a process that has said that it stands still. */
    void stop(int node);

    /** Has a stopped process go on from a tick. */
    void thaw(int node, long tick, List<Announcement> announced);

    /** Tells a process of an announcement. */
    void announce(int node, Announcement announcement);

    /** Hands a message on to its receiver. */
    void forward(Letter letter);
}
