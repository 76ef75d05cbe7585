package hustings.sim;

import hustings.model.AlgorithmType;
import hustings.model.Driver;
import hustings.model.Network;
import hustings.model.Node;
import hustings.scenario.Scenario;
import java.util.Map;

/** Makes the processes of nodes, and of the store, and binds each to its place in the network. */
final class NodeFactory {
    private final AlgorithmType algorithm;
    private final Map<String, String> options;
    private final Membership membership;
    private final ProcessTable processes;
    private final Present present;
    private final Handling handling;
    private final Network network;
    private final boolean anonymous;

    NodeFactory(Scenario scenario, AlgorithmType algorithm, Membership membership,
            ProcessTable processes, Present present, Handling handling, Network network) {
        this.algorithm = algorithm;
        this.options = scenario.optionsOf(algorithm.id());
        this.membership = membership;
        this.processes = processes;
        this.present = present;
        this.handling = handling;
        this.anonymous = algorithm.about().anonymous();
        this.network = anonymous ? Driver.anonymous(network) : network;
    }

    /** Makes a fresh process for every node that is up. */
    void createAll() {
        for (int i = 0; i < membership.places(); i++) {
            if (membership.isAlive(i)) {
                handling.boots(i);
                install(i, membership.isStore(i) ? algorithm.store().orElseThrow().create()
                        : algorithm.create(options));
            }
        }
        handling.reset();
    }

    /** Makes a fresh process for a node that joins. */
    void create(int index) {
        handling.comesBack(index);
        install(index, algorithm.create(options));
    }

    /** Makes a process for one that has crashed, with what was durable in that. */
    void recreate(int index) {
        handling.comesBack(index);
        Node<?> crashed = processes.nodes[index];
        install(index, membership.isStore(index)
                ? algorithm.store().orElseThrow().recreate(crashed)
                : algorithm.recreate(crashed, options));
    }

    private void install(int index, Node<?> node) {
        Driver.bind(node, network, index, anonymous ? Node.NONE : membership.id(index));
        processes.put(index, node, present.now);
    }
}
