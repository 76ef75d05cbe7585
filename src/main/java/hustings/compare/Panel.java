package hustings.compare;

import hustings.check.Judge;
import hustings.check.Judgement;
import hustings.model.Engine;
import hustings.sim.RunListener;
import hustings.sim.Scenario;
import hustings.sim.Simulation;
import hustings.sim.TooMuchWork;
import hustings.sim.WorkLimit;
import java.util.List;
import java.util.Optional;

/** One algorithm of a comparison: its simulation, and the events that have not been taken yet. */
public final class Panel {
    /* Whoever has missed so many is better served by the state than by how it came about. */
    private static final int MOST_MOMENTS = 20_000;

    private final Simulation simulation;
    private final Judge judge;
    private final Bystander bystander;
    private final Recorder recorder = new Recorder(MOST_MOMENTS, () -> attend(false));
    private List<Judgement> known = List.of();
    private Optional<String> stopped = Optional.empty();
    private long tick;
    private long told = -1;

    Panel(Scenario scenario, Engine engine, WorkLimit work) {
        this(scenario, engine, work, new Judge(scenario, engine));
    }

    private Panel(Scenario scenario, Engine engine, WorkLimit work, Judge judge) {
        this(scenario, engine, work, judge, new Bystander(judge));
    }

    private Panel(Scenario scenario, Engine engine, WorkLimit work, Judge judge,
            Bystander bystander) {
        this(scenario, engine, work, judge, bystander, bystander);
    }

    private Panel(Scenario scenario, Engine engine, WorkLimit work, Judge judge,
            Bystander bystander, RunListener listener) {
        this.judge = judge;
        this.bystander = bystander;
        simulation = new Simulation(scenario, engine, work, Optional.of(recorder), listener);
    }

    /** A panel that is not for showing: nobody judges it, but somebody listeneres its run. */
    static Panel dry(Scenario scenario, Engine engine, WorkLimit work, RunListener listener) {
        Judge judge = new Judge(scenario, engine);
        return new Panel(scenario, engine, work, judge, new Bystander(judge), listener);
    }

    /** The simulation; whoever reads it leaves it where it is. */
    public Simulation simulation() {
        return simulation;
    }

    /** The algorithm. */
    public Engine engine() {
        return simulation.engine();
    }

    /** The tick at whose end it stands; a run that was stopped stands there too. */
    public long tick() {
        return tick;
    }

    /** The first tick of whose moments nobody has been told. */
    public long untoldFrom() {
        return told + 1;
    }

    /** What has happened since this was last asked, in order. */
    public List<Moment> takeMoments() {
        if (recorder.hasOverflowed()) {
            attend(true);
        }
        told = tick;
        return recorder.take();
    }

    /** Whether so much has happened that it was not kept; the next to be taken is not all. */
    public boolean hasOverflowed() {
        return recorder.hasOverflowed();
    }

    /** How the run stands by each property. */
    public List<Judgement> judgements() {
        known = judge.judgements(simulation.now());
        return known;
    }

    /** How the run stands by each property, if that has changed since it was asked for last. */
    public Optional<List<Judgement>> takeNews() {
        List<Judgement> before = known;
        return judgements().equals(before) ? Optional.empty() : Optional.of(known);
    }

    /** The faults that have done nothing in it so far, in order. */
    public List<Futile> futile() {
        return bystander.futile();
    }

    /** Why it was stopped before its end, if it was. */
    public Optional<String> stopped() {
        return stopped;
    }

    void advanceTo(long tick) {
        this.tick = tick;
        if (stopped.isEmpty()) {
            try {
                simulation.advanceTo(tick);
            } catch (TooMuchWork e) {
                // A storm of messages is a result of one panel; the others go on.
                stopped = Optional.of(String.valueOf(e.getMessage()));
            }
        }
    }

    /** Carries it out up to the end of a tick; nobody is told what happens on the way there. */
    void skipTo(long tick) {
        attend(false);
        advanceTo(tick);
        attend(true);
        takeMoments();
    }

    void attend(boolean attentive) {
        simulation.attend(attentive);
    }
}
