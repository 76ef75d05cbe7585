package hustings.server;

import hustings.library.Library;
import hustings.log.Line;
import hustings.scenario.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What is answered where a request does not come as far as to any of our own code. */
final class ErrorPages extends ErrorHandler {
    private final Pages pages;

    ErrorPages(Pages pages) {
        this.pages = pages;
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(Request request, Response response, int code, String message,
            Throwable cause, Callback callback) {
        String path = Request.getPathInContext(request);
        Refused refused = new Refused("malformed", "request",
                words(code, String.valueOf(message)));
        boolean isProgram = path.startsWith("/api/");
        String body = isProgram ? Api.refusal(refused) + "\n" : page(refused);
        Headers.putInto(response.getHeaders());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE,
                isProgram ? "application/json" : "text/html; charset=utf-8");
        response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
    }

    private String page(Refused refused) {
        return pages.render("wrong.jte", Map.of(
                "problems", List.of(new Problem("request", "", String.valueOf(
                        refused.getMessage()))),
                "first", Library.FIRST, "rest", ""));
    }

    /** What is wrong with a request, as far as its status and Jetty's reason tell. */
    static String words(int status, String reason) {
        String why = reason.isEmpty() || reason.equals("null")
                || reason.equals(HttpStatus.getMessage(status)) ? "" : ": " + Line.of(reason);
        return switch (status) {
            case HttpStatus.NOT_FOUND_404 -> "There is nothing here" + why;
            case HttpStatus.METHOD_NOT_ALLOWED_405 -> "This is not allowed here" + why;
            case HttpStatus.REQUEST_TIMEOUT_408 -> "The request has not come to its end in time";
            case HttpStatus.LENGTH_REQUIRED_411, HttpStatus.PAYLOAD_TOO_LARGE_413 ->
                    "Nothing but addresses is read here; send no content";
            case HttpStatus.UPGRADE_REQUIRED_426 ->
                    "A socket is opened by version 13 of its protocol";
            case HttpStatus.URI_TOO_LONG_414, HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 ->
                    "The request is too long; at most " + Server.LONGEST_HEADER_BYTES
                            + " bytes of address and headers are allowed";
            case HttpStatus.SERVICE_UNAVAILABLE_503 ->
                    "The server cannot answer at present" + why + "; try again in a while";
            case HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505 ->
                    "This version of HTTP is not spoken here; use HTTP/1.1";
            default -> status < HttpStatus.INTERNAL_SERVER_ERROR_500
                    ? "The request cannot be read" + why + ". Use GET for an address of this"
                            + " server, in HTTP/1.1"
                    : "This failed" + why;
        };
    }
}
