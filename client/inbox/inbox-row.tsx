import "./inbox-row.css";
import { createMemo, For, Match, Show, Switch } from "solid-js";
import type { Row } from "../../shared/domain/row.ts";
import { AgentMark, Avatar } from "../ui/avatar.tsx";
import { Icon } from "../ui/icon.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";
import { TypingDots } from "../ui/typing-dots.tsx";
import { TagChip } from "../ui/tag-chip.tsx";
import { waitingTime } from "../ui/time.ts";
import { MemberAvatar } from "../workspace/member-avatar.tsx";
import { useWorkspace, type Workspace } from "../workspace/workspace.tsx";
import { visitorName } from "../workspace/visitor-name.ts";
import { writingWords } from "../workspace/writing-words.ts";
import { type HolderNames, holderOf, plainPreview, previewPrefix } from "./holder.ts";

export const ROW_HEIGHT = 76;
const TAGS_SHOWN = 1;

/** One line of the inbox. */
export function InboxRow(props: {
  row: Row;
  href: string;
  position: number;
  count: number;
  isOpen: boolean;
  isCursor: boolean;
  /** Words found elsewhere than in the last message. */
  snippet?: string | undefined;
  onFocus: () => void;
  /** Somebody is about to open it: pressed, but not let go, or there by key. */
  onAim: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  const workspace = useWorkspace();
  const names = namesOf(workspace);
  const isUnread = createMemo(() => {
    workspace.engine.rows.version();
    return workspace.engine.rows.isUnread(props.row);
  });
  const visitor = () => visitorName(props.row.visitor);
  const writing = createMemo(() =>
    writingWords(props.row, workspace.engine.writing(props.row.id), workspace),
  );

  return (
    <li
      class="inbox-row"
      aria-setsize={props.count}
      aria-posinset={props.position + 1}
      data-unread={isUnread() ? "" : undefined}
      data-waiting={props.row.waitingSince === null ? undefined : ""}
      style={{ transform: `translateY(${props.position * ROW_HEIGHT}px)` }}
    >
      <a
        class="inbox-row-link"
        href={props.href}
        data-id={props.row.id}
        tabIndex={props.isCursor ? 0 : -1}
        aria-current={props.isOpen ? "true" : undefined}
        onFocus={() => {
          props.onFocus();
          props.onAim();
        }}
        onPointerDown={() => props.onAim()}
        onKeyDown={(event) => props.onKeyDown(event)}
      >
        <Avatar id={props.row.visitor.id} name={visitor()} />
        <span class="inbox-row-top">
          <span class="inbox-row-name">{visitor()}</span>
          <RelativeTime at={props.row.lastAt} now={workspace.now()} />
          <Show when={isUnread()}>
            <span class="visually-hidden">unread</span>
          </Show>
        </span>
        <Show
          when={writing()}
          fallback={
            <span class="inbox-row-preview">
              <Show
                when={props.snippet}
                fallback={
                  <>
                    <span class="inbox-row-by">{previewPrefix(props.row, names)}</span>
                    <span>{plainPreview(props.row.preview)}</span>
                  </>
                }
              >
                {(snippet) => <span>{snippet()}</span>}
              </Show>
            </span>
          }
        >
          {(words) => (
            <span class="inbox-row-preview" data-writing="">
              <TypingDots />
              <span>{words()}</span>
            </span>
          )}
        </Show>
        <span class="inbox-row-foot">
          <RowHolder row={props.row} names={names} />
          <RowTags tags={props.row.tags} />
          <RowMarks row={props.row} />
        </span>
      </a>
    </li>
  );
}

function namesOf(workspace: Workspace): HolderNames {
  return {
    get me() {
      return workspace.me().id;
    },
    get now() {
      return workspace.now();
    },
    memberName: (id) => workspace.memberName(id),
    agentName: (id) => workspace.agentName(id),
  };
}

function RowHolder(props: { row: Row; names: HolderNames }) {
  const holder = createMemo(() => holderOf(props.row, props.names));
  const owner = () => {
    const one = holder();
    return one.kind === "teammate" ? one.id : null;
  };
  return (
    <span class="inbox-row-holder" data-kind={holder().kind}>
      <Switch>
        <Match when={holder().kind === "agent"}>
          <AgentMark size="small" />
        </Match>
        <Match when={owner()}>{(id) => <MemberAvatar id={id()} size="small" />}</Match>
        <Match when={holder().kind === "waiting"}>
          <span class="inbox-row-vacant" aria-hidden="true" />
        </Match>
        <Match when={holder().kind === "snoozed"}>
          <Icon name="snooze" size={14} />
        </Match>
        <Match when={holder().kind === "resolved"}>
          <Icon name="check" size={14} />
        </Match>
      </Switch>
      <span class="inbox-row-holder-words">{holder().words}</span>
    </span>
  );
}

function RowTags(props: { tags: readonly string[] }) {
  const { tag } = useWorkspace();
  const known = createMemo(() => props.tags.flatMap((id) => tag(id) ?? []));
  return (
    <span class="inbox-row-tags">
      <For each={known().slice(0, TAGS_SHOWN)}>{(one) => <TagChip tag={one} />}</For>
      <Show when={known().length > TAGS_SHOWN}>
        <span class="figures">+{known().length - TAGS_SHOWN}</span>
      </Show>
    </span>
  );
}

function RowMarks(props: { row: Row }) {
  const { engine, me, now } = useWorkspace();
  const hasUnsent = createMemo(() => {
    engine.rows.version();
    return engine.rows.hasUnsent(props.row.id);
  });
  return (
    <span class="inbox-row-marks">
      <Switch>
        <Match when={props.row.heldBy.includes(me().id)}>
          <span class="inbox-row-wait">Reply held</span>
        </Match>
        <Match when={hasUnsent()}>
          <span data-tip="Waits to be sent">
            <Icon name="clock" size={14} />
          </span>
        </Match>
        <Match when={props.row.waitingSince}>
          {(since) => (
            <span class="inbox-row-wait" title="Waiting for a person">
              <Icon name="clock" size={14} />
              <time dateTime={new Date(since()).toISOString()}>{waitingTime(since(), now())}</time>
            </span>
          )}
        </Match>
      </Switch>
    </span>
  );
}
