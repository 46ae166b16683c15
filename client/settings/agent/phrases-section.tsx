import { TextAreaField } from "../../ui/text-area-field.tsx";
import type { AgentDraft } from "./agent-draft.ts";
import { LinesField } from "./lines-field.tsx";

/** Words that decide by themselves, and words that mean the same. */
export function PhrasesSection(props: { draft: AgentDraft }) {
  const settings = () => props.draft.settings;
  return (
    <>
      <section class="settings-block">
        <h2>Safety phrases</h2>
        <p class="settings-hint">
          Before anything else: the visitor gets exactly your text, and a person is asked at once,
          whatever the hour, the rules and the forms.
        </p>
        <LinesField
          label="Phrases, one a line"
          placeholder={"chest pain\nsmell of gas"}
          lines={settings().safety.phrases}
          onChange={(phrases) => props.draft.set("safety", "phrases", phrases)}
        />
        <TextAreaField
          label="What the visitor is told"
          hint="Empty for a sentence that says to call the local emergency number."
          maxLength={2000}
          value={settings().safety.text}
          onInput={(event) => props.draft.set("safety", "text", event.currentTarget.value)}
        />
      </section>
      <section class="settings-block">
        <h2>Key phrases</h2>
        <p class="settings-hint">
          A message with one of these goes to a person. Case, accents and signs make no difference.
          For details first, or an answer of your own, write a rule.
        </p>
        <LinesField
          label="Phrases, one a line"
          placeholder={"serious adverse event\nurgent"}
          lines={settings().keyPhrases}
          onChange={(phrases) => props.draft.set("keyPhrases", phrases)}
        />
      </section>
      <section class="settings-block">
        <h2>Words that mean the same</h2>
        <p class="settings-hint">
          Your visitors' words for what your articles call differently. One group a line, parted by
          commas.
        </p>
        <LinesField
          label="Groups"
          placeholder="bill, invoice, statement"
          lines={settings().synonyms.map((group) => group.join(", "))}
          onChange={(lines) => props.draft.set("synonyms", groupsOf(lines))}
        />
      </section>
    </>
  );
}

/** A group of one says nothing yet. */
function groupsOf(lines: readonly string[]): string[][] {
  return lines
    .map((line) =>
      line
        .split(",")
        .map((word) => word.trim())
        .filter((word) => word !== ""),
    )
    .filter((group) => group.length > 1);
}
