import type { JSX } from "solid-js";
import type { Line } from "../chat/thread-rows.ts";
import type { Wording } from "../wording/en.ts";
import { openingOf } from "./moment.ts";
import { useWords } from "./words-context.tsx";
import "../styles/thread-line.css";

/** A quiet line between messages: what happened to the conversation. */
export function ThreadLine(props: {
  line: Line;
  agentName: string;
  /** When people are back, for the handoff they are yet to see. */
  backAt: number | null;
}): JSX.Element {
  const { words, language } = useWords();
  return (
    <li class="thread-line" data-says={props.line.says}>
      {props.line.says === "handed-off" && props.backAt !== null
        ? words.handedOffUntil(openingOf(props.backAt, Date.now(), language))
        : lineText(props.line, props.agentName, words)}
    </li>
  );
}

function lineText(line: Line, agentName: string, words: Wording): string {
  switch (line.says) {
    case "joined":
      return words.joined(line.name || words.team);
    case "asking":
      return words.askingForPerson;
    case "asked":
      return words.askedForPerson;
    case "handed-off":
      return words.handedOff;
    case "back-to-agent":
      return words.backToAgent(agentName);
    case "closed":
      return words.closed;
    case "gave-details":
      return words.gaveDetails;
    case "unknown":
      return words.unknownEntry;
  }
}
