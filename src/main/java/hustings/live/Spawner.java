package hustings.live;

import java.nio.file.Path;

/** Starts processes for nodes. */
public interface Spawner {
    /** A process that was started. */
    interface Spawned {
        /** Ends it at once, whatever it is doing. */
        void kill();

        /** Has it stand still, whatever it is doing. */
        void stop();

        /** Has it go on. */
        void goOn();

        /** Has something done when it ends of itself, if that can be seen. */
        void onExit(Runnable action);

        /** Waits until it has ended. */
        void join() throws InterruptedException;
    }

    /**
     * What a process has to know.
     *
     * @param algorithm the identifier of the algorithm
     * @param node the identifier of its node
     * @param port where its group listens
     * @param token what only processes of the group know
     * @param folder where its stable storage is, and the scenario
     * @param events how many events the node has had in lives before
     * @param draws how many numbers it has drawn in them
     */
    record Birth(String algorithm, int node, int port, String token, Path folder, long events,
            int draws) {}

    /** Starts the process of a node. */
    Spawned spawn(Birth birth);
}
