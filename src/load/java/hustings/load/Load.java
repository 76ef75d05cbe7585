package hustings.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Puts a server of its own under load, and prints how it bears that. */
final class Load {
    private static final String FIRST = "faults=60:crash-leader&seed=";
    private static final String HEAVY = "algorithms=bully,lamport,raft,randomized,invitation,"
            + "modified-bully&n=64&until=10000&faults=60:crash-leader&t=10000&seed=";
    private static final int WARM_UP_SECONDS = 60;
    private static final int ATTACKERS = 19;
    private static final int VICTIM_TICKS = 128;

    private final int viewers;
    private final double speed;
    private final int seconds;

    private Load(int viewers, double speed, int seconds) {
        this.viewers = viewers;
        this.speed = speed;
        this.seconds = seconds;
    }

    /**
     * Does one of them.
     *
     * @param arguments {@code playing}, {@code class}, {@code attack} or {@code mixed}; how many
     *     viewers; ticks a second; for how many seconds
     */
    public static void main(String[] arguments) throws InterruptedException {
        Load load = new Load(Integer.parseInt(arguments[1]), Double.parseDouble(arguments[2]),
                Integer.parseInt(arguments[3]));
        try (ServerProcess server = new ServerProcess(); Crowd crowd = new Crowd(server.port())) {
            switch (arguments[0]) {
                case "playing" -> load.playing(server, load.come(crowd, load.viewers, true));
                case "class" -> load.playing(server, load.follow(crowd));
                case "attack" -> load.attack(server, crowd);
                case "mixed" -> load.mixed(server, crowd);
                default -> throw new IllegalArgumentException("load.what is \"" + arguments[0]
                        + "\"; allowed is playing, class, attack or mixed");
            }
        }
        System.exit(0);
    }

    private List<Viewer> come(Crowd crowd, int count, boolean reads) {
        List<Viewer> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(crowd.join(new Viewer(FIRST + i, speed, reads), "10.0.1." + i % 200));
        }
        return all;
    }

    /** A class: all follow one link from one address, within some seconds. */
    private List<Viewer> follow(Crowd crowd) {
        List<Viewer> all = new ArrayList<>();
        for (int i = 0; i < viewers; i++) {
            all.add(crowd.join(new Viewer(FIRST + 1, speed, true), "10.0.1.1"));
        }
        return all;
    }

    /** Many who watch. */
    private void playing(ServerProcess server, List<Viewer> all) throws InterruptedException {
        // Until then a third of the core compiles the server.
        TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
        // The first answer counts for nothing: the asker's own classes are loaded for it.
        server.health();
        all.forEach(Viewer::take);
        Duration before = server.used();
        long begun = System.nanoTime();
        List<Duration> health = new ArrayList<>();
        while (System.nanoTime() - begun < seconds * 1e9) {
            health.add(server.health());
            TimeUnit.MILLISECONDS.sleep(500);
        }
        double elapsed = (System.nanoTime() - begun) / 1e9;
        Duration used = server.used().minus(before);
        print(all, elapsed, used, health);
    }

    private static void print(List<Viewer> all, double elapsed, Duration used,
            List<Duration> health) {
        List<Viewer.Seen> seen = all.stream().map(Viewer::take).toList();
        long[] ticks = seen.stream().mapToLong(Viewer.Seen::ticks).sorted().toArray();
        long[] late = seen.stream().flatMap(each -> each.lateNanos().stream())
                .mapToLong(nanos -> nanos).sorted().toArray();
        long total = Arrays.stream(ticks).sum();
        long messages = seen.stream().mapToLong(Viewer.Seen::messages).sum();
        long characters = seen.stream().mapToLong(Viewer.Seen::characters).sum();
        say("ticks a second and viewer: least %.1f, median %.1f, most %.1f",
                ticks[0] / elapsed, ticks[ticks.length / 2] / elapsed,
                ticks[ticks.length - 1] / elapsed);
        say("frames: %.1f a second and viewer, of %d characters",
                messages / elapsed / all.size(), characters / Math.max(1, messages));
        say("late: median %.0f ms, p99 %.0f ms", at(late, 0.5), at(late, 0.99));
        say("server: %.2f of a core, %.3f ms of CPU a tick and viewer",
                used.toNanos() / 1e9 / elapsed, used.toNanos() / 1e6 / Math.max(1, total));
        long[] answers = health.stream().mapToLong(Duration::toNanos).sorted().toArray();
        say("/healthz: median %.0f ms, at most %.0f ms", at(answers, 0.5), at(answers, 1));
        say("turned away or lost: %s", all.stream().map(Viewer::farewell)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.groupingBy(words -> words, Collectors.counting())));
    }

    private static double at(long[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[(int) (part * (sorted.length - 1))] / 1e6;
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }

    /** Somebody watches while an address elsewhere opens heavy runs, leaves and comes again. */
    private void attack(ServerProcess server, Crowd crowd) throws InterruptedException {
        Viewer victim = crowd.join(new Viewer(FIRST + 1, 8, true), "10.0.2.1");
        TimeUnit.SECONDS.sleep(20);
        victim.take();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(VICTIM_TICKS / 8);
        long slowest = 0;
        int opened = 0;
        List<Viewer> attackers = new ArrayList<>();
        while (System.nanoTime() < end) {
            for (int i = attackers.size(); i < ATTACKERS; i++) {
                attackers.add(crowd.join(new Viewer(HEAVY + opened++, 8, true), "10.0.3.1"));
            }
            TimeUnit.MILLISECONDS.sleep(500);
            slowest = Math.max(slowest, server.health().toMillis());
            attackers.stream().limit(ATTACKERS / 2).forEach(Viewer::leave);
            attackers.subList(0, ATTACKERS / 2).clear();
        }
        say("a viewer elsewhere got %d of %d ticks; %d sockets opened heavy runs;"
                + " /healthz took at most %d ms", victim.take().ticks(), VICTIM_TICKS, opened,
                slowest);
    }

    /** Those who play, who stall and who come and go; what is left of them when they have gone. */
    private void mixed(ServerProcess server, Crowd crowd) throws InterruptedException {
        come(crowd, 20, true).forEach(Viewer::leave);
        TimeUnit.SECONDS.sleep(5);
        long before = server.heapKilobytes();
        List<Viewer> all = come(crowd, viewers, true);
        all.addAll(come(crowd, 50, false));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            List<Viewer> fleeting = come(crowd, 20, true);
            TimeUnit.SECONDS.sleep(1);
            fleeting.forEach(Viewer::leave);
        }
        long during = server.heapKilobytes();
        all.forEach(Viewer::leave);
        TimeUnit.SECONDS.sleep(10);
        say("heap after collection: %d kB before, %d kB meanwhile, %d kB after they had gone",
                before, during, server.heapKilobytes());
        say("farewells: %s", new TreeSet<>(all.stream().map(Viewer::farewell).toList()));
    }
}
