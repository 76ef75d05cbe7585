package hustings.run;

import hustings.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;

/** The elections of a recorded run, which is never in parts. */
final class RecordedElections {
    private static final long NEVER = -1;

    private final RecordedNodes nodes;
    private final List<Election> past = new ArrayList<>();
    private final TreeSet<Integer> initiators = new TreeSet<>();
    private boolean running;
    private long startedAt;
    private long sent;
    private long term;
    private long agreedAt = NEVER;
    private long quietAt = NEVER;
    private long electionAgreedAt = NEVER;

    RecordedElections(RecordedNodes nodes) {
        this.nodes = nodes;
    }

    boolean isRunning() {
        return running;
    }

    long startedAt() {
        return startedAt;
    }

    OptionalLong agreedAt() {
        return some(agreedAt);
    }

    OptionalLong quietAt() {
        return some(quietAt);
    }

    private static OptionalLong some(long tick) {
        return tick == NEVER ? OptionalLong.empty() : OptionalLong.of(tick);
    }

    /** An event is about to be taken in: the first candidate or message begins an election. */
    void before(Event event) {
        if (event.what() instanceof Event.RoleChanged(Role role, long stood)
                && role == Role.CANDIDATE) {
            begin(event);
            term = Math.max(term, stood);
            if (nodes.unasked) {
                initiators.add(event.node());
            }
        } else if (event.what() instanceof Event.Sent message && nodes.isContest(message.kind())) {
            begin(event);
            sent++;
        }
    }

    private void begin(Event event) {
        if (!running) {
            running = true;
            startedAt = event.tick();
            sent = 0;
            term = 0;
            initiators.clear();
            electionAgreedAt = NEVER;
            if (nodes.unasked) {
                initiators.add(event.node());
            }
        }
    }

    void tickEnds(long tick) {
        if (!nodes.isAgreed()) {
            agreedAt = NEVER;
            quietAt = NEVER;
            electionAgreedAt = NEVER;
            return;
        }
        agreedAt = agreedAt == NEVER ? tick : agreedAt;
        electionAgreedAt = electionAgreedAt == NEVER ? tick : electionAgreedAt;
        if (nodes.contestInFlight() == 0 && nodes.timers(false).isEmpty()) {
            if (running) {
                past.add(election(OptionalLong.of(tick)));
                running = false;
            }
            quietAt = quietAt == NEVER ? tick : quietAt;
        }
    }

    private Election election(OptionalLong quiet) {
        OptionalInt leader = electionAgreedAt == NEVER ? OptionalInt.empty()
                : nodes.ids().filter(id -> nodes.isAlive(id) && nodes.role(id) == Role.LEADER)
                        .findFirst();
        return new Election(
                leader.isPresent() ? OptionalLong.of(nodes.term(leader.getAsInt()))
                        : term == 0 ? OptionalLong.empty() : OptionalLong.of(term),
                startedAt, some(electionAgreedAt), quiet, List.copyOf(initiators), leader, sent);
    }

    List<Election> all() {
        List<Election> all = new ArrayList<>(past);
        if (running) {
            all.add(election(OptionalLong.empty()));
        }
        return all;
    }
}
