package hustings.server;

/** Where a viewer's frames go: one viewer's socket. */
@FunctionalInterface
interface FrameSink {
    /** Sends a frame; {@code done} is called once it has left, or cannot. */
    void send(String frame, Runnable done);
}
