package hustings.server;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import hustings.compare.Futile;
import hustings.run.PhaseInterval;
import hustings.run.Snapshot;
import java.util.List;

/**
 * The whole state of a panel.
 *
 * @param summary how the run stands
 * @param lane the phases that it has gone through
 * @param futile the faults that have done nothing in it
 * @param tick the tick at whose end it stands
 * @param properties how it stands by each property
 * @param nodes the members, clockwise, and last the store if they share one
 * @param inFlight the messages on their way, the first ones if there are very many
 * @param moreInFlight how many more there are
 */
record PanelState(@JsonUnwrapped PanelSummary summary, List<PhaseInterval> lane,
        List<Futile> futile, long tick, List<PropertyJudgement> properties,
        List<Snapshot.NodeState> nodes, List<Snapshot.InFlight> inFlight, long moreInFlight) {}
