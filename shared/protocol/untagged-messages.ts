import { z } from "zod";

/**
 * `POST /internal/jobs/untagged` with `Authorization: Bearer WORKER_KEY`: what visitors of an agent wrote lately and no
 * person tagged, for the worker to learn from it how they write.
 */
export const untaggedRequestSchema = z.strictObject({ agent: z.string().max(64) });
export const untaggedResponseSchema = z.object({ messages: z.array(z.string()) });
