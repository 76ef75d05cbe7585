package hustings.server;

import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import hustings.model.Unfit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A folder with the jars of further algorithms.
 *
 * <p>Strangers have written them: whatever is wrong with one is told of that one in words, and all
 * others are used.
 */
public final class Plugins {
    private static final long LONGEST_TRIAL_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final AlgorithmRegistry builtIn;
    private final long longestTrialNanos;
    private final Uptime uptime = Uptime.begun();
    private final List<AlgorithmType> algorithms = new ArrayList<>();
    private final List<Unfit> unfit = new ArrayList<>();

    private Plugins(AlgorithmRegistry builtIn, long longestTrialNanos) {
        this.builtIn = builtIn;
        this.longestTrialNanos = longestTrialNanos;
        algorithms.addAll(builtIn.all());
    }

    /**
     * The algorithms on the class path and in the jars of a folder.
     *
     * @param folder the folder; it need not exist
     */
    public static AlgorithmRegistry in(Path folder) {
        return in(folder, LONGEST_TRIAL_NANOS);
    }

    static AlgorithmRegistry in(Path folder, long longestTrialNanos) {
        Plugins plugins = new Plugins(AlgorithmRegistry.builtIn(), longestTrialNanos);
        try {
            jarsIn(folder).forEach(plugins::take);
        } finally {
            plugins.uptime.end();
        }
        return new AlgorithmRegistry(plugins.algorithms, plugins.unfit);
    }

    private static List<Path> jarsIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("plug-in folder " + folder + " cannot be read", e);
        }
    }

    private void take(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            PluginJar jar = PluginJar.open(file);
            jar.algorithms().forEach(type -> take(name, jar, type));
        } catch (IllegalArgumentException e) {
            unfit.add(new Unfit(name, String.valueOf(e.getMessage())));
        }
    }

    private void take(String name, PluginJar jar, String type) {
        try {
            AlgorithmType algorithm = new Trial(jar, type, uptime).algorithm(longestTrialNanos);
            requireOwnName(algorithm);
            algorithms.add(algorithm);
        } catch (IllegalArgumentException e) {
            unfit.add(new Unfit(name, String.valueOf(e.getMessage())));
        }
    }

    private void requireOwnName(AlgorithmType algorithm) {
        algorithms.stream().filter(other -> other.id().equals(algorithm.id())).findFirst()
                .ifPresent(other -> {
                    throw new IllegalArgumentException("two algorithms are called " + algorithm.id()
                            + ": " + algorithm.type().getName() + ", and "
                            + (builtIn.has(other.id()) ? "the built-in " : "already ")
                            + other.type().getName() + "; give its class another name");
                });
    }
}
