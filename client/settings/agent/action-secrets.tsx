import { createSignal, Show } from "solid-js";
import { changeSecrets } from "../../api/agents.ts";
import type { Problem } from "../../api/request.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { CopyButton } from "../copy-button.tsx";
import type { AgentDraft } from "./agent-draft.ts";

/** Keys of one action. They go to the server and never come back; a new signing key is shown once. */
export function ActionSecretsEditor(props: { draft: AgentDraft; agent: string; action: string }) {
  const [made, setMade] = createSignal<string | null>(null);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const [authorization, setAuthorization] = createSignal("");
  const [held, setHeld] = createSignal(heldOf(props));
  const send = async (change: Parameters<typeof changeSecrets>[2]) => {
    const answer = await changeSecrets(props.agent, props.action, change);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return false;
    if (change.signingKey !== undefined) {
      setMade(answer.value.signingKey);
      setHeld((before) => ({ ...before, isSigned: change.signingKey === "make" }));
    }
    if (change.headers !== undefined)
      setHeld((before) => ({ ...before, headers: Object.keys(change.headers ?? {}) }));
    return true;
  };
  const keepHeader = async () => {
    const value = authorization().trim();
    const headers: Record<string, string> = value === "" ? {} : { authorization: value };
    if (await send({ headers })) setAuthorization("");
  };
  return (
    <div class="rule-part">
      <h3>Secrets</h3>
      <Show when={problem()}>{(failed) => <Notice kind="error">{failed().message}</Notice>}</Show>
      <div class="fold-foot">
        <span>{held().isSigned ? "Calls are signed" : "Calls are not signed"}</span>
        <Button size="small" onClick={() => void send({ signingKey: "make" })}>
          {held().isSigned ? "Make a new key" : "Sign them"}
        </Button>
        <Show when={held().isSigned}>
          <Button look="quiet" size="small" onClick={() => void send({ signingKey: "remove" })}>
            Stop signing
          </Button>
        </Show>
      </div>
      <Show when={made()}>
        {(key) => (
          <Notice kind="quiet" icon="lock">
            <p>This key is shown once. Put it where your system checks the signature.</p>
            <p class="secret">{key()}</p>
            <CopyButton text={key()} label="Copy key" />
          </Notice>
        )}
      </Show>
      <div class="settings-pair">
        <Field
          label="Authorization header"
          type="password"
          autocomplete="off"
          placeholder={held().headers.includes("authorization") ? "Kept; not shown" : "Bearer …"}
          value={authorization()}
          onInput={(event) => setAuthorization(event.currentTarget.value)}
        />
        <Show when={authorization().trim() !== "" || held().headers.length > 0}>
          <Button onClick={() => void keepHeader()}>
            {authorization().trim() === "" ? "Remove" : "Keep"}
          </Button>
        </Show>
      </div>
    </div>
  );
}

function heldOf({ draft, action }: { draft: AgentDraft; action: string }) {
  return draft.saved()?.secrets[action] ?? { isSigned: false, headers: [] as string[] };
}
