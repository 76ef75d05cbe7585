package hustings.sim;

/**
 * The common start of a lock-step model: whoever calls an election starts it for all that are
 * alive, at the end of the tick, however many call it. A paused node starts when it resumes.
 */
final class CommonStart {
    private final World world;
    private long count;
    private boolean called;
    private long cause;

    CommonStart(World world) {
        this.world = world;
    }

    /** None so far. */
    void reset() {
        count = 0;
        called = false;
        cause = 0;
    }

    /** How many there have been. */
    long count() {
        return count;
    }

    /** Someone calls an election in this tick; the event with which it begins is the cause. */
    void call(long cause) {
        if (!called) {
            called = true;
            this.cause = cause;
        }
    }

    /** Everything else that happens in a tick has happened: starts all if anyone has called. */
    void begin() {
        if (!called) {
            return;
        }
        called = false;
        count++;
        for (int id : world.membership.living()) {
            int node = world.membership.index(id);
            new Alarm() {
                @Override
                void ring() {
                    if (!world.backlog.hold(node, this)) {
                        world.present.cause = cause;
                        world.processes.wake(node);
                    }
                }
            }.ring();
        }
    }
}
