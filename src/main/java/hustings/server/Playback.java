package hustings.server;

/**
 * Whether time runs, how fast, and which tick it has got to.
 *
 * <p>Time that was too short for what happens in it is lost: a run that cannot keep up gets slower,
 * and nothing is caught up later. Thread-safe, so that whoever gives the beat need not wait.
 */
final class Playback {
    /* The page plays out the ticks of a frame at their pace. */
    private static final double FRAMES_PER_SECOND = 6;
    /* So many frames' worth of ticks, or so many ticks, may be late and are still carried out. */
    private static final int MOST_FRAMES = 2;
    private static final int MOST_TICKS = 16;

    private boolean playing;
    private double speed = 8;
    private long fromNanos;
    private long fromTick;

    /** Lets time run from a tick on, in ticks a second. */
    synchronized void play(double ticksPerSecond, long tick, long nowNanos) {
        playing = true;
        speed = ticksPerSecond;
        restart(tick, nowNanos);
    }

    /** Goes on from another tick, if it plays. */
    synchronized void restart(long tick, long nowNanos) {
        fromTick = tick;
        fromNanos = nowNanos;
    }

    synchronized void stop() {
        playing = false;
    }

    synchronized boolean isPlaying() {
        return playing;
    }

    /** In ticks a second. */
    synchronized double speed() {
        return speed;
    }

    private long due(long nowNanos) {
        return fromTick + (long) ((nowNanos - fromNanos) / 1e9 * speed);
    }

    /**
     * The last tick of a frame that brings no more than is due: frames of several ticks end at
     * multiples of as many, so that whoever plays as fast gets the same ones.
     */
    private long endOfFrame(long due) {
        return due - due % perFrame();
    }

    /** How many ticks a frame brings: one, unless they follow each other too fast. */
    private long perFrame() {
        return Math.max(1, (long) (speed / FRAMES_PER_SECOND));
    }

    /** Whether enough more ticks are due after one that has been carried out. */
    synchronized boolean isDue(long tick, long nowNanos) {
        return playing && endOfFrame(due(nowNanos)) > tick;
    }

    /** The tick to get to now; if too many are due, only some, and time is what it is then. */
    synchronized long take(long tick, long nowNanos) {
        long due = due(nowNanos);
        long most = Math.max(MOST_TICKS, MOST_FRAMES * perFrame());
        if (due - tick > most) {
            due = tick + most;
            restart(due, nowNanos);
        }
        return Math.max(tick, endOfFrame(due));
    }
}
