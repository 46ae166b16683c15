import { CheckField } from "../../ui/check-field.tsx";
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
          whatever the hour, the rules and the forms. A new agent knows words of danger to life;
          take out what you do not want.
        </p>
        <LinesField
          label="Phrases, one a line"
          placeholder={"chest pain\nsmell of gas"}
          lines={settings().safety.phrases}
          onChange={(phrases) => props.draft.set("safety", "phrases", phrases)}
        />
        <CheckField
          label="Also when somebody seems to be in danger"
          hint="Told in other words, such as “my son fell off the balcony”. Haste alone is no danger."
          isChecked={settings().safety.noticesDanger}
          onChange={(isOn) => props.draft.set("safety", "noticesDanger", isOn)}
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
          A message with one of these goes to a person, also in other forms of the words or with a
          letter mistyped. For details first, or an answer of your own, write a rule.
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
