package hustings.live.lab;

import hustings.live.lab.NodeSettings.Answers;
import hustings.live.lab.NodeTimes.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A node of ours in a test, in short times, and what it says of its leaders. */
final class TestNode implements AutoCloseable {
    static final NodeTimes SHORT = new NodeTimes(150, 600, new Range(20, 60), 500,
            new Range(0, 300), new Range(50, 150), 2_000);

    private static final int PATIENCE_SECONDS = 30;

    private final BlockingQueue<MemberId> leaders = new LinkedBlockingQueue<>();
    private final ExerciseNode node;

    TestNode(Endpoint daemon, String identity, Dialect dialect) {
        this(daemon, identity, dialect, false, Answers.OF_THE_DIALECT);
    }

    TestNode(Endpoint daemon, String identity, Dialect dialect, boolean feigns,
            Answers answers) {
        node = new ExerciseNode(new NodeSettings(daemon, MemberId.parse(identity), dialect,
                new BullyMember.Behaviour(true, feigns), answers, SHORT),
                new SplittableRandom(1), leaders::add);
    }

    ExerciseNode node() {
        return node;
    }

    /** Waits until it follows this one. */
    void await(String leader) throws InterruptedException {
        List<MemberId> before = new ArrayList<>();
        while (!before.contains(MemberId.parse(leader))) {
            before.add(Optional.ofNullable(leaders.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .orElseThrow(() -> new AssertionError(
                            "no leader " + leader + ", but " + before)));
        }
    }

    @Override
    public void close() {
        node.close();
    }
}
