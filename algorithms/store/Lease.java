package store;

import static hustings.model.Category.STORE;
import static hustings.model.Category.WATCH;
import static hustings.model.Condition.FIXED;
import static hustings.model.Condition.RUNNING;
import static hustings.model.Condition.STORED;
import static hustings.model.Condition.SYNCHRONOUS;
import static hustings.model.Condition.TRUE_CLOCKS;
import static hustings.model.Property.AGREEMENT;
import static hustings.model.Property.INSTANT_UNIQUENESS;
import static hustings.model.Property.LEADER_LIVENESS;
import static hustings.model.Property.STABILITY;
import static hustings.model.Property.TERMINATION;
import static hustings.model.Property.TERM_UNIQUENESS;
import static hustings.model.Property.VALIDITY;

import hustings.model.Algorithm;
import hustings.model.Breaks;
import hustings.model.Complexity;
import hustings.model.Durable;
import hustings.model.Kind;
import hustings.model.Node;
import hustings.model.Option;
import hustings.model.Promise;
import hustings.model.Topology;
import hustings.model.Where;
import hustings.model.Winner;

/**
 * Whoever first writes its name into a shared record leads for as long as it keeps renewing it;
 * the others watch the record, and take it over once it has not changed for the time of the lease.
 *
 * <p>This is how Kubernetes elects. Nodes never talk to each other, only to a store whose
 * compare-and-swap is linearizable. Clocks may differ by any amount, since nobody compares the time
 * of another with its own; but their rates must be bounded, and a leader must not be paused while
 * it believes in its lease. Then no two lead at once: the old leader stops a RetryPeriod and a
 * RenewDeadline after its last success at the latest, and a new one begins no earlier than a
 * LeaseDuration after the last write that it saw. Where that fails, the record still has one
 * holder: its number of transitions, which is the term here, is the fencing token by which whatever
 * is led can turn an old leader away.
 *
 * <p>It costs no message of an election at all: what the store is asked is counted apart, a GET and
 * a compare-and-swap to win, the same to renew, and a GET of everybody else now and then, for ever.
 * The standard proportion of the three times is that of Kubernetes, 15 to 10 to 2, in Δ.
 *
 * <p>Cary Gray, David Cheriton: Leases: an efficient fault-tolerant mechanism for distributed file
 * cache consistency. SOSP 1989. The rules are those of Kubernetes' client for Go. Google's lock
 * service Chubby, in 2006, made it a common way to choose a leader.
 */
@Algorithm(
        name = "Lease",
        year = 1989,
        topology = Topology.STORE,
        store = Lease.Register.class,
        best = "0",
        worst = "0",
        costs = "nodes send each other nothing; requests to the store are counted apart",
        paper = "https://doi.org/10.1145/74850.74870",
        winner = Winner.ANY)
@Complexity(always = "0")
@Promise({TERM_UNIQUENESS, AGREEMENT})
@Promise(value = VALIDITY, given = FIXED)
@Promise(value = INSTANT_UNIQUENESS, given = {RUNNING, TRUE_CLOCKS},
        when = "option.leaseDuration + 3*shortest >= option.retryPeriod + option.renewDeadline"
                + " + min(longest, roundTrip - shortest)")
@Promise(value = INSTANT_UNIQUENESS, given = RUNNING,
        when = "(option.leaseDuration - 1)*fastest + 3*shortest >= 2 + (option.retryPeriod"
                + " + option.renewDeadline)*slowest + min(longest, roundTrip - shortest)")
@Promise(value = STABILITY, given = {STORED, SYNCHRONOUS},
        when = "option.renewDeadline >= 4*delta"
                + "&option.leaseDuration > option.retryPeriod + 4*delta")
@Promise(value = TERMINATION, given = {STORED, SYNCHRONOUS}, stabilizes = true,
        when = "option.renewDeadline >= 4*delta"
                + "&option.leaseDuration > option.retryPeriod + 4*delta",
        within = "(1 + crashes)*(option.leaseDuration + option.renewDeadline + 6*delta"
                + " + 3*(option.retryPeriod*(1 + option.jitter/100) + roundTrip))")
@Promise(value = LEADER_LIVENESS, given = {STORED, SYNCHRONOUS},
        within = "option.leaseDuration + 4*delta"
                + " + 2*(option.retryPeriod*(1 + option.jitter/100) + roundTrip)")
@Breaks(value = INSTANT_UNIQUENESS, when = "the leader is paused for longer than its lease",
        scenario = "n=3&ids=ascending&latency=1&start=3&faults=60:pause-3,100:resume-3&until=160")
@Breaks(value = INSTANT_UNIQUENESS, when = "the clock of the leader is slow by half, and it cannot"
        + " reach the store",
        scenario = "n=3&ids=ascending&latency=1&delta=20&start=3&clocks=3:1.5"
                + "&faults=430:split-3&until=1500")
@Breaks(value = TERMINATION, when = "the store is down: nobody can be elected",
        scenario = "n=3&ids=ascending&latency=1&faults=40:crash-store&until=200")
public final class Lease extends Node<Lease.Message> {
    private static final Entry NOBODY = new Entry(NONE, 0, 0, 0, 0);

    @Option(value = "ticks for which the record of another is respected after it last changed; 0 is"
            + " 15Δ", max = 100_000, zero = "15*delta")
    private int leaseDuration;

    @Option(value = "ticks for which a leader tries to renew its lease before it stops leading; 0"
            + " is 10Δ", max = 100_000, zero = "10*delta")
    private int renewDeadline;

    @Option(value = "ticks between two tries; 0 is 2Δ", max = 100_000, zero = "2*delta")
    private int retryPeriod;

    @Option(value = "how much longer than that whoever does not lead may wait, in percent",
            max = 1_000)
    private int jitter = 120;

    private State state = State.WATCHING;
    private Entry seen = NOBODY;
    private Entry offer = NOBODY;
    private long version;
    private long seenAt;
    /* It survives a crash, lest an answer to what was asked before is taken for one to now. */
    @Durable private long request;
    private boolean renewing;

    /** Whether a node only looks, stands for election, or leads. */
    enum State { WATCHING, STANDING, LEADING }

    /**
     * What the store keeps; times are by the clock of the holder, and are for people to read.
     *
     * @param holder who leads, or nobody
     * @param duration for how long others respect it after each change
     * @param acquired when the holder took it over
     * @param renewed when the holder last renewed it
     * @param transitions how often it has changed hands
     */
    record Entry(int holder, long duration, long acquired, long renewed, long transitions) {}

    /** What nodes ask the store, what it answers, and the timers of nodes. */
    sealed interface Message {}

    /** Asks what the record says. */
    @Kind(STORE)
    record Get(long request) implements Message {}

    /** What the record says, and which version of it that is; 0 if there is none. */
    @Kind(STORE)
    record Got(long request, long version, Entry entry) implements Message {}

    /** Asks to write the record, if it is still of that version. */
    @Kind(STORE)
    record CompareAndSwap(long request, long version, Entry entry) implements Message {}

    /** Whether it has been written, and which version the record is of now. */
    @Kind(STORE)
    record Swapped(long request, boolean yes, long version) implements Message {}

    /** Time for the next try. */
    @Kind(WATCH)
    record Retry() implements Message {}

    /** The store ought to have answered by now. */
    @Kind(WATCH)
    record NoAnswer() implements Message {}

    /** The leader has tried to renew for long enough. */
    @Kind(WATCH)
    record Deadline() implements Message {}

    @Override
    protected void boot() {
        // to begin with: look at the record now and then
        after(pause(), new Retry());
    }

    @Override
    protected void start() {
        if (state == State.LEADING) {
            // to call an election as leader: nothing, nobody can be voted out
            because("my lease is good");
        } else {
            // to call an election: stand, and try at once
            state = State.STANDING;
            if (leader() == NONE) {
                campaign(seen.transitions);
            }
            tryNow();
        }
    }

    @Override
    protected void recover() {
        seenAt = now();
        // on coming back: look at the record at once
        tryNow();
    }

    @Override
    protected void leave() {
        if (state == State.LEADING) {
            // on leaving as leader: release the lease, so that nobody has to wait for its end
            send(SHARED_STORE, new CompareAndSwap(request + 1, version, new Entry(NONE, 0,
                    seen.acquired, now(), seen.transitions)));
        }
    }

    private void tryNow() {
        request++;
        cancel(new Retry());
        // to try: GET the record, and wait 2Δ + 1 for the answer
        send(SHARED_STORE, new Get(request));
        after(roundTrip(), new NoAnswer());
    }

    private void tryLater() {
        cancel(new NoAnswer());
        request++;
        // to try later: wait a RetryPeriod, and up to 120 % longer as candidate
        after(state == State.LEADING ? retryPeriod() : pause(), new Retry());
    }

    @Override
    protected void receive(Message message) {
        switch (message) {
            case Got(long to, long its, Entry entry) when to == request -> look(its, entry);

            case Swapped(long to, boolean yes, long its) when to == request && yes -> own(its);

            case Swapped(long to, boolean yes, long its) when to == request -> {
                // on the answer no: somebody else was faster, try later
                lose();
                tryLater();
            }

            case Retry retry -> {
                if (state == State.LEADING && !renewing) {
                    // every RetryPeriod as leader: renew, for a RenewDeadline at most
                    renewing = true;
                    after(renewDeadline(), new Deadline());
                }
                tryNow();
            }

            case NoAnswer none -> {
                // no answer of the store in time: try later
                lose();
                tryLater();
            }

            case Deadline deadline -> {
                // the RenewDeadline is over: stop leading
                cancelTimers();
                state = State.STANDING;
                renewing = false;
                withdraw(seen.transitions);
                tryLater();
            }

            // on an answer that comes too late: nothing
            default -> because("I no longer wait for that");
        }
    }

    private void look(long its, Entry entry) {
        version = its;
        if (!entry.equals(seen)) {
            // on a record that differs from the last one: it is new now, by my own clock
            seen = entry;
            seenAt = now();
            because("version %d is new to me at %d", its, seenAt);
        }
        boolean mine = seen.holder == id();
        boolean fresh = now() < seenAt + leaseDuration();
        if (its == 0 && fresh && state == State.WATCHING) {
            // on no record: leave it for a LeaseDuration to those who have been called
            tryLater();
        } else if (!mine && seen.holder != NONE && fresh) {
            // on the record of another, not older than a LeaseDuration: it leads, try later
            respect();
            tryLater();
        } else {
            if (state != State.LEADING) {
                campaign(seen.transitions);
            }
            request++;
            offer = mine
                    ? new Entry(id(), leaseDuration(), seen.acquired, now(), seen.transitions)
                    : new Entry(id(), leaseDuration(), now(), now(), seen.transitions + 1);
            // on my own record, none, or an old one: write my name, if it is still that version
            send(SHARED_STORE, new CompareAndSwap(request, version, offer));
            after(roundTrip(), new NoAnswer());
        }
    }

    private void respect() {
        if (state != State.LEADING) {
            follow(seen.holder, seen.transitions);
        } else {
            because("%d holds the lease now, but my RenewDeadline is not over", seen.holder);
        }
    }

    private void lose() {
        if (state != State.LEADING && leader() == NONE) {
            withdraw(seen.transitions);
        }
    }

    private void own(long its) {
        /* Who still led in an earlier term leads in a new one now. */
        boolean anew = state != State.LEADING || offer.transitions != seen.transitions;
        seen = offer;
        version = its;
        seenAt = now();
        renewing = false;
        cancel(new Deadline());
        if (anew) {
            // on the answer yes: lead; the number of transitions is the fencing token
            state = State.LEADING;
            lead(seen.transitions);
        }
        tryLater();
    }

    private long leaseDuration() {
        return leaseDuration == 0 ? 15 * delta() : leaseDuration;
    }

    private long renewDeadline() {
        return renewDeadline == 0 ? 10 * delta() : renewDeadline;
    }

    private long retryPeriod() {
        return retryPeriod == 0 ? 2 * delta() : retryPeriod;
    }

    /** What a node that does not lead waits: a RetryPeriod, times 1 to 2.2 by standard. */
    private long pause() {
        return retryPeriod() + random((int) (retryPeriod() * jitter / 100) + 1) - 1;
    }

    /** The store: one record, which is written only by whoever has seen its latest version. */
    public static final class Register extends Node<Message> {
        @Durable private long version;
        @Durable private Entry entry = NOBODY;

        @Override
        protected void start() {
            throw new IllegalStateException("a store calls no election");
        }

        @Override
        protected void receive(Message message) {
            switch (message) {
                // store, on GET: answer the record
                case Get(long request) -> reply(new Got(request, version, entry));

                case CompareAndSwap(long request, long its, Entry next)
                        when its == version || isWritten(its, next) -> {
                    // store, on COMPARE_AND_SWAP of the present version: write, answer yes
                    /* Also to a copy of the last one, or a no might reach its sender first. */
                    version = its + 1;
                    entry = next;
                    reply(new Swapped(request, true, version));
                }

                // store, on COMPARE_AND_SWAP of an earlier version: answer no
                case CompareAndSwap(long request, long its, Entry next) ->
                        reply(new Swapped(request, false, version));

                default -> throw new IllegalArgumentException("no request: " + message);
            }
        }

        private boolean isWritten(long its, Entry next) {
            return its + 1 == version && next.equals(entry);
        }
    }
}
