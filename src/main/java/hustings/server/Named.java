package hustings.server;

import hustings.sim.Naming;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Calls nodes what the scenario calls them, in everything that tells of a run: the one place where
 * the numbers that stand for them inside are left behind.
 *
 * <p>What a run is told by has nodes as {@code int}, and all that is counted as {@code long}. So a
 * number of a node cannot be taken for anything else, in texts neither.
 */
final class Named {
    private Named() {}

    /** The same tree, with names as strings where nodes do not stand for themselves. */
    static ObjectNode in(ObjectNode tree, Naming naming) {
        if (!naming.isPlain()) {
            for (Map.Entry<String, JsonNode> property : tree.properties()) {
                property.setValue(named(property.getValue(), naming));
            }
        }
        return tree;
    }

    private static JsonNode named(JsonNode value, Naming naming) {
        if (value instanceof ObjectNode tree) {
            return in(tree, naming);
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, named(array.get(i), naming));
            }
            return array;
        } else if (value.isString()) {
            return StringNode.valueOf(naming.told(value.stringValue()));
        }
        return value.isInt() && naming.stands(value.intValue())
                ? StringNode.valueOf(naming.identity(value.intValue()).toString()) : value;
    }
}
