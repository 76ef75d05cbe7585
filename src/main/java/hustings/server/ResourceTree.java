package hustings.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files in a folder of the class path, wherever on it that folder is. */
final class ResourceTree {
    private ResourceTree() {}

    /** Reads all of them that are wanted; the names are relative to the folder, with slashes. */
    static Map<String, byte[]> read(String folder, Predicate<String> wanted) {
        Map<String, byte[]> files = new TreeMap<>();
        try {
            for (URL place : Collections.list(
                    ResourceTree.class.getClassLoader().getResources(folder))) {
                if (place.openConnection() instanceof JarURLConnection jar) {
                    Path file = Path.of(jar.getJarFileURL().toURI());
                    try (FileSystem inside = FileSystems.newFileSystem(file)) {
                        read(inside.getPath(folder), wanted, files);
                    }
                } else {
                    read(Path.of(URI.create(place.toString())), wanted, files);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the class path holds " + e.getInput()
                    + "; allowed are addresses of files", e);
        }
        return files;
    }

    /** Reads the files in a folder that are wanted. */
    static void read(Path folder, Predicate<String> wanted, Map<String, byte[]> into)
            throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString()
                        .replace(file.getFileSystem().getSeparator(), "/");
                if (wanted.test(name)) {
                    into.put(name, Files.readAllBytes(file));
                }
            }
        }
    }
}
