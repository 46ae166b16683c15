import { createHash } from "node:crypto";
import { ulid } from "ulid";
import { atOnce } from "../../accounts/at-once.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import type { Plan } from "./visitor-message.ts";

const PLANNED = 0;

export interface Attempt {
  workspace: string;
  /** The caller's Idempotency-Key; undefined when there was none. */
  key: string | undefined;
  /** What makes two requests the same one. */
  request: unknown;
}

export interface Answer {
  status: number;
  body: { id: string };
}

/**
 * Does something once per key, whatever crashes in between or arrives twice: the ids are chosen and stored before the
 * effect, every step of which may be repeated under them, and the answer is stored after it.
 */
export async function once(
  { database, tables, clock }: Services,
  { workspace, key, request }: Attempt,
  effect: (plan: Plan) => Promise<Answer>,
): Promise<Answer> {
  const now = clock();
  const fresh: Plan = { conversation: ulid(now), visitor: ulid(now), message: ulid(now), at: now };
  if (key === undefined) return effect(fresh);
  const hash = createHash("sha256").update(JSON.stringify(request)).digest("hex");
  const stored = atOnce(database, (run) => {
    const query = tables.selectFrom("idempotency").selectAll();
    const [earlier] = run(query.where("workspace", "=", workspace).where("key", "=", key));
    if (earlier !== undefined) return earlier;
    const response = JSON.stringify(fresh);
    const row = { workspace, key, request_hash: hash, status: PLANNED, response, created_at: now };
    run(tables.insertInto("idempotency").values(row));
    return row;
  });
  if (stored.request_hash !== hash) throw keyUsedBefore();
  if (stored.status !== PLANNED)
    return { status: stored.status, body: JSON.parse(stored.response) as Answer["body"] };
  const answer = await effect(JSON.parse(stored.response) as Plan);
  await tables
    .updateTable("idempotency")
    .set({ status: answer.status, response: JSON.stringify(answer.body) })
    .where("workspace", "=", workspace)
    .where("key", "=", key)
    .execute();
  return answer;
}

const keyUsedBefore = () =>
  new Problem(
    422,
    "idempotency-key-reused",
    "This Idempotency-Key was used for another request: send a new key.",
  );
