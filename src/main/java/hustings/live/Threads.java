package hustings.live;

import hustings.model.AlgorithmRegistry;

/** Runs nodes in threads of this process, with sockets of their own: for many, and for tests. */
public record Threads(AlgorithmRegistry registry) implements Spawner {
    @Override
    public Spawned spawn(Birth birth) {
        NodeProcess process = new NodeProcess(registry, birth);
        Thread thread = Thread.ofPlatform().daemon().name("node-" + birth.node()).start(process);
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
            public void onExit(Runnable action) {
                // What goes wrong in a thread breaks its connection, which is seen.
            }

            @Override
            public void join() throws InterruptedException {
                thread.join();
            }
        };
    }
}
