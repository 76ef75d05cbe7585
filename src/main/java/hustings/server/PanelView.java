package hustings.server;

import hustings.check.Judgement;
import hustings.compare.Futile;
import hustings.compare.Moment;
import hustings.compare.Panel;
import hustings.run.PhaseInterval;
import hustings.run.Result;
import hustings.run.Snapshot;
import java.util.List;

/**
 * What a viewer knows of one algorithm of a run: first its whole state, and from then on what has
 * changed in it.
 */
final class PanelView {
    /* More dots than anybody can tell apart; the count goes on. */
    private static final int MOST_IN_FLIGHT = 5_000;

    private final Panel panel;
    private final NodesView nodes;
    private PanelSummary summary;
    private List<Judgement> judgements;

    /** One who is about to be shown the whole state of a run that has come to a result so far. */
    PanelView(Panel panel, Result result) {
        this.panel = panel;
        nodes = new NodesView(panel.run());
        summary = PanelSummary.of(panel, result);
        judgements = panel.judgements();
    }

    /** The whole state. */
    PanelState whole() {
        panel.takeMoments();
        Snapshot snapshot = panel.run().snapshot();
        nodes.know(snapshot.nodes());
        return new PanelState(summary, lane(0), futile(0), panel.tick(),
                PropertyJudgement.of(judgements), snapshot.nodes(),
                snapshot.inFlight().stream().limit(MOST_IN_FLIGHT).toList(),
                Math.max(0, snapshot.inFlight().size() - MOST_IN_FLIGHT));
    }

    /** What has happened since the last time, and what is different now. */
    PanelNews news(Result result) {
        PanelSummary before = summary;
        summary = PanelSummary.of(panel, result);
        long from = panel.firstTickNotTaken();
        List<Moment> moments = panel.takeMoments();
        // What events bring of the fields of a node is known before the node is.
        List<TracedEvent> events = moments.stream().map(nodes::traced).toList();
        return new PanelNews(MergePatch.between(before, summary), lane(from), futile(from), from,
                panel.tick(), newsOfProperties(), events, nodes.news(moments));
    }

    private List<PhaseInterval> lane(long from) {
        return panel.run().phases().stream().filter(phase -> phase.from() >= from).toList();
    }

    private List<Futile> futile(long from) {
        return panel.futile().stream().filter(fault -> fault.tick() >= from).toList();
    }

    private List<PropertyJudgement> newsOfProperties() {
        List<Judgement> before = judgements;
        judgements = panel.takeNews().orElse(before);
        return judgements == before ? List.of() : PropertyJudgement.of(
                judgements.stream().filter(judgement -> !before.contains(judgement)).toList());
    }
}
