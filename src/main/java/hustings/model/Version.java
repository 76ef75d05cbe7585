package hustings.model;

/** Which Hustings this is: what is written into files, so that they say where they come from. */
public final class Version {
    /** The number, as in {@code pom.xml}. */
    public static final String NUMBER = "1.0";

    private Version() {}
}
