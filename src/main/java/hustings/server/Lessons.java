package hustings.server;

import hustings.library.Lesson;
import hustings.library.Library;
import hustings.library.Question;
import hustings.library.Shelf;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the library looks like on the wire. */
final class Lessons {
    private Lessons() {}

    /** The answer of {@code /api/library}: every lesson, in order. */
    static ObjectNode json(Library library) {
        ObjectNode tree = Json.object();
        ArrayNode all = tree.putArray("lessons");
        for (Shelf shelf : library.shelves()) {
            shelf.lessons().forEach(lesson ->
                    all.add(json(lesson).put("shelf", shelf.title())));
        }
        return tree;
    }

    /**
     * {@code GET /api/library/{lesson}}: one lesson.
     *
     * @throws NotFoundResponse if there is none of that id
     */
    static void serve(Library library, Context context) {
        String id = context.pathParam("lesson");
        Lesson wanted = library.lessons().stream().filter(lesson -> lesson.id().equals(id))
                .findFirst().orElseThrow(() ->
                        new NotFoundResponse("there is no lesson \"" + id + "\" here"));
        context.contentType("application/json").result(json(wanted) + "\n");
    }

    private static ObjectNode json(Lesson lesson) {
        ObjectNode tree = Json.object().put("id", lesson.id())
                .put("title", lesson.title()).put("scenario", lesson.scenario())
                .put("text", lesson.told().words()).put("look", lesson.look().words());
        ArrayNode captions = tree.putArray("captions");
        lesson.captions().forEach(caption -> captions.addObject()
                .put("algorithm", caption.algorithm()).put("tick", caption.tick())
                .put("event", caption.event()).put("text", caption.told().words()));
        lesson.question().ifPresent(question -> tree.set("question", json(question)));
        return tree;
    }

    /** The answer goes along: it is a playground, and whoever looks it up has lost nothing. */
    private static ObjectNode json(Question question) {
        ObjectNode tree = Json.object().put("text", question.asked().words())
                .put("answer", question.answer().value())
                .put("known", Long.parseLong(question.known().value()));
        ArrayNode choices = tree.putArray("choices");
        question.choices().forEach(choices::add);
        return tree;
    }
}
