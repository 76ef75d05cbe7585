package hustings.run;

import hustings.model.Role;

/** What judges see of a recorded run. */
final class RecordedView implements RunView {
    private final RecordedNodes nodes;
    private final RecordedElections elections;
    private final int[] ids;

    RecordedView(RecordedNodes nodes, RecordedElections elections) {
        this.nodes = nodes;
        this.elections = elections;
        ids = nodes.ids().toArray();
    }

    @Override
    public int capacity() {
        return ids.length;
    }

    @Override
    public int id(int node) {
        return ids[node];
    }

    @Override
    public int index(int id) {
        return nodes.index(id);
    }

    @Override
    public boolean isAlive(int node) {
        return nodes.isAlive(ids[node]);
    }

    @Override
    public boolean isPaused(int node) {
        return nodes.status(ids[node]) == Status.PAUSED;
    }

    @Override
    public boolean isMember(int node) {
        return nodes.status(ids[node]).isMember();
    }

    @Override
    public int alive() {
        return (int) nodes.ids().filter(nodes::isAlive).count();
    }

    @Override
    public int dead() {
        return capacity() - alive();
    }

    @Override
    public Role role(int node) {
        return nodes.role(ids[node]);
    }

    @Override
    public int leader(int node) {
        return nodes.leader(ids[node]);
    }

    @Override
    public long term(int node) {
        return nodes.term(ids[node]);
    }

    @Override
    public long rank(int node) {
        return ids[node];
    }

    @Override
    public int leading() {
        return nodes.leading();
    }

    @Override
    public boolean isAgreed() {
        return nodes.isAgreed();
    }

    @Override
    public boolean isWhole() {
        return true;
    }

    @Override
    public boolean isRoundAStore() {
        return false;
    }

    @Override
    public boolean doAllPartsDecide() {
        return true;
    }

    @Override
    public int part(int node) {
        return 0;
    }

    @Override
    public int parts() {
        return 1;
    }

    @Override
    public boolean allSentSince(long tick) {
        return nodes.sentAt().allMatch(sentAt -> sentAt >= tick);
    }

    @Override
    public boolean allSetAfter(long tick) {
        return nodes.timers(true).stream().allMatch(timer -> timer.setAt() > tick);
    }

    @Override
    public long agreedTerm() {
        return nodes.ids().filter(nodes::isAlive).mapToLong(id -> nodes.term(nodes.leader(id)))
                .findFirst().orElse(0);
    }

    @Override
    public boolean isUnasked() {
        return nodes.unasked;
    }

    @Override
    public boolean isElecting() {
        return elections.isRunning();
    }

    @Override
    public long electionBeganAt(int node) {
        return elections.startedAt();
    }

    @Override
    public boolean isSurelyOnePart() {
        return true;
    }

    @Override
    public int diameter() {
        return 1;
    }

    @Override
    public int least() {
        return nodes.ids().filter(nodes::isAlive).min().orElse(0);
    }

    @Override
    public long contestInFlight() {
        return nodes.contestInFlight();
    }

    @Override
    public long electionSent() {
        return nodes.electionSent();
    }

    @Override
    public long timers() {
        return nodes.timers(false).size();
    }

    @Override
    public long inFlightByLaw() {
        Result.Messages messages = nodes.messages();
        return messages.sent() + messages.duplicated() - messages.delivered() - messages.lost()
                - messages.toDead();
    }

    @Override
    public long inFlightFound() {
        return nodes.inFlight();
    }
}
