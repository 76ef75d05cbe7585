package hustings.sim;

import hustings.model.Network;
import hustings.run.Event;

/** The network as the nodes of a simulation see it: the verbs and the knowledge of an algorithm. */
final class NodeNetwork implements Network {
    private final Membership membership;
    private final int[] rows;
    private final NodeKnowledge knowledge;
    private final RoleChanges roles;
    private final Post post;
    private final Timers timers;
    private final Coins coins;
    private final Handling handling;
    private final Starter starter;
    private final Trace trace;

    NodeNetwork(Membership membership, NodeKnowledge knowledge, RoleChanges roles, Post post,
            Timers timers, Coins coins, Handling handling, Starter starter, Trace trace) {
        this.membership = membership;
        this.rows = membership.rows().numbers;
        this.knowledge = knowledge;
        this.roles = roles;
        this.post = post;
        this.timers = timers;
        this.coins = coins;
        this.handling = handling;
        this.starter = starter;
        this.trace = trace;
    }

    @Override
    public int next(int index, int id) {
        return knowledge.next(index, id);
    }

    @Override
    public int previous(int index, int id) {
        return knowledge.previous(id);
    }

    @Override
    public int[] neighbours(int index) {
        return knowledge.neighbours(index);
    }

    @Override
    public int diameter() {
        return knowledge.diameter();
    }

    @Override
    public long commonStart() {
        return starter.commonStarts();
    }

    @Override
    public int[] members(int index) {
        return knowledge.members();
    }

    @Override
    public int largestId() {
        return knowledge.largestId();
    }

    @Override
    public int counted(int id) {
        return knowledge.counted(id);
    }

    @Override
    public int ringSize() {
        return knowledge.ringSize();
    }

    @Override
    public int size() {
        return knowledge.size();
    }

    @Override
    public int sender(int index) {
        return membership.id(handling.sender());
    }

    @Override
    public int leader(int index) {
        return rows[NodeTable.at(index, NodeTable.LEADER)];
    }

    @Override
    public long now(int index) {
        return knowledge.now(index);
    }

    @Override
    public long delta() {
        return knowledge.delta();
    }

    @Override
    public boolean reportsCrashes() {
        return knowledge.reportsCrashes();
    }

    @Override
    public long heartbeatInterval() {
        return knowledge.heartbeatInterval();
    }

    @Override
    public long heartbeatTimeout() {
        return knowledge.heartbeatTimeout();
    }

    @Override
    public int random(int index, int range) {
        return coins.draw(index, range);
    }

    @Override
    public void send(int index, int to, Object message) {
        post.send(index, to, message);
    }

    @Override
    public void sendToNext(int index, Object message) {
        send(index, rows[NodeTable.at(index, NodeTable.NEXT_ID)], message);
    }

    @Override
    public void setTimer(int index, long ticks, Object timer) {
        timers.set(index, ticks, timer);
    }

    @Override
    public void cancel(int index, Object timer) {
        timers.cancel(index, timer);
    }

    @Override
    public void cancelAll(int index) {
        timers.cancelAll(index);
    }

    @Override
    public void campaign(int index, long term) {
        roles.campaign(index, term);
    }

    @Override
    public void withdraw(int index, long term) {
        roles.withdraw(index, term);
    }

    @Override
    public void lead(int index, long term) {
        roles.lead(index, term);
    }

    @Override
    public void follow(int index, int leader, long term) {
        roles.follow(index, leader, term);
    }

    @Override
    public void followSomebody(int index, int distance, long term) {
        roles.followSomebody(index, distance, term);
    }

    @Override
    public boolean passesOver(int index) {
        return trace.passesOver(index);
    }

    @Override
    public void because(int index, String reason) {
        trace.tellFromLine(membership.id(index), new Event.Note(reason));
    }
}
