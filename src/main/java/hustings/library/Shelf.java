package hustings.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lessons that belong together.
 *
 * @param title what they are about
 * @param lessons in the order in which they are best taken
 */
public record Shelf(String title, List<Lesson> lessons) {
    private static final Set<String> NEEDED = Set.of("id", "scenario", "text", "look");
    private static final Set<String> ALLOWED = Set.of("id", "scenario", "text", "look",
            "caption", "ask", "choices", "answer", "known", "claim");

    /**
     * Reads a shelf: a title behind {@code #}, then lessons, each a title behind {@code =} and
     * fields, of which each begins a line with its name and goes on in lines that are indented.
     */
    static Shelf read(String text) {
        String title = "";
        List<Lesson> lessons = new ArrayList<>();
        for (String part : text.split("(?m)^= ")) {
            if (part.startsWith("# ")) {
                title = part.lines().findFirst().orElse("").substring(2).strip();
            } else {
                lessons.add(lesson(part));
            }
        }
        return new Shelf(title, List.copyOf(lessons));
    }

    private static Lesson lesson(String text) {
        List<String> lines = text.strip().replaceAll("\\n[ \\t]+", " ").lines()
                .filter(line -> !line.isBlank()).toList();
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split("\\s+", 2);
            if (!ALLOWED.contains(parts[0])) {
                throw new IllegalArgumentException("\"" + parts[0] + "\" in lesson \""
                        + lines.get(0) + "\"; allowed is " + ALLOWED);
            }
            fields.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1].strip());
        }
        if (!fields.keySet().containsAll(NEEDED)) {
            throw new IllegalArgumentException(
                    "lesson \"" + lines.get(0) + "\" needs all of " + NEEDED);
        }
        return new Lesson(one(fields, "id"), lines.get(0), one(fields, "scenario"),
                new ClaimedText(one(fields, "text")), new ClaimedText(one(fields, "look")),
                all(fields, "caption").stream().map(Caption::of).toList(), question(fields),
                all(fields, "claim").stream().map(Claim::of).toList());
    }

    private static Optional<Question> question(Map<String, List<String>> fields) {
        if (!fields.containsKey("ask")) {
            return Optional.empty();
        }
        return Optional.of(new Question(
                new ClaimedText(one(fields, "ask")),
                all(fields, "choices").stream()
                        .flatMap(choices -> Stream.of(choices.split("\\s*\\|\\s*"))).toList(),
                Claim.of(one(fields, "answer")), Claim.of(one(fields, "known"))));
    }

    private static List<String> all(Map<String, List<String>> fields, String name) {
        return fields.getOrDefault(name, List.of());
    }

    private static String one(Map<String, List<String>> fields, String name) {
        List<String> values = all(fields, name);
        if (values.size() != 1) {
            throw new IllegalArgumentException(
                    "a lesson has one " + name + ", but here are " + values);
        }
        return values.get(0);
    }
}
