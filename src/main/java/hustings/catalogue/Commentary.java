package hustings.catalogue;

import hustings.model.AlgorithmType;
import hustings.model.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the author of an algorithm says of it, in the Javadoc of its class and of the facts beside
 * it: the idea in the first paragraph, the source in the last one, and between them whatever there
 * is to say.
 *
 * @param paragraphs all of it, in order; empty if the source does not travel with the class
 */
public record Commentary(List<Paragraph> paragraphs) {
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile(
            "\\{@(code|literal|link|linkplain)\\s+([^{}]*(?:\\{[^{}]*\\}[^{}]*)*)\\}");

    /** A paragraph, in pieces. */
    public record Paragraph(List<Piece> pieces) {
        /** The words alone. */
        public String text() {
            StringBuilder all = new StringBuilder();
            pieces.forEach(piece -> all.append(piece.text));
            return all.toString();
        }
    }

    /** Some words, or something in the language of programs. */
    public record Piece(String text, boolean code) {}

    /** The commentary on an algorithm. */
    public static Commentary of(AlgorithmType algorithm) {
        List<Paragraph> all = new ArrayList<>();
        for (Source.File file : algorithm.source().files()) {
            if (file.type() == algorithm.type() || file.type() == algorithm.about().facts()) {
                all.addAll(read(file.text(), file.type().isInterface() ? "interface" : "class",
                        file.type().getSimpleName()).paragraphs);
            }
        }
        return new Commentary(List.copyOf(all));
    }

    /**
     * The commentary in a source on a type.
     *
     * @param kind {@code class}, {@code interface} or {@code record}
     */
    static Commentary read(String source, String kind, String name) {
        Matcher type = Pattern.compile("(?m)^[^*/\n]*\\b" + kind + " " + Pattern.quote(name)
                + "\\b").matcher(source);
        String head = type.find() ? source.substring(0, type.start()) : "";
        String last = "";
        for (Matcher comment = COMMENT.matcher(head); comment.find();) {
            last = comment.group(1);
        }
        List<Paragraph> paragraphs = new ArrayList<>();
        String text = last.replaceAll("\\s*\\n\\s*\\*?[ \\t]*", " ").replaceAll("\\s@\\w+ .*", "");
        for (String part : text.split("</?(?:p|ul|ol|li|pre)>")) {
            if (!part.isBlank()) {
                paragraphs.add(new Paragraph(pieces(part.strip())));
            }
        }
        return new Commentary(List.copyOf(paragraphs));
    }

    private static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (Matcher tag = TAG.matcher(text); tag.find(); from = tag.end()) {
            words(text.substring(from, tag.start()), pieces);
            boolean literal = tag.group(1).equals("literal");
            String content = tag.group(1).startsWith("link")
                    ? label(tag.group(2).strip()) : tag.group(2);
            pieces.add(new Piece(content, !literal));
        }
        words(text.substring(from), pieces);
        return List.copyOf(pieces);
    }

    private static void words(String html, List<Piece> pieces) {
        String text = html.replaceAll("</?\\w+[^>]*>", "").replace("&lt;", "<")
                .replace("&gt;", ">").replace("&nbsp;", "\u00a0").replace("&amp;", "&");
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, false));
        }
    }

    /** What a link shows: its label, or what it leads to. */
    private static String label(String link) {
        String[] parts = link.split("\\s+", 2);
        return parts.length == 2 ? parts[1] : parts[0].replaceFirst("^#", "").replace('#', '.');
    }

    /** The first paragraph: the idea; empty if there is none. */
    public String idea() {
        return paragraphs.isEmpty() ? "" : paragraphs.get(0).text();
    }

    /** What stands between the idea and the source. */
    public List<Paragraph> body() {
        return paragraphs.size() < 3 ? List.of() : paragraphs.subList(1, paragraphs.size() - 1);
    }

    /** The last paragraph, where there is more than the idea: where it comes from. */
    public List<Paragraph> origin() {
        return paragraphs.size() < 2
                ? List.of() : paragraphs.subList(paragraphs.size() - 1, paragraphs.size());
    }
}
