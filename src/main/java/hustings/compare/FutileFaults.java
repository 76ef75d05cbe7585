package hustings.compare;

import hustings.check.Judge;
import hustings.model.Role;
import hustings.run.Disturbance;
import hustings.run.RunListener;
import hustings.run.RunView;
import hustings.scenario.Fault;
import java.util.ArrayList;
import java.util.List;

/** Stands beside the judge of a run, and takes down the faults that did nothing in it. */
final class FutileFaults implements RunListener {
    private final Judge judge;
    private final List<Futile> futile = new ArrayList<>();

    /** One beside a judge, who sees all that it sees. */
    FutileFaults(Judge judge) {
        this.judge = judge;
    }

    /** The faults that have done nothing so far, in order. */
    List<Futile> futile() {
        return List.copyOf(futile);
    }

    @Override
    public void futile(Fault.Action action, String why, long tick) {
        futile.add(new Futile(tick, action.toString(), why));
    }

    @Override
    public void begins(RunView view) {
        judge.begins(view);
    }

    @Override
    public void tickBegins(long tick) {
        judge.tickBegins(tick);
    }

    @Override
    public void became(int node, Role role, int leader, long term, long event) {
        judge.became(node, role, leader, term, event);
    }

    @Override
    public void disturbed(Disturbance disturbance, long tick, long event) {
        judge.disturbed(disturbance, tick, event);
    }

    @Override
    public void suspected(int node, int suspect, long tick) {
        judge.suspected(node, suspect, tick);
    }

    @Override
    public void tickEnds(long tick) {
        judge.tickEnds(tick);
    }
}
