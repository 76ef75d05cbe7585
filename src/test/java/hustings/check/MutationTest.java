package hustings.check;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.Engine;
import hustings.model.Engines;
import hustings.model.Node;
import hustings.sim.Result;
import hustings.sim.Scenario;
import hustings.sim.Simulation;
import hustings.sim.TooMuchWork;
import hustings.sim.Work;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Breaks each algorithm on purpose, by one place of its source, and asks who notices: a property
 * that is judged, or the exact results that the contract and count tests ask for. Indentation does
 * not count, and ¶ stands for the end of a line.
 */
class MutationTest {
    private static final int SOAKED = 300;
    /** Scenarios whose outcome, winner and exact cost other tests hold to the specification. */
    private static final List<String> PUBLISHED = List.of(
            "n=5&ids=ascending&latency=1", "n=5&ids=descending&latency=1&start=one",
            "n=6&latency=1-4&seed=3", "n=8&latency=1&start=4&faults=0:crash-8",
            "n=5&latency=1&start=1&faults=0:crash-5,3:crash-4",
            "n=6&latency=1&faults=60:crash-leader&until=400");

    @TempDir private Path folder;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "complete/Bully|the winner does not tell|broadcast(j -> j < id(), new Coordinator(term));|",
        "complete/Bully|asks the smaller ones|broadcast(j -> j > id(), new|broadcast(j "
                + "-> j < id(), new",
        "complete/Bully|does not wait for an OK|after(roundTrip(), new "
                + "NoAnswer());¶}¶}¶¶private void win|}¶}¶¶private void win",
        "complete/ModifiedBully|appoints the smallest|Math.max(largest, sender())|largest "
                + "== NONE ? sender() : Math.min(largest, sender())",
        "complete/ModifiedBully|does not look whether it appointed the living|after(2 * "
                + "roundTrip() + heartbeatInterval(), new NoLeader());|",
        "complete/ModifiedBully|leads without asking|if (larger == 0) {|if (larger >= 0) {",
        "complete/Invitation|merges at once, whatever its rank|case Collected all when larger() > "
                + "0|case Collected all when larger() > 99",
        "complete/Invitation|joins an earlier group|term(g) <= term()|g.equals(group)",
        "complete/Invitation|does not say READY|up.forEach(member -> send(member, "
                + "new Ready(group)));|",
        "store/Lease|waits for no lease to end|boolean fresh = now() < seenAt + "
                + "leaseDuration();|boolean fresh = false;",
        "store/Lease|does not stop at its deadline|after(renewDeadline(), new Deadline());|",
        "store/Lease|writes over any version|when its == version|when its >= 0",
        "complete/Lamport|does not object|reply(new Higher(term, clock, mine));|",
        "complete/Lamport|the smaller stamp wins|return clock > other.clock|return clock "
                + "< other.clock",
        "complete/Lamport|does not wait for objections|after(roundTrip(), new NoObjection());|",
        "complete/Randomized|keeps its draw to itself|broadcast(new Draw(term, round, value));|",
        "complete/Randomized|the smallest draws stay|draws.get(node) < "
                + "largest|draws.get(node) > 0 && draws.get(node) == largest && contenders.size() "
                + "> 1",
        "complete/Randomized|waits for the dead|after(roundTrip(), new Missing(round));|",
        "complete/AfekGafni|leads with half of the nodes|if (2 * held() > size()) {|if (2 * held() "
                + ">= size()) {",
        "complete/AfekGafni|changes sides without asking|challenges.add(challenge);¶warnOwner(1);"
                + "|owner = sender();¶reply(new Accept(term));",
        "complete/AfekGafni|never yields|reply(new Yield(term, challenge.node));|",
        "consensus/FastLeaderElection|keeps a better vote to itself|note(better);¶tellAll();"
                + "|note(better);",
        "consensus/FastLeaderElection|takes the worse vote|vote = better.beats(vote) ? better :"
                + " vote;|vote = better.beats(vote) ? vote : better;",
        "consensus/Raft|votes as often as it is asked|t == term && free &&|t == term &&",
        "consensus/Raft|is content with half of the votes|votes.size() <= "
                + "size() / 2|votes.size() < size() / 2",
        "consensus/Raft|does not tell that it leads|broadcast(new Append(term));|",
        "graph/FloodMax|spreads the smallest|when j > best ->|when j < best ->",
        "graph/FloodMax|is content with a round less|if (round < rounds) {|if (round + 1 < "
                + "rounds) {",
        "graph/OptFloodMax|never falls silent|news = false;|",
        "graph/OptFloodMax|tells nobody what it has heard|best = j;¶news = true;|best = j;",
        "ring/TimeSlice|sends its token though another has come|cancel(new Phase());|",
        "ring/TimeSlice|leaves a token too little time|Math.min((long) v * size(), ENDLESS)|v",
        "ring/VariableSpeeds|has one speed for all|1L << Math.min(v, SLOWEST)|2",
        "ring/VariableSpeeds|swallows the smaller token|when j > least ->|when j < least ->",
        "ring/ChangRoberts|swallows the larger token|send(next(), message);¶} else if (j "
                + "== id() && leader()|} else if (j == id() && leader()",
        "ring/ChangRoberts|lets the smaller pass|if (beats(j, id())) {|if (beats(id(), j)) {",
        "ring/ChangRoberts|forgets that it stands|participant = true;¶campaign|campaign",
        "ring/Ring|does not acknowledge|reply(new Ack(serial));¶handle(message);¶}¶case "
                + "Coordinator|handle(message);¶}¶case Coordinator",
        "ring/Ring|the smallest name "
                + "wins|settle(Collections.max(alive))|settle(Collections.min(alive))",
        "ring/Ring|does not wait for an ACK|after(roundTrip(), new NoAck(serial));|",
        "ring/LeLann|forgets what has passed|best = Math.max(best, j);|",
        "ring/HirschbergSinclair|asks too far|h < 1L << k|h < 2L << k",
        "ring/HirschbergSinclair|is content with one side|agreed.size() == 2|agreed.size() == 1",
        "ring/HirschbergSinclair|lets the smaller pass|} else if (beats(j, id())) {|} else if "
                + "(beats(id(), j)) {",
        "ring/Franklin|keeps what it ought to pass on|behind.forEach((r, j) -> send(next(), new "
                + "Candidate(term, j, r, CLOCKWISE)));|",
        "ring/Franklin|needs to be larger than one only|return beats(j, k) ? j : k;|return "
                + "beats(j, k) ? k : j;",
        "ring/Peterson|takes over the smaller value|beats(neighbour, value) && beats(neighbour, "
                + "v)|beats(value, neighbour) && beats(v, neighbour)",
        "ring/ImprovedPeterson|forgets that phases take turns|phase++;|phase += 2;",
        "ring/ItaiRodeh|does not mark an equal draw|draw.hops + 1, false|draw.hops + 1, draw"
                + ".unique",
        "ring/ItaiRodeh|counts one step too few|draw.hops >= ringSize() && compared "
                + "!= 0|draw.hops >= ringSize() - 1 && compared != 0",
        "ring/CoinItaiRodeh|drops out on any coin|coin.one && !one|!one",
        "ring/SynchronousItaiRodeh|takes what others have too|nodes.size() > 1|nodes.size() > 2",
    })
    void isFoundOut(String source, String what, String line, @Nullable String instead)
            throws Exception {
        Engine mutant = mutant(source, lines(line), lines(instead));
        Engine original = Engines.builtIn().get(mutant.id());
        List<String> witnesses = new ArrayList<>();
        PUBLISHED.stream().filter(scenario ->
                !outcome(mutant, scenario).equals(outcome(original, scenario)))
                .forEach(witnesses::add);
        Soak soak = new Soak(new Engines(List.of(mutant)));
        for (int number = 0; number < SOAKED; number++) {
            soak.run(mutant.id(), number).forEach(finding ->
                    witnesses.add(finding.what()));
        }
        assertThat(witnesses).as(what).isNotEmpty();
    }

    private static String lines(@Nullable String text) {
        return text == null ? "" : text.replaceAll("¶ *", "\n");
    }

    /** What the published results speak of: who leads, in which term, at what cost, when. */
    private static String outcome(Engine engine, String scenario) {
        Engines engines = new Engines(List.of(engine));
        Simulation simulation = new Simulation(
                Scenario.parse("algorithms=" + engine.id() + "&" + scenario, engines), engine,
                new Work(20_000));
        try {
            simulation.run();
        } catch (TooMuchWork e) {
            return "a storm";
        }
        Result result = simulation.result();
        return result.outcome() + " " + result.leader() + " " + result.agreedAt() + " "
                + result.messages().byKind();
    }

    private Engine mutant(String source, String line, String instead) throws Exception {
        String text = Files.readString(Path.of("algorithms", source + ".java"))
                .replaceAll("\n +", "\n");
        assertThat(text.split(Pattern.quote(line), -1)).as(line).hasSize(2);
        Path file = folder.resolve(source + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.replace(line, instead));
        compile(file);
        try (URLClassLoader loader = new OwnFirst(folder.toUri().toURL(), source)) {
            Class<?> type = loader.loadClass(source.replace('/', '.'));
            // All classes that it consists of are loaded while the folder can be read.
            Engine engine = new Engine(type.asSubclass(Node.class).asSubclass(nodeType()));
            outcome(engine, "n=3&loss=0.1&faults=20:crash-leader,40:recover-3");
            return engine;
        }
    }

    @SuppressWarnings("unchecked")
    private static Class<Node<?>> nodeType() {
        return (Class<Node<?>>) (Class<?>) Node.class;
    }

    /** Loads the mutant itself from its folder, and all else from where it always is. */
    private static final class OwnFirst extends URLClassLoader {
        private final String own;

        OwnFirst(URL folder, String source) {
            super(new URL[] {folder}, MutationTest.class.getClassLoader());
            own = source.replace('/', '.');
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!name.equals(own) && !name.startsWith(own + "$")) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }

    private static void compile(Path source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(complaints, files, null,
                    List.of("-proc:none", "--release", "21"), null,
                    files.getJavaFileObjects(source)).call();
            assertThat(compiled).as(complaints.toString()).isTrue();
        }
    }
}
