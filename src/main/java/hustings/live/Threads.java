package hustings.live;

import hustings.model.AlgorithmRegistry;
import java.nio.file.Path;

/** Runs nodes in threads of this process, with sockets of their own: for many, and for tests. */
public record Threads(AlgorithmRegistry registry) implements Spawner {
    @Override
    public Spawned spawn(String algorithm, int node, int port, String token, Path folder) {
        NodeProcess process = new NodeProcess(registry, algorithm, node, port, token, folder);
        Thread thread = Thread.ofPlatform().daemon().name("node-" + node).start(process);
        return new Spawned() {
            @Override
            public void kill() {
                process.close();
                thread.interrupt();
            }

            @Override
            public void stop() {
                // It stands still already: it has said so.
            }

            @Override
            public void goOn() {
                // It goes on when it is told.
            }

            @Override
            public void join() throws InterruptedException {
                thread.join();
            }
        };
    }
}
