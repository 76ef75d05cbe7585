package hustings.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Stable storage of one node: what its process has kept survives it, however it ends.
 *
 * <p>What a tick has changed is kept together with what the process tells of that tick, and before
 * it tells it: so nobody who comes after it knows less than what is kept.
 *
 * @param file the file that holds it
 */
record Storage(Path file) {
    /** What is kept: the fields, and what was told when they changed; each as JSON. */
    record Kept(String fields, String told) {}

    /** Keeps fields, in one piece or not at all. */
    void keep(Kept kept) {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.write(fresh, List.of(kept.fields, kept.told));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was kept last, if anything ever was. */
    Optional<Kept> kept() {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(file);
            return Optional.of(new Kept(lines.get(0), lines.get(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
