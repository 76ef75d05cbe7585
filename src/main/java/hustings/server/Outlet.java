package hustings.server;

/** Where a room's frames go: one viewer's socket. */
@FunctionalInterface
interface Outlet {
    /** Sends a frame; {@code done} is called once it has left, or cannot. */
    void send(String frame, Runnable done);
}
