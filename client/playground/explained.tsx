import { For, Show } from "solid-js";
import { RichText } from "../../shared/browser/rich-text.tsx";
import type { ExplainedReply } from "../../shared/protocol/playground-call.ts";
import { AgentMark } from "../ui/avatar.tsx";
import { Icon } from "../ui/icon.tsx";
import { percent } from "../ui/percent.ts";
import { actionWords, featureWords, reasonWords } from "./explained-words.ts";

/** A reply as the visitor would see it, what decided, and what it was found in. */
export function Explained(props: { reply: ExplainedReply }) {
  return (
    <div class="explained">
      <section class="explained-answer" aria-label="What the visitor sees" aria-live="polite">
        <AgentMark size="small" />
        <div class="explained-bubble">
          <RichText text={props.reply.text} />
          <Show when={props.reply.sources.length > 0}>
            <ul class="explained-sources" aria-label="Sources">
              <For each={props.reply.sources}>
                {(source) => (
                  <li title={source.quote}>
                    <Icon name="article" size={14} /> {source.article}
                    <Show when={source.heading !== source.article}> › {source.heading}</Show>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        </div>
      </section>
      <Decision reply={props.reply} />
      <Show when={props.reply.passages.length > 0}>
        <Passages reply={props.reply} />
      </Show>
      <Features features={props.reply.features} />
    </div>
  );
}

function Decision(props: { reply: ExplainedReply }) {
  const held = () => props.reply.action === "hand-off" && props.reply.draft;
  return (
    <section class="explained-decision" aria-label="Why">
      <p>
        <strong>{actionWords(props.reply)}</strong>
        <span class="figures"> {Math.round(props.reply.ms)} ms</span>
      </p>
      <p>{reasonWords(props.reply)}</p>
      <Show when={props.reply.because}>{(because) => <p>{because()}</p>}</Show>
      <Show when={props.reply.terms.length > 0}>
        <p class="explained-terms">
          {props.reply.isFollowUp ? "Read together with the question before. " : ""}Looked for{" "}
          <For each={props.reply.terms}>
            {({ word, isKnown }) => (
              <span class="explained-term" data-unknown={isKnown ? undefined : ""}>
                {word}
                <Show when={!isKnown}>
                  <span class="visually-hidden"> (in no article)</span>
                </Show>
              </span>
            )}
          </For>
          <Show when={props.reply.terms.some(({ isKnown }) => !isKnown)}>
            {" "}
            No article has what is struck out.
          </Show>
        </p>
      </Show>
      <Show when={held()}>
        {(draft) => (
          <details>
            <summary>What it would have said</summary>
            <RichText text={draft()} />
          </details>
        )}
      </Show>
    </section>
  );
}

function Passages(props: { reply: ExplainedReply }) {
  const highest = () => Math.max(...props.reply.passages.map(({ score }) => score), 0.001);
  return (
    <section aria-labelledby="explained-passages">
      <h2 id="explained-passages">Passages found</h2>
      <ol class="explained-passages">
        <For each={props.reply.passages}>
          {(passage) => (
            <li>
              <details>
                <summary>
                  <span class="explained-passage-name">
                    {passage.article}
                    <Show when={passage.heading !== passage.article}> › {passage.heading}</Show>
                  </span>
                  <meter
                    min={0}
                    max={highest()}
                    value={passage.score}
                    aria-label={`Score ${passage.score}`}
                  />
                  <span class="figures explained-figures">
                    {passage.score.toFixed(2)} · words {percent(passage.share)}
                    {passage.cosine === null ? "" : ` · meaning ${passage.cosine.toFixed(2)}`}
                  </span>
                </summary>
                <RichText text={passage.text} />
                <p class="explained-path">{passage.path}</p>
              </details>
            </li>
          )}
        </For>
      </ol>
    </section>
  );
}

function Features(props: { features: Record<string, number> | null }) {
  return (
    <Show when={props.features}>
      {(features) => (
        <details class="explained-features">
          <summary>What the confidence rests on</summary>
          <table>
            <tbody>
              <For each={Object.entries(features())}>
                {([name, value]) => (
                  <tr>
                    <th scope="row">{featureWords(name)}</th>
                    <td class="figures">{value.toFixed(2)}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </details>
      )}
    </Show>
  );
}
