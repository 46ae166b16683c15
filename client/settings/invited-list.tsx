import "./invited-list.css";
import { For, Show } from "solid-js";
import type { Invited } from "../../shared/protocol/http.ts";
import { Icon } from "../ui/icon.tsx";
import { CopyButton } from "./copy-button.tsx";

/** Those invited just now, with the link to pass on where no mail went out. */
export function InvitedList(props: { invited: readonly Invited[] }) {
  return (
    <Show when={props.invited.length > 0}>
      <ul class="invited-list settings-card">
        <For each={props.invited}>
          {(one) => (
            <li class="settings-row">
              <Icon name={one.isSent ? "mail" : "link"} />
              <div>
                {one.email}
                <small>
                  {one.isSent
                    ? "The invitation is on its way"
                    : "No mail could be sent: pass this link on yourself"}
                </small>
                <Show when={!one.isSent}>
                  <code>{one.link}</code>
                </Show>
              </div>
              <Show when={!one.isSent}>
                <CopyButton text={one.link} label="Copy link" />
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
