package hustings.live;

import hustings.model.AlgorithmRegistry;
import java.nio.file.Path;

/** What a process of a live group runs; only a group starts it. */
public final class NodeMain {
    private NodeMain() {}

    /** Runs a node: algorithm, identifier, port of the group, folder of its storage. */
    public static void main(String[] arguments) {
        new NodeProcess(AlgorithmRegistry.builtIn(), arguments[0],
                Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]),
                String.valueOf(System.getenv(Processes.TOKEN)), Path.of(arguments[3])).run();
        // Threads that read may wait for whoever is stopped.
        System.exit(0);
    }
}
