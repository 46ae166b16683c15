import { createContext, useContext } from "solid-js";
import type { Row } from "../../shared/domain/row.ts";
import type { Thread } from "../engine/engine.ts";

/** The conversation on screen, for the parts of it. */
export interface ThreadContextValue {
  thread: Thread;
  row: () => Row;
  /** Puts a held reply back into the composer; sending it there replaces it. */
  edit: (held: { id: string; text: string }) => void;
  /** Keeps what a teammate answered for everybody who asks next; absent for those who may not write articles. */
  makeArticle?: ((message: { id: string; text: string }) => void) | undefined;
}

export const ThreadContext = createContext<ThreadContextValue>();

export function useThread(): ThreadContextValue {
  const value = useContext(ThreadContext);
  if (value === undefined) throw new Error("useThread needs a ThreadContext above it");
  return value;
}
