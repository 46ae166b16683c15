import type {
  beforeHandleAwarenessPayload,
  Connection,
  Document,
  Extension,
} from "@hocuspocus/server";
import { hasParity } from "../../shared/document/client-id.ts";
import type { Directory } from "../writer/directory.ts";
import type { Access } from "./access.ts";
import type { ConnectionContext } from "./authentication.ts";

type States = Map<number, Record<string, unknown>>;
type Bound = Map<number, { connection: Connection; subject: string }>;

/** Lets through only what a role may say of itself, under the one client id the connection began with (P8). */
export function presence(directory: Directory): Extension {
  const boundIds = new WeakMap<Connection, number>();
  const boundIn = new WeakMap<Document, Bound>();
  const bind = (connection: Connection, states: States, access: Access): number | undefined => {
    const { document } = connection;
    const bound = boundIn.get(document) ?? new Map();
    boundIn.set(document, bound);
    const id = firstFree(states, access, bound);
    if (id === undefined) return undefined;
    boundIds.set(connection, id);
    bound.set(id, { connection, subject: access.claims.sub });
    connection.onClose(() => {
      if (bound.get(id)?.connection !== connection) return;
      bound.delete(id);
      setImmediate(forgetAwareness, document, id);
    });
    return id;
  };
  return {
    extensionName: "presence",
    async beforeHandleAwareness({
      states,
      connection,
      context,
    }: beforeHandleAwarenessPayload<ConnectionContext>) {
      if (connection === undefined) return;
      const { access } = context as ConnectionContext;
      dropPhantoms(states);
      const own = boundIds.get(connection) ?? bind(connection, states, access);
      for (const id of states.keys()) if (id !== own) states.delete(id);
      const state = own === undefined ? undefined : states.get(own);
      if (own !== undefined && state !== undefined)
        states.set(own, allowed(state, access, directory));
    },
  };
}

/** Hocuspocus decodes into a scratch awareness that adds a client of its own, with an empty state. */
function dropPhantoms(states: States): void {
  for (const [id, state] of states) if (Object.keys(state).length === 0) states.delete(id);
}

/** Not somebody else's; a device that comes back on a new socket keeps its id. */
function firstFree(states: States, access: Access, bound: Bound): number | undefined {
  return [...states.keys()].find(
    (id) =>
      hasParity(id, access.parity) &&
      (bound.get(id)?.subject ?? access.claims.sub) === access.claims.sub,
  );
}

/** Awareness remembers every client that ever was. What waits to be sent still needs it, so that goes out first. */
function forgetAwareness(document: Document, id: number): void {
  document.flush();
  if (!document.awareness.states.has(id)) document.awareness.meta.delete(id);
}

function allowed(
  state: Record<string, unknown>,
  { claims, document }: Access,
  directory: Directory,
): Record<string, unknown> {
  const typing = state["typing"] === true;
  if (claims.role === "visitor") return { role: "visitor", typing };
  const name = directory.memberName(claims.ws, claims.sub) ?? "";
  if (document.kind === "c") return { role: "team", name, typing };
  return {
    role: "team",
    member: claims.sub,
    name,
    viewing: state["viewing"] === true,
    typing,
    hasDraft: state["hasDraft"] === true,
  };
}
