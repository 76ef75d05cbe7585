package hustings.sim;

import hustings.model.Category;
import hustings.model.Driver;
import hustings.model.Role;
import hustings.run.RunView;
import hustings.run.Status;

/** What can be observed of a simulation: it looks into its parts whenever it is asked. */
final class SimulationView implements RunView {
    private final Assembly assembly;

    SimulationView(Assembly assembly) {
        this.assembly = assembly;
    }

    @Override
    public int capacity() {
        return assembly.membership.capacity();
    }

    @Override
    public int id(int node) {
        return assembly.membership.id(node);
    }

    @Override
    public int index(int id) {
        return assembly.membership.index(id);
    }

    @Override
    public boolean isAlive(int node) {
        return assembly.membership.isAlive(node);
    }

    @Override
    public boolean isPaused(int node) {
        return assembly.membership.status(node) == Status.PAUSED;
    }

    @Override
    public boolean isMember(int node) {
        return assembly.membership.status(node).isMember();
    }

    @Override
    public int alive() {
        return assembly.membership.alive();
    }

    @Override
    public int dead() {
        return assembly.membership.size() - assembly.membership.alive();
    }

    @Override
    public Role role(int node) {
        return assembly.leadership.role(node);
    }

    @Override
    public int leader(int node) {
        return assembly.leadership.leader(node);
    }

    @Override
    public long term(int node) {
        return assembly.leadership.term(node);
    }

    @Override
    public long rank(int node) {
        return Driver.rank(assembly.processes.nodes[node]);
    }

    @Override
    public int leading() {
        return assembly.leadership.leading();
    }

    @Override
    public boolean isAgreed() {
        return assembly.agreements.isEachReached();
    }

    @Override
    public boolean isWhole() {
        return !assembly.parts.areSeveral();
    }

    @Override
    public boolean isRoundAStore() {
        return assembly.membership.hasStore();
    }

    @Override
    public boolean doAllPartsDecide() {
        return assembly.agreements.doAllDecide();
    }

    @Override
    public int part(int node) {
        return assembly.parts.of(node);
    }

    @Override
    public int parts() {
        return assembly.parts.count();
    }

    @Override
    public boolean allSentSince(long tick) {
        return assembly.pending.areAllSentSince(tick);
    }

    @Override
    public boolean allSetAfter(long tick) {
        for (int node = 0; node < assembly.membership.capacity(); node++) {
            for (Timers.Timer timer : assembly.timers.of(node)) {
                if (timer.setAt <= tick) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public long agreedTerm() {
        return assembly.leadership.agreedTerm();
    }

    @Override
    public boolean isUnasked() {
        return assembly.handling.isUnasked();
    }

    @Override
    public boolean isElecting() {
        return assembly.runningElections.count() > 0;
    }

    @Override
    public long electionBeganAt(int node) {
        return assembly.runningElections.beganAt(node, assembly.present.now);
    }

    @Override
    public boolean isSurelyOnePart() {
        return assembly.parts.isSurelyOne();
    }

    @Override
    public int diameter() {
        return assembly.neighbourhood.measured();
    }

    @Override
    public int least() {
        return assembly.membership.naming().counted(assembly.membership.least());
    }

    @Override
    public long contestInFlight() {
        return assembly.cost.contestInFlight();
    }

    @Override
    public long electionSent() {
        return assembly.cost.sent(Category.ELECTION);
    }

    @Override
    public long timers() {
        return assembly.pending.timers();
    }

    @Override
    public long inFlightByLaw() {
        return assembly.cost.inFlight();
    }

    @Override
    public long inFlightFound() {
        return assembly.pending.messages();
    }
}
