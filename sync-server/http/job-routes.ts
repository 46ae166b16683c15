import {
  claimRequestSchema,
  commitRequestSchema,
  renewRequestSchema,
  showRequestSchema,
} from "../../shared/protocol/agent-job.ts";
import { untaggedRequestSchema } from "../../shared/protocol/untagged-messages.ts";
import { readUntaggedMessages } from "../tags/untagged-messages.ts";
import { Problem } from "./problem.ts";
import type { Routes, Services } from "./services.ts";
import { closedSignal, requireWorkerKey } from "./worker-key.ts";

/** The agent worker's side of the queue. `stopping` ends the long polls when the server closes. */
export function jobRoutes(
  { collaboration, database, secrets }: Pick<Services, "collaboration" | "database" | "secrets">,
  stopping: AbortSignal,
): Routes {
  const { jobs } = collaboration;
  return async (app) => {
    requireWorkerKey(app, secrets);

    app.post(
      "/internal/jobs/claim",
      { schema: { body: claimRequestSchema, hide: true } },
      async (request, reply) => {
        const gone = AbortSignal.any([closedSignal(request, reply), stopping]);
        const job = await jobs.claim(request.body.wait, gone);
        return job === null ? reply.status(204).send() : { job };
      },
    );

    app.post(
      "/internal/jobs/renew",
      { schema: { body: renewRequestSchema, hide: true } },
      async ({ body }) => {
        if (!jobs.renew(body)) throw leaseLost();
        return { renewed: true };
      },
    );

    app.post(
      "/internal/jobs/stream",
      { schema: { body: showRequestSchema, hide: true } },
      async ({ body }) => {
        if (!jobs.show(body)) throw leaseLost();
        return { shown: true };
      },
    );

    app.post(
      "/internal/jobs/commit",
      { schema: { body: commitRequestSchema, hide: true } },
      async ({ body }) => ({ outcome: await jobs.commit(body) }),
    );

    app.post(
      "/internal/jobs/untagged",
      { schema: { body: untaggedRequestSchema, hide: true } },
      async ({ body }) => ({ messages: readUntaggedMessages(database.sqlite, body.agent) }),
    );
  };
}

function leaseLost(): Problem {
  return new Problem(409, "lease-lost", "Another worker has this job by now.");
}
