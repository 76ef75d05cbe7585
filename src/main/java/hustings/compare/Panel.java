package hustings.compare;

import hustings.check.Judge;
import hustings.check.Judgement;
import hustings.model.AlgorithmType;
import hustings.run.Run;
import hustings.run.RunListener;
import hustings.run.RunSource;
import hustings.run.TooMuchWork;
import hustings.run.WorkLimit;
import hustings.scenario.Scenario;
import java.util.List;
import java.util.Optional;

/** One algorithm of a comparison: its run, and the events that have not been taken yet. */
public final class Panel {
    /* Whoever has missed so many is better served by the state than by how it came about. */
    private static final int MOST_MOMENTS = 20_000;

    private final Run run;
    private final Judge judge;
    private final FutileFaults futileFaults;
    private final Recorder recorder = new Recorder(MOST_MOMENTS, () -> attend(false));
    private List<Judgement> known = List.of();
    private Optional<String> stopped = Optional.empty();
    private long tick;
    /* The last tick of whose moments none is left to take. */
    private long takenTo = -1;

    private Panel(RunSource source, Scenario scenario, AlgorithmType algorithm, WorkLimit work,
            Optional<RunListener> other) {
        judge = new Judge(scenario, algorithm);
        futileFaults = new FutileFaults(judge);
        run = source.begin(
                scenario, algorithm, work, Optional.of(recorder), other.orElse(futileFaults));
    }

    /** A panel whose run is judged. */
    static Panel of(RunSource source, Scenario scenario, AlgorithmType algorithm, WorkLimit work) {
        return new Panel(source, scenario, algorithm, work, Optional.empty());
    }

    /** A panel that is not for showing: nobody judges it, but somebody listens to its run. */
    static Panel dry(RunSource source, Scenario scenario, AlgorithmType algorithm, WorkLimit work,
            RunListener listener) {
        return new Panel(source, scenario, algorithm, work, Optional.of(listener));
    }

    /** The run; whoever reads it leaves it where it is. */
    public Run run() {
        return run;
    }

    /** The algorithm. */
    public AlgorithmType algorithm() {
        return run.algorithm();
    }

    /** The tick at whose end it stands; a run that was stopped stands there too. */
    public long tick() {
        return tick;
    }

    /** The first tick whose moments have not been taken. */
    public long firstTickNotTaken() {
        return takenTo + 1;
    }

    /** What has happened since this was last asked, in order. */
    public List<Moment> takeMoments() {
        if (recorder.hasOverflowed()) {
            attend(true);
        }
        takenTo = tick;
        return recorder.take();
    }

    /** Whether so much has happened that it was not kept; the next to be taken is not all. */
    public boolean hasOverflowed() {
        return recorder.hasOverflowed();
    }

    /** How the run stands by each property. */
    public List<Judgement> judgements() {
        known = judge.judgements(run.now());
        return known;
    }

    /** How the run stands by each property, if that has changed since it was asked for last. */
    public Optional<List<Judgement>> takeNews() {
        List<Judgement> before = known;
        return judgements().equals(before) ? Optional.empty() : Optional.of(known);
    }

    /** The faults that have done nothing in it so far, in order. */
    public List<Futile> futile() {
        return futileFaults.futile();
    }

    /** Why it was stopped before its end, if it was. */
    public Optional<String> stopped() {
        return stopped;
    }

    void advanceTo(long tick) {
        this.tick = tick;
        if (stopped.isEmpty()) {
            try {
                run.advanceTo(tick);
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
        run.attend(attentive);
    }
}
