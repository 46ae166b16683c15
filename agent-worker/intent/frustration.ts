import { isRejection } from "../answer/rejection.ts";
import { readIntents } from "./read-intents.ts";

/** Whoever is only a little annoyed may still be helped; a person costs time. */
const SURE = 0.6;

/** Whether a message shows anger at the service or at the agent. That an answer did not help is no anger by itself. */
export function isFrustrated(text: string): boolean {
  return !isRejection(text) && readIntents(text).frustrated >= SURE;
}
