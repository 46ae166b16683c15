import "./mention-list.css";
import { For, Show } from "solid-js";
import { MemberAvatar } from "../workspace/member-avatar.tsx";
import type { Mentioning } from "./mentioning.ts";

export const mentionOptionId = (list: string, index: number) => `${list}-${index}`;

/** The members who may be meant, above the words; the keys stay with the text area. */
export function MentionList(props: { id: string; mentioning: Mentioning }) {
  /** Before the text area would lose the focus. */
  const pickAt = (event: PointerEvent & { target: Element }) => {
    event.preventDefault();
    props.mentioning.pick(event.target.closest<HTMLElement>("[data-id]")?.dataset["id"]);
  };

  return (
    <>
      <Show when={props.mentioning.suggested().length > 0}>
        <div
          id={props.id}
          class="mention-list"
          role="listbox"
          aria-label="Members to mention"
          onPointerDown={pickAt}
        >
          <For each={props.mentioning.suggested()}>
            {(member, index) => (
              <div
                id={mentionOptionId(props.id, index())}
                class="mention-option"
                role="option"
                tabIndex={-1}
                aria-selected={props.mentioning.active() === index()}
                data-id={member.id}
                onPointerMove={() => props.mentioning.setActive(index())}
              >
                <MemberAvatar id={member.id} size="small" />
                <bdi>{member.name}</bdi>
              </div>
            )}
          </For>
        </div>
      </Show>
      <p class="visually-hidden" role="status">
        {countWords(props.mentioning.suggested().length)}
      </p>
    </>
  );
}

function countWords(count: number): string {
  if (count === 0) return "";
  return `${count === 1 ? "1 member" : `${count} members`} to mention`;
}
