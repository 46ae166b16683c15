import type { Response } from "undici";
import type { ActionPick } from "../../shared/protocol/http-action.ts";
import { readUpTo } from "../read-up-to.ts";
import type { ActionFailure, PickedValue } from "./action-outcome.ts";
import { pickValues } from "./pick-values.ts";

/** Bytes. */
const LARGEST_ANSWER = 256 * 1024;

type Read = { status: number; values: Readonly<Record<string, PickedValue>> } | ActionFailure;

/** Reads a system's JSON up to its cap and takes the picks out of it; an answer of which nothing is wanted may be anything. */
export async function readAnswer(response: Response, picks: ActionPick[]): Promise<Read> {
  const { status } = response;
  if (picks.length === 0) {
    await response.body?.cancel();
    return { status, values: {} };
  }
  const bytes = await readUpTo(response.body, LARGEST_ANSWER);
  if (bytes === null)
    return unreadable(status, `The answer is larger than ${LARGEST_ANSWER / 1024} KB.`);
  let answer: unknown;
  try {
    answer = JSON.parse(bytes.toString("utf8"));
  } catch {
    return unreadable(status, "The answer is not JSON.");
  }
  const picked = pickValues(answer, picks);
  return picked.ok ? { status, values: picked.value } : unreadable(status, picked.problem);
}

function unreadable(status: number, detail: string): ActionFailure {
  return { kind: "unreadable", detail, status };
}
