package hustings.sim;

import hustings.model.Category;
import hustings.model.Driver;
import hustings.model.Role;
import hustings.run.RunView;
import hustings.run.Status;

/** What can be observed of a simulation: it looks into its world whenever it is asked. */
final class SimulationView implements RunView {
    private final World world;

    SimulationView(World world) {
        this.world = world;
    }

    @Override
    public int capacity() {
        return world.membership.capacity();
    }

    @Override
    public int id(int node) {
        return world.id(node);
    }

    @Override
    public int index(int id) {
        return world.membership.index(id);
    }

    @Override
    public boolean isAlive(int node) {
        return world.membership.isAlive(node);
    }

    @Override
    public boolean isPaused(int node) {
        return world.membership.status(node) == Status.PAUSED;
    }

    @Override
    public boolean isMember(int node) {
        return world.membership.status(node).isMember();
    }

    @Override
    public int alive() {
        return world.membership.alive();
    }

    @Override
    public int dead() {
        return world.membership.size() - world.membership.alive();
    }

    @Override
    public Role role(int node) {
        return world.leadership.role(node);
    }

    @Override
    public int leader(int node) {
        return world.leadership.leader(node);
    }

    @Override
    public long term(int node) {
        return world.leadership.term(node);
    }

    @Override
    public long rank(int node) {
        return Driver.rank(world.nodes[node]);
    }

    @Override
    public int leading() {
        return world.leadership.leading();
    }

    @Override
    public boolean isAgreed() {
        return world.elections.agreements().isEachReached();
    }

    @Override
    public boolean isWhole() {
        return world.parts.count() <= 1;
    }

    @Override
    public boolean isRoundAStore() {
        return world.membership.store() >= 0;
    }

    @Override
    public boolean doAllPartsDecide() {
        return world.elections.agreements().doAllDecide();
    }

    @Override
    public int part(int node) {
        return world.parts.of(node);
    }

    @Override
    public int parts() {
        return world.parts.count();
    }

    @Override
    public boolean allSentSince(long tick) {
        return world.allSentSince(tick);
    }

    @Override
    public boolean allSetAfter(long tick) {
        for (int node = 0; node < world.membership.capacity(); node++) {
            for (Timers.Timer timer : world.timers.of(node)) {
                if (timer.setAt <= tick) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public long agreedTerm() {
        return world.leadership.agreedTerm();
    }

    @Override
    public boolean isUnasked() {
        return world.processes.isUnasked();
    }

    @Override
    public boolean isElecting() {
        return world.elections.isRunning();
    }

    @Override
    public long electionBeganAt(int node) {
        return world.elections.beganAt(node, world.present.now);
    }

    @Override
    public boolean isSurelyOnePart() {
        return world.parts.isSurelyOne();
    }

    @Override
    public int diameter() {
        return world.neighbourhood.measured();
    }

    @Override
    public int least() {
        return world.membership.naming().counted(world.membership.least());
    }

    @Override
    public long contestInFlight() {
        return world.cost.contestInFlight();
    }

    @Override
    public long electionSent() {
        return world.cost.sent(Category.ELECTION);
    }

    @Override
    public long timers() {
        return world.timersSet();
    }

    @Override
    public long inFlightByLaw() {
        return world.cost.inFlight();
    }

    @Override
    public long inFlightFound() {
        return world.wheel.messages() + world.backlog.size();
    }
}
