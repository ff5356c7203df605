package app.coffer.server.problem;

import app.coffer.server.auth.Unauthenticated;
import app.coffer.server.limit.TooManyRequests;
import app.coffer.server.vault.Refusal;
import app.coffer.server.vault.StoreFault;
import app.coffer.wire.Problem;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.codec.NewerFormat;
import app.coffer.wire.crypto.SodiumFault;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** Every exception becomes a problem: a status, a stable code, a sentence; never a stack trace. */
@Provider
public final class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

  @Override
  public Response toResponse(Throwable thrown) {
    return switch (thrown) {
      case Refusal refusal -> answer(refusal.code(), refusal.getMessage()).build();
      case Unauthenticated refused -> answer(refused.code(), refused.getMessage()).build();
      case TooManyRequests many ->
          answer(Problem.Code.TOO_MANY_REQUESTS, "Too many requests; wait a moment.")
              .header("Retry-After", many.retryAfterSeconds())
              .build();
      case JacksonException e ->
          answer(Problem.Code.MALFORMED, "The body is not what this request takes.").build();
      case NewerFormat e ->
          answer(Problem.Code.UNSUPPORTED_VERSION, "This server is older than the app.").build();
      case MalformedCbor e ->
          answer(Problem.Code.MALFORMED, "Signed bytes are malformed: " + e.getMessage()).build();
      case SodiumFault e ->
          answer(Problem.Code.MALFORMED, "A key or signature is malformed.").build();
      case StoreFault e -> internal(e, 503);
      case WebApplicationException e -> web(e);
      default -> caused(thrown);
    };
  }

  private static Response web(WebApplicationException e) {
    int status = e.getResponse().getStatus();
    if (e.getCause() instanceof HttpException.RuntimeException inner) {
      return byStatus(inner.getCode());
    }
    return byStatus(status);
  }

  private static Response caused(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof HttpException http) {
        return byStatus(http.getCode());
      }
      if (t instanceof java.io.IOException) {
        return answer(Problem.Code.MALFORMED, "The request broke off.").build();
      }
    }
    return internal(thrown, 500);
  }

  private static Response byStatus(int status) {
    if (status == 413) {
      return answer(Problem.Code.TOO_LARGE, "The request is too large.").build();
    }
    if (status == 404) {
      return answer(Problem.Code.NOT_FOUND, "There is nothing at this address.").build();
    }
    Problem.Code code = status < 500 ? Problem.Code.MALFORMED : Problem.Code.INTERNAL;
    return answer(code, "The request cannot be answered.", status).build();
  }

  private static Response internal(Throwable fault, int status) {
    // the type and where, never the text: a text may carry what a request carried
    StackTraceElement[] at = fault.getStackTrace();
    LOG.error(
        "a request failed: {} at {}",
        fault.getClass().getName(),
        at.length == 0 ? "an unknown place" : at[0]);
    return answer(Problem.Code.INTERNAL, "The server failed; its log says where.", status).build();
  }

  private static Response.ResponseBuilder answer(Problem.Code code, String detail) {
    return answer(code, detail, Problems.status(code));
  }

  private static Response.ResponseBuilder answer(Problem.Code code, String detail, int status) {
    return Response.status(status).type(Problems.TYPE).entity(Problems.json(code, detail, status));
  }
}
