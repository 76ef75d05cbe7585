package hustings.live.maelstrom;

import hustings.live.LiveScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An algorithm as a node of Maelstrom: told each line that arrives and each tick that comes, it
 * says what it sends.
 *
 * <p>It knows neither streams nor clocks. What it cannot take it refuses with an error of the
 * protocol, if the sender waits for an answer, and notes in its log if not. Not thread-safe.
 */
public final class AlgorithmNode {
    /* So many messages of others are kept that come before the node knows who it is. */
    private static final int MOST_EARLY = 1000;

    private final NodeOptions options;
    private final Consumer<Envelope> out;
    private final Consumer<String> log;
    private final List<Envelope> early = new ArrayList<>();
    private Optional<GroupMember> member = Optional.empty();

    /**
     * A node that does not know yet who it is.
     *
     * @param lines takes what it sends, each message in a line
     * @param log takes what it has to tell whoever looks after it
     */
    public AlgorithmNode(NodeOptions options, Consumer<String> lines, Consumer<String> log) {
        this.options = options;
        this.out = envelope -> lines.accept(envelope.line());
        this.log = log;
    }

    /** Whether it has been told who it is. */
    public boolean isInitialised() {
        return member.isPresent();
    }

    /** A line was longer than any may be. */
    public void receiveTooLong() {
        log.accept("a line is passed over: it is longer than " + LineReader.LONGEST + " bytes");
    }

    /** A line has arrived. */
    public void receive(String line) {
        Envelope envelope;
        try {
            envelope = Envelope.parse(line);
        } catch (IllegalArgumentException e) {
            log.accept("a line is passed over: it is " + e.getMessage());
            return;
        }
        try {
            take(envelope);
        } catch (Refusal e) {
            refuse(envelope, e);
        }
    }

    private void refuse(Envelope envelope, Refusal why) {
        if (envelope.msgId().isPresent() && envelope.inReplyTo().isEmpty()) {
            out.accept(envelope.refuse(why.code(), String.valueOf(why.getMessage())));
        } else {
            log.accept("a message from " + envelope.src() + " is passed over: "
                    + why.getMessage());
        }
    }

    private void take(Envelope envelope) {
        switch (envelope.type()) {
            case Envelope.INIT -> initialise(envelope);
            case Envelope.LEADER -> tellLeader(envelope);
            case LetterCodec.TYPE -> takeLetter(envelope);
            case Envelope.ERROR -> log.accept(envelope.src() + " answers with the error "
                    + envelope.body().path("code") + ": "
                    + envelope.body().path("text").asString(""));
            default -> throw new Refusal(ErrorCode.NOT_SUPPORTED, "type is \"" + envelope.type()
                    + "\"; supported are init, leader and hustings");
        }
    }

    private void takeLetter(Envelope envelope) {
        if (member.isPresent()) {
            member.get().receive(envelope);
        } else if (early.size() < MOST_EARLY) {
            early.add(envelope);
        } else {
            throw tooEarly();
        }
    }

    private static Refusal tooEarly() {
        return new Refusal(ErrorCode.TEMPORARILY_UNAVAILABLE, "init has not come yet");
    }

    private void tellLeader(Envelope request) {
        GroupMember known = member.orElseThrow(AlgorithmNode::tooEarly);
        ObjectNode answer = Envelope.body(Envelope.LEADER_OK);
        known.leader().ifPresentOrElse(name -> answer.put("leader", name),
                () -> answer.putNull("leader"));
        out.accept(request.reply(answer.put("term", known.term())));
    }

    private void initialise(Envelope request) {
        if (member.isPresent()) {
            throw new Refusal(ErrorCode.MALFORMED_REQUEST, "init has come before");
        }
        String self = request.body().path("node_id").asString("");
        JsonNode ids = request.body().path("node_ids");
        List<String> all = ids.valueStream().filter(JsonNode::isString)
                .map(JsonNode::asString).toList();
        if (!ids.isArray() || all.size() != ids.size() || all.size() > LiveScenario.MOST_NODES) {
            throw new Refusal(ErrorCode.MALFORMED_REQUEST, "node_ids is a list of at most "
                    + LiveScenario.MOST_NODES + " texts");
        }
        try {
            member = Optional.of(new GroupMember(options, new NodeNames(all), self, out, log));
        } catch (IllegalArgumentException e) {
            throw new Refusal(ErrorCode.MALFORMED_REQUEST, String.valueOf(e.getMessage()));
        }
        out.accept(request.reply(Envelope.body(Envelope.INIT_OK)));
        List<Envelope> waiting = List.copyOf(early);
        early.clear();
        waiting.forEach(this::takeAgain);
    }

    private void takeAgain(Envelope envelope) {
        try {
            takeLetter(envelope);
        } catch (Refusal e) {
            refuse(envelope, e);
        }
    }

    /**
     * Does what there is to do in a tick, once it knows who it is; the first tick is 0.
     *
     * @param since the first tick that has gone by without it, if one has
     * @throws IllegalArgumentException if the algorithm breaks, in words
     */
    public void advance(long tick, OptionalLong since) {
        member.orElseThrow(() -> new IllegalStateException("init has not come yet"))
                .advance(tick, since);
    }
}
