package hustings.model;

/**
 * The network as nodes without names see it: whatever would give away who is who is refused.
 *
 * <p>What remains is the ring, one step at a time, its size, time, and chance.
 */
final class Anonymous implements Network {
    private final Network network;

    Anonymous(Network network) {
        this.network = network;
    }

    /** What to say of a method that no anonymous node has a use for. */
    static IllegalStateException refusal(String method) {
        return new IllegalStateException("an anonymous node cannot use " + method
                + "(), which tells names; it has sendToNext() and followSomebody()");
    }

    @Override
    public int next(int index, int id) {
        throw refusal("next");
    }

    @Override
    public int previous(int index, int id) {
        throw refusal("previous");
    }

    @Override
    public int[] members(int index) {
        throw refusal("members");
    }

    @Override
    public int[] neighbours(int index) {
        throw refusal("neighbours");
    }

    @Override
    public int largestId() {
        throw refusal("largestId");
    }

    @Override
    public int counted(int id) {
        throw refusal("counted");
    }

    @Override
    public int diameter() {
        return network.diameter();
    }

    @Override
    public long commonStart() {
        return network.commonStart();
    }

    @Override
    public int size() {
        return network.size();
    }

    @Override
    public int ringSize() {
        return network.ringSize();
    }

    @Override
    public int sender(int index) {
        throw refusal("sender");
    }

    @Override
    public int leader(int index) {
        throw refusal("leader");
    }

    @Override
    public long now(int index) {
        return network.now(index);
    }

    @Override
    public long delta() {
        return network.delta();
    }

    @Override
    public boolean reportsCrashes() {
        return network.reportsCrashes();
    }

    @Override
    public long heartbeatInterval() {
        return network.heartbeatInterval();
    }

    @Override
    public long heartbeatTimeout() {
        return network.heartbeatTimeout();
    }

    @Override
    public int random(int index, int range) {
        return network.random(index, range);
    }

    @Override
    public void send(int index, int to, Object message) {
        throw refusal("send");
    }

    @Override
    public void sendToNext(int index, Object message) {
        network.sendToNext(index, message);
    }

    @Override
    public void setTimer(int index, long ticks, Object timer) {
        network.setTimer(index, ticks, timer);
    }

    @Override
    public void cancel(int index, Object timer) {
        network.cancel(index, timer);
    }

    @Override
    public void cancelAll(int index) {
        network.cancelAll(index);
    }

    @Override
    public void campaign(int index, long term) {
        network.campaign(index, term);
    }

    @Override
    public void withdraw(int index, long term) {
        network.withdraw(index, term);
    }

    @Override
    public void lead(int index, long term) {
        network.lead(index, term);
    }

    @Override
    public void follow(int index, int leader, long term) {
        throw refusal("follow");
    }

    @Override
    public void followSomebody(int index, int distance, long term) {
        network.followSomebody(index, distance, term);
    }

    @Override
    public boolean passesOver(int index) {
        return network.passesOver(index);
    }

    @Override
    public void because(int index, String reason) {
        network.because(index, reason);
    }
}
