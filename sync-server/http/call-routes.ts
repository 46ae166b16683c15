import { z } from "zod";
import { callAnswerSchema, callClaimSchema } from "../../shared/protocol/worker-call.ts";
import type { CallExchange } from "../calls/call-exchange.ts";
import { notFound } from "./problem.ts";
import type { Routes, Services } from "./services.ts";
import { closedSignal, requireWorkerKey } from "./worker-key.ts";

const ANSWER_BYTES = 8 * 1024 * 1024;

/** The agent worker's side of the call exchange. `stopping` ends the long polls when the server closes. */
export function callRoutes(
  { secrets }: Pick<Services, "secrets">,
  exchange: CallExchange,
  stopping: AbortSignal,
): Routes {
  return async (app) => {
    requireWorkerKey(app, secrets);

    app.post(
      "/internal/calls/claim",
      { schema: { body: callClaimSchema, hide: true } },
      async (request, reply) => {
        const gone = AbortSignal.any([closedSignal(request, reply), stopping]);
        const call = await exchange.claim(request.body.wait, gone);
        return call === null ? reply.status(204).send() : { call };
      },
    );

    app.get(
      "/internal/calls/:id/body",
      { schema: { params: z.object({ id: z.string().max(64) }), hide: true } },
      async (request, reply) => {
        const body = exchange.body(request.params.id);
        if (body === null) throw notFound("call");
        return reply.type("application/octet-stream").send(body);
      },
    );

    app.post(
      "/internal/calls/answer",
      { schema: { body: callAnswerSchema, hide: true }, bodyLimit: ANSWER_BYTES },
      async ({ body }) => ({ wanted: exchange.answer(body) }),
    );
  };
}
