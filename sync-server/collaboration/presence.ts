import type { beforeHandleAwarenessPayload, Connection, Extension } from "@hocuspocus/server";
import { hasParity } from "../../shared/document/client-id.ts";
import type { Directory } from "../writer/directory.ts";
import type { Access } from "./access.ts";
import type { ConnectionContext } from "./authentication.ts";

type States = Map<number, Record<string, unknown>>;

/** Lets through only what a role may say of itself, under the one client id the connection began with (P8). */
export function presence(directory: Directory): Extension {
  const boundIds = new WeakMap<Connection, number>();
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
      const own = boundIds.get(connection) ?? firstOwn(states, access);
      if (own !== undefined) boundIds.set(connection, own);
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

function firstOwn(states: States, access: Access): number | undefined {
  return [...states.keys()].find((id) => hasParity(id, access.parity));
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
