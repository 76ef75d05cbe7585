package hustings.live;

import hustings.model.AlgorithmRegistry;
import java.nio.file.Path;

/** What a process of a live group runs; only a group starts it. */
public final class NodeMain {
    private NodeMain() {}

    /** Runs a node; the arguments are the parts of a {@link Spawner.Birth}, but for the token. */
    public static void main(String[] arguments) {
        new NodeProcess(AlgorithmRegistry.builtIn(), new Spawner.Birth(arguments[0],
                Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]),
                String.valueOf(System.getenv(Processes.TOKEN)), Path.of(arguments[3]),
                Long.parseLong(arguments[4]), Integer.parseInt(arguments[5]))).run();
        // Threads that read may wait for whoever is stopped.
        System.exit(0);
    }
}
