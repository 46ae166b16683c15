import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { GateRefusal } from "../../shared/document/gate.ts";
import type { HttpError } from "../../shared/protocol/http.ts";
import { UnknownConversation } from "../writer/batch.ts";
import { notFound, Problem } from "./problem.ts";

const sentences: Record<string, [status: number, error: string, message: string]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, "too-large", "The request is larger than Lobby accepts."],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, "bad-json", "The request's body is not valid JSON."],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, "bad-json", "The request's body is empty: send JSON."],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    415,
    "bad-media-type",
    "Send the body as JSON with the header Content-Type: application/json.",
  ],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    400,
    "bad-request",
    "The body is not as long as the request says.",
  ],
  FST_ERR_BAD_URL: [400, "bad-url", "The address of the request is malformed."],
};

const storageCodes = /^(SQLITE_(FULL|READONLY|IOERR|BUSY|LOCKED|CANTOPEN)|ENOSPC|EROFS)/;

/** The one place where an error becomes an answer; what a 5xx was about is logged, never sent. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => answerError(error, request, reply));
}

export function answerError(
  error: FastifyError | Problem,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  if (error instanceof UnknownConversation)
    return answerError(notFound("conversation"), request, reply);
  if (error instanceof Problem) {
    if (error.retryAfter !== null) reply.header("retry-after", error.retryAfter);
    return send(reply, error.status, { error: error.code, message: error.message });
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    return send(reply, 400, { error: "bad-request", message: validationSentence(error) });
  }
  const known = sentences[error.code ?? ""];
  if (known !== undefined) return send(reply, known[0], { error: known[1], message: known[2] });
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500) {
    return send(reply, status, { error: "bad-request", message: "The request is malformed." });
  }
  request.log.error({ err: error, route: request.routeOptions.url }, "request failed");
  if (error instanceof GateRefusal || storageCodes.test(error.code ?? "")) {
    return send(reply, 503, {
      error: "storage",
      message: "Lobby cannot write to its disk at the moment: nothing was changed, try again soon.",
    });
  }
  return send(reply, 500, {
    error: "internal",
    message: "Something went wrong on the server: nothing was lost, try again.",
  });
}

function validationSentence(error: {
  validation: { instancePath: string; message?: string }[];
  validationContext?: string | undefined;
}): string {
  const [first] = error.validation;
  const field = (first?.instancePath ?? "").split("/").filter(Boolean).join(".");
  const what = field === "" ? `The request's ${error.validationContext ?? "body"}` : `"${field}"`;
  return `${what} is not accepted: ${(first?.message ?? "it is malformed").replace(/\.$/, "")}.`;
}

function send(reply: FastifyReply, status: number, body: HttpError) {
  return reply.status(status).header("cache-control", "no-store").send(body);
}
