package hustings.server;

import hustings.model.AlgorithmType;
import hustings.model.Registration;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

/** The jar of a plug-in: looked through before anything of it is run. */
final class PluginJar {
    private static final int MOST_BYTES = 16_777_216;

    private final Registration registration;
    private final List<String> algorithms;

    private PluginJar(Registration registration, List<String> algorithms) {
        this.registration = registration;
        this.algorithms = algorithms;
    }

    /**
     * Opens a jar and looks at every class in it.
     *
     * @throws IllegalArgumentException if it cannot be used, in words
     */
    static PluginJar open(Path file) {
        requireFile(file);
        try (JarFile jar = new JarFile(file.toFile())) {
            requireWhole(jar);
            // Never closed: the classes of a plug-in are loaded for as long as the process lives.
            URLClassLoader loader = new URLClassLoader(
                    "plugins", new URL[] {url(file)}, AlgorithmType.class.getClassLoader());
            URL list = loader.findResource(Registration.PATH);
            if (list == null) {
                throw new IllegalArgumentException("it has no " + Registration.PATH
                        + ", which names the classes of its algorithms");
            }
            Registration registration = new Registration(list, loader);
            List<String> algorithms = registration.names();
            if (algorithms.isEmpty()) {
                throw new IllegalArgumentException("its " + Registration.PATH
                        + " names no class; it has to name those of its algorithms");
            }
            requireHarmless(jar);
            return new PluginJar(registration, algorithms);
        } catch (ZipException e) {
            throw new IllegalArgumentException("it is no jar, or a damaged one: "
                    + e.getMessage(), e);
        } catch (IOException | SecurityException e) {
            throw new IllegalArgumentException("it cannot be read: " + e.getMessage(), e);
        }
    }

    private static void requireFile(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new IllegalArgumentException("it is a folder; a plug-in is one jar file");
            } else if (Files.size(file) == 0) {
                throw new IllegalArgumentException("it is an empty file");
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("it cannot be read: " + e.getMessage(), e);
        }
    }

    private static void requireWhole(JarFile jar) throws IOException {
        if (jar.getManifest() != null && jar.getManifest().getMainAttributes()
                .containsKey(Attributes.Name.CLASS_PATH)) {
            throw new IllegalArgumentException("its manifest has a Class-Path; a plug-in is one jar"
                    + " with all that it needs");
        }
    }

    private static void requireHarmless(JarFile jar) throws IOException {
        List<JarEntry> classes = jar.stream()
                .filter(entry -> entry.getName().endsWith(".class")).toList();
        Set<String> own = classes.stream()
                .map(entry -> entry.getName().replaceFirst("\\.class$", "")
                        .replaceFirst("^META-INF/versions/\\d+/", ""))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (JarEntry entry : classes) {
            Inspection.requireHarmless(entry.getName(), bytes(jar, entry), own);
        }
    }

    private static byte[] bytes(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IllegalArgumentException(entry.getName() + " is larger than "
                        + MOST_BYTES / 1_048_576 + " MB");
            }
            return bytes;
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("its name is not usable", e);
        }
    }

    /** The classes of its algorithms, in the order of its registration. */
    List<String> algorithms() {
        return algorithms;
    }

    /** Loads and reads one of them, by which code of its own comes to be run. */
    AlgorithmType algorithm(String type) {
        return registration.algorithm(type);
    }
}
