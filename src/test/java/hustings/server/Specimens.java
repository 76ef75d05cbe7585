package hustings.server;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Good inputs of every kind, small enough to be answered at once, and what is made of them. */
final class Specimens {
    private static final List<String> ALGORITHMS = List.of("bully", "ring,bully",
            "chang-roberts", "raft", "randomized,lamport", "flood-max", "itai-rodeh", "lease",
            "peterson,franklin", "invitation", "modified-bully", "hirschberg-sinclair");
    private static final List<String> SCENARIOS = List.of("",
            "v=1&algorithms=bully,ring&n=4&until=60&faults=20:crash-leader",
            "algorithms=bully&ids=3,1,2&start=1,2&latency=1-3&until=50",
            "algorithms=flood-max&graph=1-2,2-3,3-1&until=50&start=random:2",
            "algorithms=flood-max&graph=grid:2&n=4&until=40", "algorithms=raft&n=3&until=90",
            "algorithms=bully&ids=253.4,253.5,1.2&until=40&faults=3:cut-253.4-1.2,9:heal",
            "algorithms=bully&n=4&faults=3:bully.drop-2-1~2,4:delay-1-2-9,9:slow-2-5&until=50",
            "algorithms=bully&n=4&clocks=1:1.3,2:0.5&detector=heartbeat:5,15&until=60",
            "algorithms=lease&n=3&lease.leaseDuration=20&until=60&faults=9:crash-store",
            "algorithms=ring&n=5&loss=5%25&duplicate=0.1&order=any&delta=4&ring=skip&until=60",
            "algorithms=bully&n=3&feign=crash:0-20,5-9&seed=-7&until=40&t=12");
    private static final List<List<String>> KEYS = List.of(
            List.of("n=3", "n=5", "n=6"), List.of("ids=ascending", "ids=descending", "ids=3,1,2"),
            List.of("start=one", "start=random:2", "start=none"),
            List.of("latency=1", "latency=exp:3", "latency=2-9", "latency=0"),
            List.of("loss=0.3", "duplicate=0.3", "order=any"), List.of("delta=1", "delta=20"),
            List.of("clocks=3:1.3", "clocks=1:0.5,2:2"), List.of("ring=skip", "graph=star"),
            List.of("detector=heartbeat:4,13", "detector=first:1", "detector=none"),
            List.of("faults=9:crash-1,20:recover-1", "faults=3:split-1-2,9:heal",
                    "faults=5:pause-2,9:resume-2,9:join-9,20:leave-9", "faults=1:slow-1-20",
                    "faults=2:drop-1-2,2:double-2-1~2,9:delay-1-2-9", "faults=4:elect-1"),
            List.of("feign=crash:0-20,5-9", "feign=pause:0-9,1-3"),
            List.of("seed=7", "seed=-9223372036854775808"), List.of("until=60", "until=160"),
            List.of("t=0", "t=30"));
    private static final List<String> EXPERIMENTS = List.of(
            "algorithms=bully,ring&n=2-4&trials=2&until=40",
            "algorithms=bully&n=3&loss=0-0.2:0.1&trials=2&until=40&x=loss",
            "algorithms=ring&n=2^1-2^2&ids=ascending,descending&trials=1&until=40&vary=one",
            "algorithms=flood-max&graph=ring,line&n=3,4&trials=1&until=40&work=5000",
            "algorithms=bully&ids=3,1,2&latency=1,1-5&trials=1&until=30&seed=5",
            "form=1&algorithm=bully&n=3&trials=1&until=30&ids=shuffled&clocks=1:1.5");
    private static final List<String> COLUMNS = List.of(
            "algorithm=bully&n=4&until=60&new-tick=5&new-action=cut&new-nodes=1+2&put-in=1",
            "algorithm=ring&algorithm=bully&fault=9:heal&fault=20:crash-1&until=60&shown=1",
            "text=algorithms%3Dbully%26n%3D4%26until%3D60");
    private static final List<String> COMPARISONS = List.of("n=8&sort=name&order=down&q=ring",
            "with=way-options&with=needs-known-bound&n=4", "sort=year&order=up");
    private static final List<String> PATHS = List.of("/algorithms/bully", "/picker", "/library",
            "/healthz", "/favicon.ico", "/api/algorithms", "/api/library", "/api/library/first",
            "/api/source/bully", "/script/fault-actions.js", "/style/base.css", "/image/mark.svg",
            "/nope",
            "/webjars/htmx.org/dist/htmx.min.js", "/ws", "/api", "/script/../pages/lab.jte");
    private static final List<String> FRAMES = List.of(
            "{\"type\":\"open\",\"scenario\":\"algorithms=bully&n=3&until=40\"}",
            "{\"type\":\"play\",\"speed\":30}", "{\"type\":\"pause\"}",
            "{\"type\":\"step\",\"by\":1}",
            "{\"type\":\"step\",\"by\":-2,\"unit\":\"event\",\"panel\":\"bully\"}",
            "{\"type\":\"seek\",\"tick\":7}", "{\"type\":\"seek\",\"tick\":7,\"panel\":\"ring\"}",
            "{\"type\":\"align\",\"by\":\"detection\",\"panel\":\"bully\"}",
            "{\"type\":\"align\",\"by\":\"tick\"}",
            "{\"type\":\"fault\",\"action\":\"crash-leader\"}",
            "{\"type\":\"fault\",\"action\":\"cut-1-2\"}");
    private static final List<String> METHODS = List.of("GET", "GET", "GET", "HEAD", "POST", "PUT",
            "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT", "FOO", "get");
    private static final List<String> HEADERS = List.of("Accept: text/html",
            "Accept: application/x-ndjson", "Accept-Encoding: gzip, br;q=0.5",
            "If-None-Match: \"x\"", "If-Modified-Since: Thu, 01 Jan 1970 00:00:00 GMT",
            "Range: bytes=0-9",
            "Cookie: JSESSIONID=node01abc; a=b", "Content-Length: 0", "Content-Type: text/plain",
            "Transfer-Encoding: chunked", "Expect: 100-continue", "Origin: http://localhost",
            "Connection: keep-alive", "Connection: Upgrade\r\nUpgrade: websocket",
            "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
            "Sec-WebSocket-Version: 13\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
            "Sec-WebSocket-Protocol: hustings.v1", "Sec-WebSocket-Extensions: permessage-deflate",
            "HX-Request: true", "Referer: http://x/%zz", "User-Agent: x", "Host: other",
            "Via: 1.1 x", "Forwarded: for=1.2.3.4", "X-Forwarded-Proto: https",
            "Upgrade: h2c\r\nHTTP2-Settings: ");
    private static final List<String> FORWARDED = List.of("1.2.3.4", "1.2.3.4:567",
            "6.6.6.6, 1.2.3.4", "[2001:db8::1]:567", "2001:db8::1", "::ffff:1.2.3.4", "unknown",
            "_hidden", "fe80::1%eth0", "::1", "example.org");

    private final Mutation mutation;

    Specimens(Random random) {
        this.mutation = new Mutation(random);
    }

    Mutation mutation() {
        return mutation;
    }

    /** A scenario, good or nearly so. */
    String scenario() {
        return mutation.of(mutation.percent(50) ? mutation.one(SCENARIOS)
                : drawn());
    }

    private String drawn() {
        StringBuilder scenario = new StringBuilder("algorithms=" + mutation.one(ALGORITHMS));
        for (List<String> values : KEYS) {
            scenario.append(mutation.percent(50) ? "" : "&" + mutation.one(values));
        }
        return scenario.toString();
    }

    /** A path and a query, good or nearly so. */
    String target() {
        return switch (mutation.below(20)) {
            case 0, 1, 2 -> "/?" + written(scenario());
            case 3, 4 -> "/api/run?" + written(scenario());
            case 5, 6 -> "/api/trace?" + written(scenario());
            case 7, 8 -> "/api/digest?" + written(scenario());
            case 9, 10 -> "/api/scenario?" + written(scenario());
            case 11 -> "/scenario?" + written(mutation.of(mutation.one(COLUMNS)));
            case 12 -> "/scenario?" + written(scenario());
            case 13 -> "/algorithms?" + written(mutation.of(mutation.one(COMPARISONS)));
            case 14, 15 -> "/lab?" + written(mutation.of(mutation.one(EXPERIMENTS)));
            case 16 -> mutation.one(List.of("/api/lab?", "/api/lab.csv?"))
                    + written(mutation.of(mutation.one(EXPERIMENTS)));
            case 17 -> mutation.one(PATHS);
            default -> "/" + written(mutation.of(mutation.one(PATHS).substring(1)));
        };
    }

    /** A frame, good or nearly so. */
    String frame() {
        return mutation.percent(20)
                ? Json.object().put("type", "open").put("scenario", scenario()).toString()
                : mutation.of(mutation.one(FRAMES));
    }

    /** A line of X-Forwarded-For, good or nearly so. */
    String forwarded() {
        return mutation.of(mutation.one(FORWARDED));
    }

    /** A whole request as bytes on the wire, good or nearly so. */
    String request(String address) {
        String request = mutation.one(METHODS) + " " + target() + " HTTP/1.1\r\n"
                + "Host: localhost\r\nX-Forwarded-For: " + address + "\r\n"
                + headerLine(mutation.one(HEADERS))
                + headerLine(mutation.of(mutation.one(HEADERS))) + "\r\n";
        return mutation.percent(60) ? request : mutation.of(request);
    }

    /** A line in which nothing ends it too early, as a rule. */
    String headerLine(String line) {
        return line + "\r\n";
    }

    /** As it stands in the first line of a request: escaped as it should be, or hardly. */
    private String written(String text) {
        StringBuilder written = new StringBuilder();
        boolean strict = mutation.percent(50);
        text.codePoints().forEach(sign -> {
            boolean plain = sign > ' ' && sign < 127;
            written.append(plain || !strict && sign > 160 ? Character.toString(sign)
                    : URLEncoder.encode(Character.toString(sign), StandardCharsets.UTF_8));
        });
        return written.toString();
    }
}
