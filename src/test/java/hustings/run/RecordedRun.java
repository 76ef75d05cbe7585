package hustings.run;

import hustings.model.AlgorithmType;
import hustings.model.Role;
import hustings.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A run that somebody has taken down: it is carried out by nobody, only read again.
 *
 * <p>It knows the nodes as they were before the first tick, and every event; all else follows. It
 * is of a complete graph that is never split, without a store.
 */
public final class RecordedRun implements Run {
    private static final long NEVER = -1;

    private final Recording recording;
    private final Optional<Observer> observer;
    private final RunListener listener;
    private final RecordedNodes nodes;
    private final RecordedElections elections;
    private final List<PhaseInterval> phases = new ArrayList<>();
    private boolean attentive = true;
    private long now;
    private long lastBusyTick;
    private int next;
    private long leaderlessTicks;
    private long severalTicks;
    private long countedTo = NEVER;
    private int leading;
    private boolean everLed;

    /** One that stands before its first tick. */
    RecordedRun(Recording recording, Optional<Observer> observer, RunListener listener) {
        this.recording = recording;
        this.observer = observer;
        this.listener = listener;
        nodes = new RecordedNodes(recording, listener);
        elections = new RecordedElections(nodes);
        listener.begins(new RecordedView(nodes, elections));
    }

    @Override
    public Scenario scenario() {
        return recording.scenario();
    }

    @Override
    public AlgorithmType algorithm() {
        return recording.algorithm();
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public OptionalLong nextTick() {
        return next < recording.steps().size()
                ? OptionalLong.of(recording.steps().get(next).event().tick())
                : OptionalLong.empty();
    }

    @Override
    public void advanceTo(long tick) {
        long last = Math.min(tick, scenario().until());
        for (OptionalLong busy = nextTick(); busy.isPresent() && busy.getAsLong() <= last;
                busy = nextTick()) {
            readTick(busy.getAsLong());
        }
        now = Math.max(now, last);
        countLeaders(now);
    }

    private void readTick(long tick) {
        countLeaders(tick - 1);
        now = tick;
        listener.tickBegins(tick);
        while (next < recording.steps().size()
                && recording.steps().get(next).event().tick() == tick) {
            read(recording.steps().get(next++));
        }
        elections.tickEnds(tick);
        Phase phase = phase();
        if (phases.isEmpty() || phases.get(phases.size() - 1).phase() != phase) {
            phases.add(new PhaseInterval(tick, phase));
        }
        leading = nodes.leading();
        everLed |= leading > 0;
        listener.tickEnds(tick);
    }

    private void read(Recording.Step step) {
        Event event = step.event();
        elections.before(event);
        nodes.read(event);
        nodes.change(event.node(), step.changes());
        lastBusyTick = nodes.isDetection(event) ? lastBusyTick : event.tick();
        if (attentive) {
            observer.ifPresent(whom -> whom.saw(event));
            if (!step.changes().isEmpty()) {
                observer.ifPresent(whom ->
                        whom.changed(event.number(), event.node(), step.changes()));
            }
        }
    }

    /** Ticks in which nothing happens count as the one before them. */
    private void countLeaders(long tick) {
        if (countedTo >= 0 || !phases.isEmpty()) {
            leaderlessTicks += everLed && leading == 0 ? tick - countedTo : 0;
            severalTicks += leading > 1 ? tick - countedTo : 0;
        }
        countedTo = Math.max(tick, countedTo);
    }

    @Override
    public void attend(boolean attentive) {
        this.attentive = attentive;
    }

    @Override
    public long lastBusyTick() {
        return lastBusyTick;
    }

    @Override
    public long eventCount() {
        return next;
    }

    @Override
    public boolean isStill() {
        return next == recording.steps().size()
                || recording.steps().get(next).event().what() instanceof Event.Acted;
    }

    @Override
    public Phase phase() {
        return nodes.leading() > 1 ? Phase.SPLIT
                : elections.agreedAt().isPresent() ? Phase.AGREED
                : elections.isRunning() ? Phase.ELECTING
                : nodes.leading() > 0 ? Phase.DISAGREEING : Phase.LEADERLESS;
    }

    @Override
    public List<PhaseInterval> phases() {
        return List.copyOf(phases);
    }

    @Override
    public Optional<String> failure() {
        return Optional.empty();
    }

    @Override
    public Result result() {
        boolean elected = elections.agreedAt().isPresent();
        List<Integer> leaders = nodes.ids().filter(id -> nodes.isAlive(id)
                && nodes.role(id) == Role.LEADER).sorted().boxed().toList();
        Result.Outcome outcome = elected ? Result.Outcome.ELECTED
                : leaders.isEmpty() ? Result.Outcome.NO_LEADER : Result.Outcome.DISAGREEMENT;
        return new Result(algorithm().id(), outcome,
                elected ? OptionalInt.of(leaders.get(0)) : OptionalInt.empty(), leaders,
                elections.agreedAt(), elections.quietAt(),
                isStill() && !elected ? OptionalLong.of(lastBusyTick) : OptionalLong.empty(),
                everLed ? OptionalLong.of(leaderlessTicks) : OptionalLong.empty(), severalTicks,
                nodes.messages(), 0, nodes.busiest(), new Result.Load(0, 0), elections.all(),
                Optional.empty());
    }

    @Override
    public Snapshot snapshot() {
        return nodes.snapshot();
    }

    @Override
    public Snapshot.NodeState node(int id) {
        return nodes.state(id);
    }

    @Override
    public int[] places() {
        return nodes.ids().toArray();
    }

    @Override
    public List<int[]> links() {
        return List.of();
    }
}
