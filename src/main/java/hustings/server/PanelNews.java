package hustings.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import hustings.compare.Futile;
import hustings.run.PhaseInterval;
import hustings.run.Snapshot;
import java.util.List;

/**
 * What has happened in a panel since the frame before, and what is different now; what is as it was
 * is not there.
 *
 * @param summary how the run stands, as far as that is different
 * @param lane the phases that have begun
 * @param futile the faults that have done nothing
 * @param from the first tick of these news
 * @param tick the last one, at whose end it stands
 * @param properties those that are judged otherwise
 * @param events what has happened, in order
 * @param nodes those that are different, ascending
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record PanelNews(@JsonUnwrapped MergePatch<PanelSummary> summary, List<PhaseInterval> lane,
        List<Futile> futile, long from, long tick, List<PropertyJudgement> properties,
        List<TracedEvent> events, List<NodeNews> nodes) {
    /**
     * What is different in a node.
     *
     * @param id its identifier
     * @param changes its state as far as it is different, and neither its identifier nor what
     *     events have brought of its fields
     */
    record NodeNews(int id, @JsonUnwrapped MergePatch<Snapshot.NodeState> changes) {}
}
