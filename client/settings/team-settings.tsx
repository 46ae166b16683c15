import { createMemo, createSignal, For, onMount, Show } from "solid-js";
import type { Role } from "../../shared/protocol/http.ts";
import type { Invited } from "../../shared/protocol/http.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Icon } from "../ui/icon.tsx";
import { useWorkspace } from "../workspace/workspace.tsx";
import { InviteForm } from "./invite-form.tsx";
import { InvitedList } from "./invited-list.tsx";

const roleWords: Record<Role, string> = { owner: "Owner", admin: "Admin", teammate: "Teammate" };

/** Who works here, who is invited, and inviting more. */
export function TeamSettings() {
  const { engine, info, me } = useWorkspace();
  const [invited, setInvited] = createSignal<readonly Invited[]>([]);
  const mayInvite = createMemo(() => info().role !== "teammate");
  const waiting = createMemo(() => {
    const shown = new Set(invited().map((one) => one.id));
    return info().invitations.filter((one) => !shown.has(one.id));
  });
  onMount(() => void engine.refreshWorkspace());

  const add = (more: Invited[]) => {
    setInvited((before) => [...more, ...before]);
    void engine.refreshWorkspace();
  };

  return (
    <>
      <header>
        <h1>Team</h1>
        <p class="lead">
          Everybody here works the same inbox, together. There is no limit on seats.
        </p>
      </header>
      <Show when={mayInvite()}>
        <section>
          <h2>Invite</h2>
          <InviteForm workspace={info().id} onInvited={add} />
          <InvitedList invited={invited()} />
        </section>
      </Show>
      <section>
        <h2>Members</h2>
        <ul class="settings-card">
          <For each={info().members}>
            {(member) => (
              <li class="settings-row">
                <Avatar id={member.id} name={member.name} kind="teammate" />
                <div>
                  {member.name}
                  <Show when={member.id === me().id}> (you)</Show>
                  <small>{member.email}</small>
                </div>
                <span>{roleWords[member.role]}</span>
              </li>
            )}
          </For>
        </ul>
      </section>
      <Show when={waiting().length > 0}>
        <section>
          <h2>Invited, not here yet</h2>
          <ul class="settings-card">
            <For each={waiting()}>
              {(one) => (
                <li class="settings-row">
                  <Icon name="mail" />
                  <div>
                    {one.email}
                    <small>{expiryWords(one.expiresAt)}</small>
                  </div>
                  <span>{roleWords[one.role]}</span>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
    </>
  );
}

function expiryWords(at: number): string {
  const day = new Date(at).toLocaleDateString("en-GB", { day: "numeric", month: "long" });
  return at < Date.now() ? `The link ended on ${day}` : `The link works until ${day}`;
}
