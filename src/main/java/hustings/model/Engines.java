package hustings.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * The algorithms that exist here, by identifier: the built-in ones and those of plug-in jars.
 *
 * <p>Both come through the same door: a line in {@code META-INF/services/hustings.model.Node}.
 */
public final class Engines {
    private final Map<String, Engine> byId = new LinkedHashMap<>();

    /**
     * Takes these engines, in this order.
     *
     * @throws IllegalArgumentException if two have the same identifier
     */
    public Engines(List<Engine> engines) {
        for (Engine engine : engines) {
            Engine other = byId.putIfAbsent(engine.id(), engine);
            if (other != null) {
                throw new IllegalArgumentException("two algorithms are called " + engine.id()
                        + ": " + other.type().getName() + " and " + engine.type().getName());
            }
        }
    }

    /** The algorithms on the class path. */
    public static Engines builtIn() {
        return new Engines(load(Engines.class.getClassLoader()));
    }

    /**
     * The algorithms on the class path and in the jars of a folder.
     *
     * @param plugins the folder; it need not exist
     */
    public static Engines withPlugins(Path plugins) {
        List<URL> jars = jarsIn(plugins);
        if (jars.isEmpty()) {
            return builtIn();
        }
        // Never closed: the classes of a plug-in are loaded for as long as the process lives.
        return new Engines(load(new URLClassLoader(
                "plugins", jars.toArray(URL[]::new), Engines.class.getClassLoader())));
    }

    private static List<URL> jarsIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<URL> jars = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith(".jar")) {
                    jars.add(url(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("plug-in folder " + folder + " cannot be read", e);
        }
        return jars;
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("plug-in " + file + " has no usable name", e);
        }
    }

    @SuppressWarnings("rawtypes")
    private static List<Engine> load(ClassLoader loader) {
        List<Engine> engines = new ArrayList<>();
        for (ServiceLoader.Provider<Node> provider
                : ServiceLoader.load(Node.class, loader).stream().toList()) {
            @SuppressWarnings("unchecked")
            Class<? extends Node<?>> type = (Class<? extends Node<?>>) provider.type();
            engines.add(new Engine(type));
        }
        return engines;
    }

    /** All engines, in the order of registration. */
    public List<Engine> all() {
        return List.copyOf(byId.values());
    }

    /** All identifiers, in the order of registration. */
    public List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    /** Whether there is an algorithm of this identifier. */
    public boolean has(String id) {
        return byId.containsKey(id);
    }

    /**
     * The engine of this identifier.
     *
     * @throws IllegalArgumentException if there is none, naming those there are
     */
    public Engine get(String id) {
        Engine engine = byId.get(id);
        if (engine == null) {
            throw new IllegalArgumentException("there is no algorithm \"" + id
                    + "\"; there are " + String.join(", ", byId.keySet()));
        }
        return engine;
    }
}
