package store;

import static hustings.model.Category.STORE;

import hustings.model.Durable;
import hustings.model.Kind;
import hustings.model.Node;

/** The store: one record, which is written only by whoever has seen its latest version. */
public final class Register extends Node<Lease.Message> {
    static final Entry NOBODY = new Entry(NONE, 0, 0, 0, 0);

    @Durable private long version;
    @Durable private Entry entry = NOBODY;

    /**
     * What the store keeps; times are by the clock of the holder, and are for people to read.
     *
     * @param holder who leads, or nobody
     * @param duration for how long others respect it after each change
     * @param acquired when the holder took it over
     * @param renewed when the holder last renewed it
     * @param transitions how often it has changed hands
     */
    record Entry(int holder, long duration, long acquired, long renewed, long transitions) {
        Entry takenOver(int by, long duration, long now) {
            return new Entry(by, duration, now, now, transitions + 1);
        }

        Entry extended(long duration, long now) {
            return new Entry(holder, duration, acquired, now, transitions);
        }

        Entry released(long now) {
            return new Entry(NONE, 0, acquired, now, transitions);
        }
    }

    /** What nodes ask the store, and what it answers. */
    sealed interface Exchange extends Lease.Message {}

    /** Asks what the record says. */
    @Kind(STORE)
    record Get(long request) implements Exchange {}

    /** What the record says, and which version of it that is; 0 if there is none. */
    @Kind(STORE)
    record Got(long request, long version, Entry entry) implements Exchange {}

    /** Asks to write the record, if it is still of that version. */
    @Kind(STORE)
    record CompareAndSwap(long request, long version, Entry entry) implements Exchange {}

    /** Whether it has been written, and which version the record is of now. */
    @Kind(STORE)
    record Swapped(long request, boolean yes, long version) implements Exchange {}

    @Override
    protected void start() {
        throw new IllegalStateException("a store calls no election");
    }

    @Override
    protected void receive(Lease.Message message) {
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
