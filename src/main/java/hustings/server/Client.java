package hustings.server;

/**
 * One address from which others ask, and what it may use: of sockets, and of computing time.
 *
 * <p>A school behind one router is one address; so its viewers have budgets of their own, and only
 * the greedy ones among them feel that the address as a whole has used too much. Thread-safe.
 */
final class Client {
    /* Seconds of computing, at once and per second; what a person does needs far less. */
    private static final double VIEWER_SECONDS = 2;
    private static final double VIEWER_SHARE = 0.4;
    private static final double PAGE_SECONDS = 4;
    private static final double PAGE_SHARE = 0.5;
    private static final double ADDRESS_SECONDS = 8;
    private static final double LAB_SECONDS = 60;
    private static final int FEWEST_PAGES_AT_ONCE = 16;
    /* What it takes to open a page, and again a run in it. */
    private static final double SECONDS_PER_VIEWER = 0.05;
    private static final int FEWEST_REQUESTS_AT_ONCE = 4;
    /* What pages ask for when somebody opens a log. */
    private static final int VIEWERS_PER_REQUEST = 20;
    private static final int MOST_PORTIONS_AT_ONCE = 256;
    /* All of a class come within seconds, and come again when they are told to reload. */
    private static final double FEWEST_CONNECTIONS = 120;
    private static final double CONNECTIONS_PER_VIEWER = 3;
    private static final double FEWEST_CONNECTIONS_PER_SECOND = 2;
    private static final double SECONDS_BETWEEN_CONNECTIONS = 30;

    private final TokenBucket shared;
    private final TokenBucket connections;
    private final ComputeBudget pages;
    private final ComputeBudget requests;
    private final ComputeBudget lab;
    private int viewers;
    private int experiments;

    /**
     * An address that may use half of the processors in the long run.
     *
     * @param most how many may watch from it, each of whom opens a page and a connection
     */
    Client(int processors, int most, long nowNanos) {
        double share = Math.max(0.5, processors / 2.0);
        double opening = most * SECONDS_PER_VIEWER;
        shared = new TokenBucket(ADDRESS_SECONDS + opening, share, nowNanos);
        connections = new TokenBucket(
                Math.max(FEWEST_CONNECTIONS, most * CONNECTIONS_PER_VIEWER),
                Math.max(FEWEST_CONNECTIONS_PER_SECOND, most / SECONDS_BETWEEN_CONNECTIONS),
                nowNanos);
        // Pages have a bucket apart, so that runs of the same address cannot use it up.
        pages = new ComputeBudget(new TokenBucket(PAGE_SECONDS + opening, PAGE_SHARE, nowNanos),
                new TokenBucket(PAGE_SECONDS + opening, share, nowNanos),
                Math.max(FEWEST_PAGES_AT_ONCE, most), true);
        requests = new ComputeBudget(new TokenBucket(ADDRESS_SECONDS, share, nowNanos), shared,
                Math.max(FEWEST_REQUESTS_AT_ONCE, most / VIEWERS_PER_REQUEST), false);
        // So has the Lab, which uses up what it is given.
        lab = new ComputeBudget(new TokenBucket(LAB_SECONDS, share, nowNanos),
                new TokenBucket(LAB_SECONDS, share, nowNanos), MOST_PORTIONS_AT_ONCE, false);
    }

    /** Pays for pages. */
    ComputeBudget pages() {
        return pages;
    }

    /** Pays for requests to the API. */
    ComputeBudget requests() {
        return requests;
    }

    /** Pays for experiments. */
    ComputeBudget lab() {
        return lab;
    }

    /**
     * A budget for a new viewer, as full as that of the address; or whoever leaves and comes back
     * would have a full one each time.
     */
    ComputeBudget viewer() {
        long now = System.nanoTime();
        return new ComputeBudget(
                new TokenBucket(VIEWER_SECONDS, VIEWER_SHARE, shared.level(now), now),
                shared, 1, true);
    }

    /** Whether it may open one more connection: who ends and opens them all the time may not. */
    boolean mayConnect() {
        return connections.take(1, System.nanoTime());
    }

    /** One more watches, unless there are too many already. */
    synchronized boolean comes(int most) {
        if (viewers >= most) {
            return false;
        }
        viewers++;
        return true;
    }

    /** One less watches. */
    synchronized void leaves() {
        viewers--;
    }

    /** One more experiment of it waits or is carried out. */
    synchronized void queues() {
        experiments++;
    }

    /** One less does. */
    synchronized void leavesQueue() {
        experiments--;
    }

    /** Whether nothing would be lost by forgetting it: it does nothing and owes nothing. */
    synchronized boolean isForgettable(long nowNanos) {
        return viewers == 0 && experiments == 0
                && shared.level(nowNanos) == 1 && connections.level(nowNanos) == 1
                && pages.level(nowNanos) == 1 && requests.level(nowNanos) == 1
                && lab.level(nowNanos) == 1;
    }
}
