package store;

import static hustings.model.Category.WATCH;
import static hustings.model.Topology.STORE;

import hustings.model.Algorithm;
import hustings.model.Durable;
import hustings.model.Kind;
import hustings.model.Winner;

/**
 * Whoever first writes its name into a shared record leads for as long as it keeps renewing it;
 * the others watch the record, and take it over once it has not changed for the time of the lease.
 */
@Algorithm(name = "Lease", year = 1989, topology = STORE, store = Register.class,
        winner = Winner.ANY, best = "0", worst = "0", facts = LeaseFacts.class)
public final class Lease extends LeaseTiming<Lease.Message> {
    private State state = State.WATCHING;
    private Register.Entry seen = Register.NOBODY;
    private Register.Entry offer = Register.NOBODY;
    private long version;
    private long seenAt;
    /* It survives a crash, lest an answer to what was asked before is taken for one to now. */
    @Durable private long request;
    private boolean renewing;

    /** Whether a node only looks, stands for election, or leads. */
    enum State { WATCHING, STANDING, LEADING }

    /** What nodes ask the store, what it answers, and the timers of nodes. */
    sealed interface Message permits Register.Exchange, Retry, NoAnswer, Deadline {}

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
        setTimer(pause(), new Retry());
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
                campaign(seen.transitions());
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
            send(SHARED_STORE, new Register.CompareAndSwap(
                    request + 1, version, seen.released(now())));
        }
    }

    private void tryNow() {
        request++;
        cancel(new Retry());
        // to try: GET the record, and wait 2Δ + 1 for the answer
        send(SHARED_STORE, new Register.Get(request));
        setTimer(roundTrip(), new NoAnswer());
    }

    private void tryLater() {
        cancel(new NoAnswer());
        request++;
        // to try later: wait a RetryPeriod, and as candidate a random time longer
        setTimer(state == State.LEADING ? retryPeriod() : pause(), new Retry());
    }

    @Override
    protected void receive(Message message) {
        switch (message) {
            case Register.Got(long to, long its, var entry) when to == request -> look(its, entry);
            case Register.Swapped(long to, boolean yes, long its) when to == request && yes ->
                    own(its);
            case Register.Swapped(long to, boolean yes, long its) when to == request -> {
                // on the answer no: somebody else was faster, try later
                lose();
                tryLater();
            }
            case Retry retry -> {
                if (state == State.LEADING && !renewing) {
                    // every RetryPeriod as leader: renew, for a RenewDeadline at most
                    renewing = true;
                    setTimer(renewDeadline(), new Deadline());
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
                withdraw(seen.transitions());
                tryLater();
            }
            // on an answer that comes too late: nothing
            default -> because("I no longer wait for that");
        }
    }

    private void look(long its, Register.Entry entry) {
        version = its;
        if (!entry.equals(seen)) {
            // on a record that differs from the last one: it is new now, by my own clock
            seen = entry;
            seenAt = now();
            because("version %d is new to me at %d", its, seenAt);
        }
        boolean mine = seen.holder() == id();
        boolean fresh = now() < seenAt + leaseDuration();
        if (its == 0 && fresh && state == State.WATCHING) {
            // on no record: leave it for a LeaseDuration to those who have been called
            tryLater();
        } else if (!mine && seen.holder() != NONE && fresh) {
            // on the record of another, not older than a LeaseDuration: it leads, try later
            respect();
            tryLater();
        } else {
            if (state != State.LEADING) {
                campaign(seen.transitions());
            }
            request++;
            offer = mine
                    ? seen.extended(leaseDuration(), now())
                    : seen.takenOver(id(), leaseDuration(), now());
            // on my own record, none, or an old one: write my name, if it is still that version
            send(SHARED_STORE, new Register.CompareAndSwap(request, version, offer));
            setTimer(roundTrip(), new NoAnswer());
        }
    }

    private void respect() {
        if (state != State.LEADING) {
            follow(seen.holder(), seen.transitions());
        } else {
            because("%d holds the lease now, but my RenewDeadline is not over", seen.holder());
        }
    }

    private void lose() {
        if (state != State.LEADING && leader() == NONE) {
            withdraw(seen.transitions());
        }
    }

    private void own(long its) {
        /* Who still led in an earlier term leads in a new one now. */
        boolean anew = state != State.LEADING || offer.transitions() != seen.transitions();
        seen = offer;
        version = its;
        seenAt = now();
        renewing = false;
        cancel(new Deadline());
        if (anew) {
            // on the answer yes: lead; the number of transitions is the fencing token
            state = State.LEADING;
            lead(seen.transitions());
        }
        tryLater();
    }
}
