package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the page makes of what it is told. */
class StoreTest extends Visit {
    private static final String RUN = "algorithms=ring,raft,bully&n=5&latency=1-4&loss=0.1"
            + "&detector=heartbeat:5,15&until=200&faults=20:crash-leader,40:split-1-2,60:join-9,"
            + "70:heal,80:recover-5";

    /** Two stores: of one who has stepped to a tick, and of one who has gone there directly. */
    private static final String BOTH = """
            const { Store } = await import('/script/store.js');
            const { parts } = await import('/script/playout.js');
            const frames = (requests, last) => new Promise(done => {
              const socket = new WebSocket(`ws://${location.host}/ws`, 'hustings.v1');
              const all = [];
              socket.onopen = () => requests.forEach(each => socket.send(JSON.stringify(each)));
              socket.onmessage = ({ data }) => {
                all.push(JSON.parse(data));
                if (last(all)) { socket.close(); done(all); }
              };
            });
            const [scenario, to] = given;
            const steps = Array.from({ length: to }, () => ({ type: 'step', by: 1 }));
            const stepped = await frames([{ type: 'open', scenario }, ...steps],
              all => all.at(-1).type === 'clock' && all.at(-1).tick === to);
            const direct = await frames([{ type: 'open', scenario: `${scenario}&t=${to}` }],
              all => all.at(-1).type === 'clock');
            const [mine, whole] = [new Store(), new Store()];
            const pieces = frame => frame.type === 'ticks' ? parts(frame, 1, mine.uneven) : [frame];
            stepped.forEach(frame => pieces(frame).forEach(part => mine.receive(part)));
            direct.forEach(frame => whole.receive(frame));
            const sorted = value => value && typeof value === 'object' && !Array.isArray(value)
              ? Object.fromEntries(Object.entries(value).sort().map(([k, v]) => [k, sorted(v)]))
              : Array.isArray(value) ? value.map(sorted) : value;
            const told = store => sorted({ table: store.table, uneven: store.uneven,
              panels: store.panels.map(({ standing, nodes, properties, lane, futile }) => ({
                standing, properties, lane, futile,
                nodes: [...nodes.values()].sort((a, b) => a.id - b.id) })) });
            return [told(mine), told(whole), mine.panels.map(panel => panel.events.length)];
            """;

    @Test
    void whatHasChangedAddsUpToWhatIsThere() {
        open("?v=1&algorithms=bully");
        for (int tick : new int[] {1, 30, 75, 110}) {
            JsonNode both = askModules(BOTH, RUN, tick);
            assertThat(both.get(0)).as("at tick %d", tick).isEqualTo(both.get(1));
            assertThat(both.get(2).get(0).asInt()).isPositive();
        }
    }

    @Test
    void aFrameIsPlayedOutTickByTickAndComesToTheSame() {
        open("?v=1&algorithms=bully");
        JsonNode parts = askModules("""
                const { parts } = await import('/script/playout.js');
                const panel = { from: 4, tick: 9, phase: 'agreed',
                  events: [4, 6, 6, 9].map((tick, number) => ({ number, tick, type: 'note' })) };
                const frame = { type: 'ticks', from: 4, to: 9, table: [], panels: [panel] };
                return parts(frame, 2, 'why').map(({ from, to, uneven, table, panels: [one] }) =>
                  [from, to, one.from, one.tick, one.events.length, one.phase ?? '',
                    uneven ?? '', table !== undefined]);""");
        assertThat(parts).isEqualTo(Json.MAPPER.readTree("""
                [[4, 5, 4, 5, 1, "", "why", false], [6, 7, 6, 7, 2, "", "why", false],
                 [8, 9, 8, 9, 1, "agreed", "", true]]"""));
    }
}
