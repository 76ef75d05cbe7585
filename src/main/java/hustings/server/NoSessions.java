package hustings.server;

import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.session.ManagedSession;
import org.eclipse.jetty.util.Callback;

/**
 * Takes the place of what makes sessions, and makes none.
 *
 * <p>Without any, the context would make one of its own accord that does.
 */
final class NoSessions extends SessionHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback)
            throws Exception {
        // Neither a cookie nor a part of the address is taken for a session.
        ServletContextRequest asked = Request.as(request, ServletContextRequest.class);
        if (asked != null) {
            asked.setRequestedSession(RequestedSession.NO_REQUESTED_SESSION);
        }
        return getHandler().handle(request, response, callback);
    }

    @Override
    public void newSession(
            Request request, String requestedSessionId, Consumer<ManagedSession> consumer) {
        throw new IllegalStateException("this server keeps nothing for whoever asks");
    }
}
