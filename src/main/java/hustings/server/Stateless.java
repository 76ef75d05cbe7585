package hustings.server;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;

/**
 * Sees to it that nothing is kept for anyone before it is admitted, and no cookie is set: there is
 * nothing that could make a session.
 *
 * <p>Javalin asks for the session of whoever wants to open a socket, wherever and however often;
 * so it is given one that keeps nothing.
 */
final class Stateless implements Filter {
    private static final String SOCKET = "/ws";

    /** Takes the place of what makes sessions. */
    static void modify(ServletContextHandler handler) {
        handler.setSessionHandler(new NoSessions());
        FilterHolder first = new FilterHolder(new Stateless());
        first.setAsyncSupported(true);
        handler.addFilter(first, "/*", EnumSet.allOf(DispatcherType.class));
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest asked
                && response instanceof HttpServletResponse answer) {
            if (asked.getHeader("Sec-WebSocket-Version") != null
                    && !asked.getRequestURI().equals(SOCKET)) {
                answer.sendError(HttpServletResponse.SC_NOT_FOUND,
                        "there is no socket here, it is at " + SOCKET);
            } else {
                chain.doFilter(new Asked(asked), response);
            }
        }
    }

    /** A request with the session that is the same for all. */
    private static final class Asked extends HttpServletRequestWrapper {
        Asked(HttpServletRequest request) {
            super(request);
        }

        @Override
        public HttpSession getSession() {
            return new NoSession(getServletContext());
        }

        @Override
        public HttpSession getSession(boolean create) {
            return create ? getSession() : null;
        }
    }
}
