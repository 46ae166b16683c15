import { createSignal, For, Show } from "solid-js";
import type { Invited } from "../../shared/protocol/http.ts";
import { invite } from "../api/team.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Segments } from "../ui/segments.tsx";
import { addressesIn } from "./addresses.ts";

const roles = [
  { id: "teammate", label: "Teammate" },
  { id: "admin", label: "Admin" },
] as const;

/** Invites several at once; addresses that did not work stay in the box with the reason above. */
export function InviteForm(props: { workspace: string; onInvited: (invited: Invited[]) => void }) {
  const [text, setText] = createSignal("");
  const [role, setRole] = createSignal<"teammate" | "admin">("teammate");
  const [problems, setProblems] = createSignal<readonly string[]>([]);
  const [isBusy, setIsBusy] = createSignal(false);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const { valid, invalid } = addressesIn(text());
    if (valid.length === 0 && invalid.length === 0)
      return setProblems(["Enter an e-mail address."]);
    setIsBusy(true);
    const invited: Invited[] = [];
    const failed: { email: string; message: string }[] = invalid.map((email) => ({
      email,
      message: `“${email}” doesn't look like an e-mail address.`,
    }));
    for (const email of valid) {
      const answer = await invite(props.workspace, email, role());
      if (answer.ok) invited.push(answer.value);
      else failed.push({ email, message: `${email}: ${answer.problem.message}` });
    }
    setIsBusy(false);
    setText(failed.map((one) => one.email).join("\n"));
    setProblems([...new Set(failed.map((one) => one.message))]);
    if (invited.length > 0) props.onInvited(invited);
  };

  return (
    <form class="invite-form" onSubmit={submit}>
      <textarea
        aria-label="E-mail addresses"
        placeholder="anna@example.com, ben@example.com"
        value={text()}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <Show when={problems().length > 0}>
        <Notice kind="error">
          <For each={problems()}>{(words) => <p>{words}</p>}</For>
        </Notice>
      </Show>
      <div class="invite-form-foot">
        <Segments label="Role" segments={roles} chosen={role()} onChoose={setRole} />
        <Button type="submit" look="primary" disabled={isBusy()}>
          {isBusy() ? "Inviting" : "Invite"}
        </Button>
      </div>
    </form>
  );
}
