package hustings.server;

import hustings.scenario.Naming;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.JsonGeneratorDelegate;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Something that tells of a run, in which nodes are called what the scenario calls them: the one
 * place where the numbers that stand for them inside are left behind.
 *
 * <p>In what tells of a run, nodes are {@code int}, and all that is counted is {@code long}. So a
 * number of a node cannot be taken for anything else, in texts neither.
 *
 * @param <T> what tells of the run
 * @param value it, by numbers
 * @param naming what they stand for
 */
record Named<T>(T value, Naming naming) {
    /** Writes it with names, as strings where nodes do not stand for themselves. */
    static final class Serializer extends StdSerializer<Named<?>> {
        Serializer() {
            super(Named.class);
        }

        @Override
        public void serialize(
                Named<?> named, JsonGenerator json, SerializationContext context) {
            context.writeValue(named.naming.isPlain() ? json : new Names(json, named.naming),
                    named.value);
        }
    }

    private static final class Names extends JsonGeneratorDelegate {
        private final Naming naming;

        Names(JsonGenerator json, Naming naming) {
            super(json, false);
            this.naming = naming;
        }

        @Override
        public JsonGenerator writeNumber(int number) {
            if (naming.stands(number)) {
                super.writeString(naming.identity(number).toString());
            } else {
                super.writeNumber(number);
            }
            return this;
        }

        @Override
        public JsonGenerator writeString(String text) {
            super.writeString(naming.withNames(text));
            return this;
        }
    }
}
