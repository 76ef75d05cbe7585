package hustings.server;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What is answered to a request that cannot even be handed on: plain words, as to all others. */
final class PlainErrors implements Request.Handler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        Headers.putInto(response.getHeaders());
        if (HttpStatus.hasNoBody(status) || request.getMethod().equals("HEAD")) {
            callback.succeeded();
        } else {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
            Content.Sink.write(response, true,
                    status + ": " + words(status) + "\n", callback);
        }
        return true;
    }

    private static String words(int status) {
        return switch (status) {
            case 400 -> "this request cannot be read";
            case 404 -> "there is nothing here";
            case 405, 501 -> "this method is not allowed here; use GET";
            case 408 -> "the request has not come to its end in time";
            case 411, 413 -> "nothing but addresses is read here; send no content";
            case 414, 431 -> "the address and the headers are too long together";
            case 426 -> "a socket is opened by version 13 of the protocol";
            case 500 -> "this failed because of a mistake in the server";
            case 503 -> "the server is busy or shutting down; try again in a while";
            case 505 -> "the versions of HTTP that are spoken here are 1.0 and 1.1";
            default -> HttpStatus.getMessage(status);
        };
    }
}
