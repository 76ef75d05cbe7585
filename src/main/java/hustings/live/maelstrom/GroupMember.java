package hustings.live.maelstrom;

import hustings.live.node.GroupView;
import hustings.live.node.Letter;
import hustings.live.node.LiveNode;
import hustings.live.node.NodeEvent;
import hustings.live.node.Step;
import hustings.model.Role;
import hustings.run.Event;
import hustings.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A node of an algorithm that knows who it is and who is in its group, and whom it follows. */
final class GroupMember {
    private final NodeNames names;
    private final String self;
    private final int id;
    private final LetterCodec codec;
    private final LiveNode node;
    private final Consumer<Envelope> out;
    private final Consumer<String> log;
    private final List<Arrival> arrived = new ArrayList<>();
    private Optional<String> leader = Optional.empty();
    private long term;
    private long arrivals;

    /** A message of another, and the how-manieth it is that has arrived. */
    private record Arrival(int from, long number, Object message) {}

    /**
     * A node before its first tick.
     *
     * @param self its name, which is one of the names
     * @param out takes what it sends
     * @param log takes a line for each change of its leader
     */
    GroupMember(NodeOptions options, NodeNames names, String self, Consumer<Envelope> out,
            Consumer<String> log) {
        this.names = names;
        this.self = self;
        this.out = out;
        this.log = log;
        id = names.number(self);
        codec = new LetterCodec(options.algorithm());
        Scenario scenario = options.scenario(names.size());
        node = new LiveNode(scenario, options.algorithm(), new GroupView(scenario), id,
                LiveNode.Past.NONE);
    }

    /** The name of the leader that it follows, or its own if it leads. */
    Optional<String> leader() {
        return leader;
    }

    /** The term in which it does. */
    long term() {
        return term;
    }

    /**
     * A message has arrived; it is handled in the next tick.
     *
     * @throws Refusal if it is none of the algorithm, or not from another node of the group
     */
    void receive(Envelope envelope) {
        if (!names.contain(envelope.src()) || envelope.src().equals(self)) {
            throw new Refusal(ErrorCode.MALFORMED_REQUEST, "src is \"" + envelope.src()
                    + "\"; such a message comes from another node of " + names.ordered());
        }
        arrived.add(new Arrival(names.number(envelope.src()), ++arrivals,
                codec.message(envelope.body())));
    }

    /**
     * Does what there is to do in a tick.
     *
     * @param since the first tick in which it did nothing, if it was not there for the last one
     * @throws IllegalArgumentException if the algorithm breaks
     */
    void advance(long tick, OptionalLong since) {
        // Clocks differ: whatever arrives counts as sent in the tick before, by the own clock.
        List<Letter> letters = arrived.stream().map(each -> new Letter(each.from, id, each.number,
                tick - 1, tick, each.message)).toList();
        arrived.clear();
        Step step = node.advance(tick, List.of(), letters, since);
        step.events().stream().map(NodeEvent::what).forEach(this::notice);
        step.sent().forEach(letter -> out.accept(
                new Envelope(self, names.name(letter.to()), codec.body(letter.message()))));
        step.failure().ifPresent(why -> {
            throw new IllegalArgumentException("the algorithm has broken: " + why);
        });
    }

    private void notice(Event.What what) {
        switch (what) {
            case Event.Recognised(int other, long inTerm) ->
                    follow(Optional.of(names.name(other)), inTerm);
            case Event.RoleChanged(Role role, long inTerm) ->
                    follow(Optional.of(self).filter(me -> role == Role.LEADER), inTerm);
            default -> { }
        }
    }

    private void follow(Optional<String> whom, long inTerm) {
        if (!whom.equals(leader) || whom.isPresent() && inTerm != term) {
            log.accept(whom.map(name -> "leader " + name).orElse("no leader")
                    + " in term " + inTerm);
        }
        leader = whom;
        term = inTerm;
    }
}
