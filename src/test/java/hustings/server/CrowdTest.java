package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many who come at once: a class behind one router, and a flood. */
class CrowdTest {
    private static final long PLENTY = 1L << 40;
    private static final int CLASS = 300;
    private static final String LINK = "v=1&algorithms=bully,ring,chang-roberts,randomized"
            + "&faults=60:crash-leader";

    private static <T> List<T> allAtOnce(int count, Callable<T> doing) throws Exception {
        List<T> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                all.add(threads.submit(doing));
            }
            for (Future<T> each : all) {
                results.add(each.get());
            }
        }
        return results;
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aClassBehindOneAddressOpensALinkWithinSeconds() throws Exception {
        List<Viewer> viewers = List.of();
        try (Served school = new Served(Limits.of(512L << 20, PLENTY, 2))) {
            assertThat(allAtOnce(CLASS, () -> school.get("/?" + LINK).statusCode()))
                    .containsOnly(200);
            viewers = allAtOnce(CLASS, () -> school.view()
                    .send("{'type':'open','scenario':'" + LINK + "'}"));
            assertThat(viewers).extracting(viewer -> viewer.next().get("type").asString())
                    .containsOnly("opened");
            assertThat(viewers).extracting(viewer -> viewer.next().get("type").asString())
                    .containsOnly("keyframe");
            assertThat(school.server().viewers()).isEqualTo(CLASS);
            try (Viewer oneMore = school.view()) {
                assertThat(oneMore.closeReason()).startsWith(
                        "300 people watch from this address already; whoever runs the server can");
            }
        } finally {
            viewers.forEach(Viewer::close);
        }
    }

    @Test
    void whatManyAskForAtOnceIsWorkedOutOnce() throws Exception {
        FirstFrames frames = new FirstFrames();
        AtomicInteger made = new AtomicInteger();
        CompletableFuture<String> slow = new CompletableFuture<>();
        slow.completeOnTimeout("frames", 100, TimeUnit.MILLISECONDS);
        assertThat(allAtOnce(50, () -> frames.of("n=8", () -> {
            made.incrementAndGet();
            return slow.join();
        }))).containsOnly("frames");
        assertThat(made).hasValue(1);
    }

    @Test
    void whatOneWasRefusedOthersMayStillGet() {
        FirstFrames frames = new FirstFrames();
        CompletableFuture<String> refused = CompletableFuture.supplyAsync(() ->
                frames.of("n=8", () -> {
                    throw Refused.forNow("busy", "no place", 1);
                }));
        assertThat(refused).failsWithin(10, TimeUnit.SECONDS)
                .withThrowableOfType(ExecutionException.class).withCauseInstanceOf(Refused.class);
        assertThat(frames.of("n=8", () -> "frames")).isEqualTo("frames");
    }
}
