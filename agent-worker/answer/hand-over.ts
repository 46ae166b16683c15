import type { Form } from "../../shared/domain/form.ts";
import { sayWhen } from "../rules/when-back.ts";
import type { AnswerLines } from "./lines.ts";
import { type HandoffReason, type Looked, makeReply, type Reply } from "./reply.ts";
import type { Situation } from "./situation.ts";

type Opening = Extract<
  keyof AnswerLines,
  | "requested"
  | "keyword"
  | "lowConfidence"
  | "noMatch"
  | "frustrated"
  | "looping"
  | "outOfHours"
  | "error"
  | "timeout"
>;

const OPENINGS: Readonly<Record<string, Opening>> = {
  requested: "requested",
  keyword: "keyword",
  "low-confidence": "lowConfidence",
  "no-match": "noMatch",
  frustrated: "frustrated",
  looping: "looping",
  "out-of-hours": "outOfHours",
  error: "error",
  timeout: "timeout",
};

/** What a team has set up by hand, and what went wrong, is told as it is, at any hour. */
const KEPT_REASON = /^(?:rule:|keyword$|error$|timeout$)/;

export type HandOverOptions = Looked & {
  /** Asked for first, unless this conversation has asked it before. */
  form?: Form | undefined;
  /** In the place of the sentence that says why. */
  opening?: string;
  /** Nothing is asked for: it goes to people at once. */
  isUrgent?: boolean;
};

/** The visitor is told why, what happens and when (H2, H10); details that are to come first are asked for (H6, H11). */
export function handOver(
  situation: Situation,
  given: HandoffReason,
  { form, opening, isUrgent, ...looked }: HandOverOptions = {},
): Reply {
  const { lines, settings, now, language, facts } = situation;
  const isAway = !facts.isOpen && !KEPT_REASON.test(given);
  const reason = isAway ? "out-of-hours" : given;
  const asked = isUrgent === true ? undefined : formFor(situation, form);
  // What cannot wait goes out at once, and details may follow; those of a rule are what the team wants first.
  const waits = asked !== undefined && (form !== undefined || !situation.isHasty);
  const why = opening ?? lines[OPENINGS[given] ?? "byRule"];
  const sentences = [
    why,
    ...(isAway ? [lines.outOfHours] : []),
    waits ? lines.passing : lines.passed,
    sayWhen(settings, now, lines, language),
  ];
  const base = { text: sentences.join(" "), reason, confidence: looked.confidence ?? 0 };
  const because = looked.because ?? (isAway ? BEHIND[given] : null);
  if (!waits) {
    const beside = asked === undefined ? {} : { form: { form: asked, handOff: null } };
    return makeReply({ action: "hand-off", ...base, ...beside }, { ...looked, because });
  }
  return makeReply(
    { action: "ask", ...base, form: { form: asked, handOff: reason } },
    { ...looked, because },
  );
}

/** The form of the rule, of the settings, or the one for an address while nobody is there to read along. */
function formFor(situation: Situation, ofRule: Form | undefined): Form | undefined {
  const { settings, request, facts } = situation;
  const { askFor, forms } = settings;
  const ofSettings =
    askFor?.moment === "before-handoff" ? forms.find(({ id }) => id === askFor.form) : undefined;
  const ofNight = facts.isOpen || hasAddress(situation) ? undefined : addressForm(situation.lines);
  const form = ofRule ?? ofSettings ?? ofNight;
  return form !== undefined && request.askedForms?.includes(form.id) === true ? undefined : form; // H11
}

function hasAddress({ facts }: Situation): boolean {
  return Object.values(facts.attributes).some((value) => /^\S+@\S+\.\S+$/.test(value));
}

function addressForm({ addressTitle, addressIntro, addressLabel }: AnswerLines): Form {
  return {
    id: "address",
    title: addressTitle,
    intro: addressIntro,
    isSkippable: true,
    fields: [{ id: "email", label: addressLabel, kind: "email", isRequired: true, choices: [] }],
  };
}

/** For the team, which would else not see why, outside hours. */
const BEHIND: Readonly<Record<string, string>> = {
  requested: "the visitor asked for a person",
  "low-confidence": "the agent was not sure enough",
  "no-match": "no article covers the question",
  frustrated: "the visitor seems frustrated",
  looping: "the answers did not help",
};
