import "./checkup.css";
import { createSignal, For, Show } from "solid-js";
import type { Checkup } from "../../shared/protocol/improve-calls.ts";
import { createAnswer } from "../api/create-answer.ts";
import { type AgentPlace, checkArticles } from "../api/knowledge.ts";
import { Button } from "../ui/button.tsx";
import { Failed } from "../ui/failed.tsx";
import { percent } from "../ui/percent.ts";
import { RelativeTime } from "../ui/relative-time.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { useWorkspace } from "../workspace/workspace.tsx";
import { AskAgain } from "./ask-again.tsx";
import { Finding } from "./finding.tsx";
import { PlaceLink } from "./place-link.tsx";
import { Steering } from "./steering.tsx";

const SHOWN_AT_FIRST = 12;

type Place = Checkup["contradictions"][number]["one"];

/** Whether the articles are in order, and what a change of them did to past questions. */
export function CheckupSection(props: { at: AgentPlace; onOpen: (article: string) => void }) {
  const checkup = createAnswer(() => props.at, checkArticles);
  return (
    <div class="checkup">
      <AskAgain at={props.at} />
      <Failed problem={checkup.problem()} onAgain={() => void checkup.reload()} />
      <Show
        when={checkup.value()}
        fallback={
          <Show when={checkup.isAsking()}>
            <div>
              <p class="knowledge-hint">Comparing the articles with one another.</p>
              <SkeletonRows count={5} shape="row" />
            </div>
          </Show>
        }
      >
        {(found) => (
          <>
            <Steering
              at={props.at}
              found={found().steering}
              onOpen={props.onOpen}
              onExcluded={() => void checkup.reload()}
            />
            <Found found={found()} onOpen={props.onOpen} />
          </>
        )}
      </Show>
    </div>
  );
}

function Found(props: { found: Checkup; onOpen: (article: string) => void }) {
  return (
    <>
      <Finding
        title="Said in two ways"
        count={props.found.contradictions.length}
        nothing="No two sections tell different figures or hours, or deny one another, about the same thing."
      >
        <ul class="checkup-list">
          <For each={props.found.contradictions}>
            {({ one, other }) => <Pair one={one} other={other} onOpen={props.onOpen} />}
          </For>
        </ul>
      </Finding>
      <Finding
        title="The same is said twice"
        count={props.found.duplicates.length}
        nothing="No passage is there twice."
      >
        <ul class="checkup-list">
          <For each={props.found.duplicates}>
            {({ one, other, share }) => (
              <Pair
                one={one}
                other={other}
                note={`${percent(share)} the same`}
                onOpen={props.onOpen}
              />
            )}
          </For>
        </ul>
      </Finding>
      <Unused found={props.found} onOpen={props.onOpen} />
    </>
  );
}

function Pair(props: {
  one: Place;
  other: Place;
  note?: string;
  onOpen: (article: string) => void;
}) {
  return (
    <li class="checkup-pair">
      <For each={[props.one, props.other]}>
        {(place) => (
          <div>
            <PlaceLink place={place} onOpen={props.onOpen} />
            <p>{place.text}</p>
          </div>
        )}
      </For>
      <Show when={props.note}>{(note) => <p class="knowledge-hint">{note()}</p>}</Show>
    </li>
  );
}

function Unused(props: { found: Checkup; onOpen: (article: string) => void }) {
  const { now } = useWorkspace();
  const [isWhole, setWhole] = createSignal(false);
  const shown = () =>
    isWhole() ? props.found.unused : props.found.unused.slice(0, SHOWN_AT_FIRST);
  const answers = () =>
    props.found.answers === 1 ? "the one answer" : `the ${props.found.answers} answers`;
  return (
    <Finding
      title="Never used"
      count={props.found.answers === 0 ? 0 : props.found.unused.length}
      nothing={
        props.found.answers === 0
          ? "The agent has not answered anything yet."
          : "Every article was used for an answer."
      }
    >
      <p class="knowledge-hint">
        Not one of {answers()} of the last three months names them, the oldest first.
      </p>
      <ul class="checkup-unused">
        <For each={shown()}>
          {({ article, title, readAt }) => (
            <li>
              <button type="button" class="checkup-link" onClick={() => props.onOpen(article)}>
                {title}
              </button>
              <span class="knowledge-hint">
                read <RelativeTime at={readAt} now={now()} isInSentence />
              </span>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.found.unused.length > shown().length}>
        <Button size="small" onClick={() => setWhole(true)}>
          Show all {props.found.unused.length}
        </Button>
      </Show>
    </Finding>
  );
}
