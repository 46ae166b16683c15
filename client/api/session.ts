import { createSignal, onMount } from "solid-js";
import type { Me } from "../../shared/protocol/http.ts";
import { recallMe, rememberMe } from "../engine/remembered-me.ts";
import { readMe, readSetup } from "./account.ts";
import type { Problem } from "./request.ts";

export type Session =
  | { is: "loading" }
  | { is: "unreachable"; message: string }
  | { is: "first-run" }
  | { is: "signed-out" }
  | { is: "signed-in"; me: Me };

/** Who is here. Without a network it is whoever was here last, so that the app starts offline. */
export function createSession(storage: Storage) {
  const [session, setSession] = createSignal<Session>({ is: "loading" });

  const refresh = async () => {
    const known = recallMe(storage);
    if (known !== null && session().is === "loading") setSession({ is: "signed-in", me: known });
    setSession(await readSession(storage, known, session()));
  };

  /** The inbox lost its access: whoever is signed in still stays, with the workspaces that are left. */
  const recheck = async () => {
    const me = await readMe();
    if (!me.ok || JSON.stringify(me.value) === JSON.stringify(recallMe(storage))) return;
    rememberMe(storage, me.value);
    setSession({ is: "signed-in", me: me.value });
  };

  onMount(() => void refresh());
  return { session, refresh, recheck };
}

async function readSession(storage: Storage, known: Me | null, before: Session): Promise<Session> {
  const me = await readMe();
  if (me.ok) {
    rememberMe(storage, me.value);
    const isSame = known !== null && JSON.stringify(known) === JSON.stringify(me.value);
    return isSame && before.is === "signed-in" ? before : { is: "signed-in", me: me.value };
  }
  if (me.problem.status !== 401 && known !== null) return { is: "signed-in", me: known };
  const setup = await readSetup();
  if (!setup.ok) return { is: "unreachable", message: wordsFor(setup.problem) };
  return { is: setup.value.needsOwner ? "first-run" : "signed-out" };
}

function wordsFor({ status, message }: Problem): string {
  if (status > 0) return message;
  return "Check the connection and try again. What is on this device is safe.";
}
