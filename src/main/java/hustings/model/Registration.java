package hustings.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that registers algorithms: the full name of a class on each line, {@code #} for remarks.
 *
 * <p>It is a services file and is read as one, but not by {@link java.util.ServiceLoader}, which
 * says neither in which file nor in which jar a name is misspelt.
 *
 * @param file where it is
 * @param loader what finds its classes
 */
public record Registration(URL file, ClassLoader loader) {
    /** The place of the file in a jar or on the class path. */
    public static final String PATH = "META-INF/services/" + Node.class.getName();

    /**
     * Reads the algorithms, in the order of the file.
     *
     * @throws IllegalArgumentException if a class cannot be loaded, or breaks a rule, in words
     */
    List<AlgorithmType> algorithms() {
        return names().stream().map(this::algorithm).toList();
    }

    /** The names of the classes, in the order of the file. */
    public List<String> names() {
        return lines().stream().map(line -> line.replaceFirst("#.*", "").strip())
                .filter(name -> !name.isEmpty()).toList();
    }

    private List<String> lines() {
        try (InputStream in = file.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /**
     * Reads one of the algorithms.
     *
     * @throws IllegalArgumentException if its class cannot be loaded, or breaks a rule, in words
     */
    public AlgorithmType algorithm(String name) {
        try {
            return new AlgorithmType(type(name));
        } catch (ClassNotFoundException e) {
            throw wrong("there is no class " + name, e);
        } catch (LinkageError e) {
            // It was compiled by a later JDK, or against other versions of what it needs.
            throw wrong("class " + name + " cannot be loaded: " + Mishap.of(e).words(), e);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage(), e);
        }
    }

    @SuppressWarnings("unchecked")
    private Class<? extends Node<?>> type(String name) throws ClassNotFoundException {
        Class<?> type = Class.forName(name, false, loader);
        if (!Node.class.isAssignableFrom(type)) {
            throw new IllegalArgumentException(
                    "class " + name + " does not extend " + Node.class.getName());
        } else if (type.getClassLoader() != loader) {
            throw new IllegalArgumentException("class " + name
                    + " is on the class path already, and would be taken from there");
        }
        return (Class<? extends Node<?>>) type;
    }

    private IllegalArgumentException wrong(@Nullable String what, Throwable cause) {
        return new IllegalArgumentException(what + "; it is registered in " + file, cause);
    }
}
