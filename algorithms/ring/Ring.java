package ring;

import static hustings.model.Category.ANNOUNCE;
import static hustings.model.Category.ELECTION;
import static hustings.model.Topology.OVERLAY_RING;

import hustings.model.Algorithm;
import hustings.model.Kind;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * A list of names goes round the ring; who finds itself on the list knows everyone alive, and the
 * largest name wins.
 */
@Algorithm(name = "Ring", year = 1977, topology = OVERLAY_RING,
        best = "2*n", worst = "2*n*n", facts = RingFacts.class)
public final class Ring extends AcknowledgedRing<Ring.Listed> {
    /** What travels round the ring: a list of names. */
    sealed interface Listed extends Passed {}

    /** The names of those it has passed; {@code serial} is what its acknowledgement names. */
    @Kind(ELECTION)
    record Election(long term, long serial, List<Integer> names) implements Listed {}

    /** The result, told by {@code origin}; {@code left} bounds how far it may still travel. */
    @Kind(ANNOUNCE)
    record Coordinator(long term, long serial, List<Integer> names, int origin, long left)
            implements Listed {
        @Override
        public Coordinator further(long number) {
            return new Coordinator(term, number, names, origin, left - 1);
        }
    }

    @Override
    protected void start() {
        // to call an election: open a new term, and send ELECTION([id]) round the ring
        open(term + 1);
        sendOn(serial -> call(term, serial), next());
    }

    @Override
    protected Election call(long t, long serial) {
        return new Election(t, serial, List.of(id()));
    }

    @Override
    protected void hear(Listed message) {
        switch (message) {
            case Election list -> collect(list.names);
            case Coordinator result -> settle(result);
        }
    }

    private void collect(List<Integer> names) {
        int starter = names.get(0);
        boolean home = names.contains(id());
        if (!(home ? finished : passed).add(starter)) {
            // on ELECTION that I have passed on already: drop it
            because("the list of %d has been here", starter);
        } else if (!home) {
            // on ELECTION without my name: add it and pass the list on
            List<Integer> longer = Stream.concat(names.stream(), Stream.of(id())).toList();
            sendOn(serial -> new Election(term, serial, longer), next());
        } else {
            // on ELECTION with my name: it has been round; those named from me on are alive
            List<Integer> alive = List.copyOf(names.subList(names.indexOf(id()), names.size()));
            settle(Collections.max(alive));
            if (alive.size() > 1) {
                // tell them: send COORDINATOR round
                sendOn(serial -> new Coordinator(term, serial, alive, id(), size()),
                        afterMe(alive));
            }
        }
    }

    private void settle(Coordinator result) {
        // on COORDINATOR: settle on the largest name, and pass it on until it is home
        settle(Collections.max(result.names));
        if (result.origin != id() && result.left > 0 && told.add(result.origin)) {
            sendOn(result::further, afterMe(result.names));
        }
    }

    private void settle(int winner) {
        if (leader() == NONE || winner > leader()) {
            cancel(new NoResult());
            if (winner == id()) {
                // the largest name is mine: lead
                lead(term);
            } else {
                // the largest name is another's: follow it
                follow(winner, term);
            }
        }
    }
}
