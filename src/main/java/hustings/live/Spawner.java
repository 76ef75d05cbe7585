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

        /** Waits until it has ended. */
        void join() throws InterruptedException;
    }

    /**
     * Starts the process of a node.
     *
     * @param algorithm the identifier of the algorithm
     * @param port where the group listens
     * @param token what only processes of the group know
     * @param folder where its stable storage is
     */
    Spawned spawn(String algorithm, int node, int port, String token, Path folder);
}
