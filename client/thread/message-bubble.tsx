import "./message-bubble.css";
import { createMemo, Match, Show, Switch } from "solid-js";
import type { ThreadItem } from "../../shared/domain/conversation.ts";
import { AgentMark, Avatar } from "../ui/avatar.tsx";
import { clockTime, fullTime } from "../ui/time.ts";
import { MemberAvatar } from "../workspace/member-avatar.tsx";
import { visitorName } from "../workspace/visitor-name.ts";
import { useWorkspace } from "../workspace/workspace.tsx";
import { MessageText } from "./message-text.tsx";
import { becauseWords, deliveryWords, lateWords } from "./message-words.ts";
import { SourceList } from "./source-list.tsx";
import { useThread } from "./thread-context.tsx";
import { timeOf } from "./thread-items.ts";

type Message = Extract<ThreadItem, { type: "message" }>;

/** What somebody said in public: the visitor left, the team right, the agent right with its mark and its sources. */
export function MessageBubble(props: { message: Message; continues: boolean; isLast: boolean }) {
  const { engine } = useWorkspace();
  const context = useThread();
  const { thread } = context;
  const isSent = () => props.message.delivery.is === "sent";
  const state = createMemo(() =>
    deliveryWords(props.message, {
      isLast: props.isLast,
      readByVisitor: thread.readByVisitor(),
      sync: engine.sync(),
    }),
  );
  const late = createMemo(() => lateWords(props.message));
  const because = createMemo(() => becauseWords(thread.conversation()?.traces[props.message.id]));

  return (
    <article
      class="message"
      data-by={props.message.by.type}
      data-delivery={props.message.delivery.is}
      data-continues={props.continues ? "" : undefined}
    >
      <Show when={!props.continues}>
        <MessageHead message={props.message} />
      </Show>
      <div class="message-bubble" title={fullTime(timeOf(props.message))}>
        <MessageText text={props.message.text} />
      </div>
      <Show when={props.message.sources.length > 0}>
        <SourceList sources={props.message.sources} />
      </Show>
      <Show when={because()}>{(words) => <p class="message-because">{words()}</p>}</Show>
      <Show when={props.message.by.type === "teammate" && isSent() && context.makeArticle}>
        {(make) => (
          <button type="button" class="message-keep" onClick={() => make()(props.message)}>
            Make an article of this
          </button>
        )}
      </Show>
      <Show when={late() ?? state()}>
        {(words) => (
          <p class="message-state" data-state={state()?.toLowerCase()}>
            {words()}
          </p>
        )}
      </Show>
    </article>
  );
}

function MessageHead(props: { message: Message }) {
  const { me, memberName, member, agentName } = useWorkspace();
  const { row } = useThread();
  const by = () => props.message.by;
  const name = () => {
    if (by().type === "visitor") return visitorName(row().visitor);
    if (by().type === "agent") return by().name ?? agentName(by().id);
    if (by().id === me().id) return "You";
    // Who left the team keeps the name they wrote under.
    return member(by().id)?.name.split(" ")[0] ?? by().name?.split(" ")[0] ?? memberName(by().id);
  };

  return (
    <header class="message-head">
      <Switch>
        <Match when={by().type === "agent"}>
          <AgentMark size="small" />
        </Match>
        <Match when={by().type === "teammate"}>
          <MemberAvatar id={by().id} formerName={by().name} size="small" />
        </Match>
        <Match when={by().type === "visitor"}>
          <Avatar id={row().visitor.id} name={name()} size="small" />
        </Match>
      </Switch>
      <span class="message-author">{name()}</span>
      <time dateTime={new Date(timeOf(props.message)).toISOString()}>
        {clockTime(timeOf(props.message))}
      </time>
    </header>
  );
}
