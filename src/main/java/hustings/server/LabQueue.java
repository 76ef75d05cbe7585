package hustings.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Experiments that wait for their turn, first come, first served; but never two of one address at
 * once. Thread-safe.
 */
final class LabQueue {
    private final LabLimits limits;
    private final List<Ticket> waiting = new ArrayList<>();
    private final List<Ticket> running = new ArrayList<>();

    /** A place in the queue; it is given back by closing it. */
    final class Ticket implements AutoCloseable {
        private final Client client;

        private Ticket(Client client) {
            this.client = client;
        }

        /** How many are before it; 0 once it is its turn. */
        int before() {
            return place(this);
        }

        /** Waits for its turn, but not for longer than this. */
        void await(long millis) throws InterruptedException {
            synchronized (LabQueue.this) {
                if (waiting.contains(this)) {
                    LabQueue.this.wait(millis);
                }
            }
        }

        @Override
        public void close() {
            leave(this);
        }
    }

    LabQueue(LabLimits limits) {
        this.limits = limits;
    }

    /**
     * Takes a place.
     *
     * @throws Refused if too many wait
     */
    synchronized Ticket enter(Client client) {
        if (waiting.size() >= limits.waiting()) {
            throw Refused.forNow("busy", waiting.size() + " experiments are waiting already", 20);
        }
        long mine = waiting.stream().filter(ticket -> ticket.client == client).count();
        if (mine >= limits.waitingPerAddress()) {
            throw Refused.forNow("busy", mine + " experiments of your address are waiting already,"
                    + " and that is the most", 20);
        }
        Ticket ticket = new Ticket(client);
        waiting.add(ticket);
        client.queues();
        admit();
        return ticket;
    }

    private void admit() {
        for (Ticket ticket : List.copyOf(waiting)) {
            Set<Client> busy = running.stream().map(other -> other.client)
                    .collect(Collectors.toSet());
            if (running.size() < limits.atOnce() && !busy.contains(ticket.client)) {
                waiting.remove(ticket);
                running.add(ticket);
            }
        }
        notifyAll();
    }

    private synchronized int place(Ticket ticket) {
        int place = waiting.indexOf(ticket);
        // Those that are being carried out count, too: they have to end first.
        return place < 0 ? 0 : place + running.size();
    }

    private synchronized void leave(Ticket ticket) {
        if (waiting.remove(ticket) | running.remove(ticket)) {
            ticket.client.leavesQueue();
        }
        admit();
    }
}
