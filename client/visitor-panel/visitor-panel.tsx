import "./visitor-panel.css";
import { createMemo, For, Show } from "solid-js";
import type { Row } from "../../shared/domain/row.ts";
import { formatRoute } from "../routing/route.ts";
import { Avatar } from "../ui/avatar.tsx";
import { IconButton } from "../ui/button.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";
import { TagChip } from "../ui/tag-chip.tsx";
import { visitorName } from "../workspace/visitor-name.ts";
import { useWorkspace } from "../workspace/workspace.tsx";
import { Fact } from "./fact.tsx";
import { conversationsOf } from "./visitor-conversations.ts";

const channels: Record<Row["channel"], string> = {
  widget: "Website",
  api: "API",
  email: "E-mail",
};

/** Who the visitor is and what else is known. */
export function VisitorPanel(props: {
  row: Row;
  onRemoveTag: (tag: string) => void;
  onClose: () => void;
}) {
  const { now, agentName, tags: known } = useWorkspace();
  const tags = createMemo(() => known().of(props.row.tags));
  return (
    <aside class="visitor-panel" aria-label="Visitor">
      <span class="visitor-panel-close">
        <IconButton icon="close" label="Close" onClick={() => props.onClose()} />
      </span>
      <header class="visitor-panel-head">
        <Avatar id={props.row.visitor.id} name={visitorName(props.row.visitor)} size="large" />
        <div>
          <h2>{visitorName(props.row.visitor)}</h2>
          <p>{props.row.visitor.email ?? "No address given yet"}</p>
        </div>
      </header>
      <section>
        <h3>Conversation</h3>
        <dl class="facts">
          <Fact name="Started">
            <RelativeTime at={props.row.createdAt} now={now()} />
          </Fact>
          <Fact name="Came by">{channels[props.row.channel]}</Fact>
          <Fact name="Agent">{agentName(props.row.agent)}</Fact>
          <Fact name="Messages">{props.row.messages}</Fact>
        </dl>
      </section>
      <section>
        <h3>Tags</h3>
        <Show when={tags().length > 0} fallback={<p class="visitor-panel-none">No tags yet</p>}>
          <ul class="visitor-panel-tags">
            <For each={tags()}>
              {(one) => (
                <li>
                  <TagChip tag={one} onRemove={() => props.onRemoveTag(one.id)} />
                </li>
              )}
            </For>
          </ul>
        </Show>
      </section>
      <Earlier row={props.row} />
    </aside>
  );
}

function Earlier(props: { row: Row }) {
  const { engine, now } = useWorkspace();
  const id = createMemo(() => props.row.id);
  const others = createMemo(() => conversationsOf(engine.rows, props.row.visitor.id, id()));
  return (
    <section>
      <h3>Other conversations</h3>
      <Show
        when={others().length > 0}
        fallback={<p class="visitor-panel-none">This is the first</p>}
      >
        <ul>
          <For each={others()}>
            {(row) => (
              <li>
                <a
                  class="visitor-panel-other"
                  href={formatRoute({
                    page: "inbox",
                    view: row.resolvedBy === null ? "open" : "resolved",
                    conversation: row.id,
                    filter: {},
                    sort: null,
                  })}
                >
                  <span>{row.preview}</span>
                  <RelativeTime at={row.lastAt} now={now()} />
                </a>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  );
}
