package hustings.server;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.Enumeration;

/** The session of everyone: it keeps nothing, and so one of it is enough. */
final class NoSession implements HttpSession {
    private final ServletContext context;

    NoSession(ServletContext context) {
        this.context = context;
    }

    @Override
    public long getCreationTime() {
        return 0;
    }

    @Override
    public String getId() {
        return "";
    }

    @Override
    public long getLastAccessedTime() {
        return 0;
    }

    @Override
    public ServletContext getServletContext() {
        return context;
    }

    @Override
    public void setMaxInactiveInterval(int seconds) {
        // There is nothing that could end.
    }

    @Override
    public int getMaxInactiveInterval() {
        return 0;
    }

    @Override
    public Object getAttribute(String name) {
        return null;
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        return Collections.emptyEnumeration();
    }

    @Override
    public void setAttribute(String name, Object value) {
        throw new IllegalStateException("attribute " + name
                + " cannot be kept: this server keeps nothing for whoever asks");
    }

    @Override
    public void removeAttribute(String name) {
        // There is none.
    }

    @Override
    public void invalidate() {
        // There is nothing that could be used any more.
    }

    @Override
    public boolean isNew() {
        return true;
    }
}
