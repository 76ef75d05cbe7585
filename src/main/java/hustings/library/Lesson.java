package hustings.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A scenario with what is worth knowing about it.
 *
 * @param id a short name for programs
 * @param title what happens, in a few words
 * @param scenario its one-line form
 * @param told what happens and why, in about three sentences
 * @param look what to look for
 * @param captions sentences about its events, by tick
 * @param question what to ask before it plays, if anything
 * @param claims what is claimed of it beside what stands in its text
 */
public record Lesson(String id, String title, String scenario, ClaimedText told, ClaimedText look,
        List<Caption> captions, Optional<Question> question, List<Claim> claims) {

    /** All text that people read. */
    public List<ClaimedText> texts() {
        List<ClaimedText> texts = new ArrayList<>(List.of(told, look));
        captions.forEach(caption -> texts.add(caption.told()));
        question.ifPresent(asked -> texts.add(asked.asked()));
        return texts;
    }

    /** Everything that is claimed, in the text and beside it. */
    public List<Claim> allClaims() {
        List<Claim> all = new ArrayList<>(claims);
        texts().forEach(text -> all.addAll(text.claims()));
        question.ifPresent(asked -> all.addAll(List.of(asked.answer(), asked.known())));
        return all;
    }

    /** The same, with its scenario written in another way. */
    Lesson with(String otherScenario) {
        return new Lesson(id, title, otherScenario, told, look, captions, question, claims);
    }
}
