import type { Member } from "../../shared/protocol/http.ts";

/** An @ in the making: where it stands and what was typed after it so far. */
export interface MentionInTheMaking {
  at: number;
  typed: string;
}

type Named = Pick<Member, "id" | "name">;

const MOST_SUGGESTED = 6;
const OPENERS = /[\s([{"'“‘]/u;

/** The name being typed right before the caret, if one is: after an @ that begins a word, of at most two words. */
export function mentionBefore(text: string, caret: number): MentionInTheMaking | null {
  const before = text.slice(0, caret);
  const at = before.lastIndexOf("@");
  if (at < 0 || !beginsWord(text, at)) return null;
  const typed = before.slice(at + 1);
  return /^(?:[^\s@]+ ?)?[^\s@]*$/u.test(typed) ? { at, typed } : null;
}

/** Those of whose name a word begins with what was typed, the first names before the rest. */
export function suggestedMembers(members: readonly Named[], typed: string): Named[] {
  const wanted = typed.toLowerCase();
  const rank = ({ name }: Named) => {
    const lower = name.toLowerCase();
    if (lower.startsWith(wanted)) return 0;
    return lower.split(" ").some((word) => word.startsWith(wanted)) ? 1 : 2;
  };
  return members
    .filter((member) => rank(member) < 2)
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, MOST_SUGGESTED);
}

/** What a note calls a member: the first name where nobody else has it. */
export function mentionOf(member: Named, members: readonly Named[]): string {
  const first = firstName(member);
  const isShared = members.some((one) => one.id !== member.id && firstName(one) === first);
  return `@${isShared ? member.name : first}`;
}

/**
 * The members a note names with an @, by the longest name that fits there. Where that name is shared by several,
 * it means those picked from the suggestions, or all of them when none was.
 */
export function mentionsIn(
  text: string,
  members: readonly Named[],
  picked: ReadonlySet<string> = new Set(),
): string[] {
  const found = new Set<string>();
  for (const { index } of text.matchAll(/@/g)) {
    if (!beginsWord(text, index)) continue;
    const meant = longestNamed(text.slice(index + 1).toLowerCase(), members);
    const chosen = meant.filter(({ id }) => picked.has(id));
    for (const { id } of chosen.length > 0 ? chosen : meant) found.add(id);
  }
  return [...found];
}

function longestNamed(words: string, members: readonly Named[]): Named[] {
  const full = members.filter(({ name }) => startsWithName(words, name));
  if (full.length === 0) return members.filter((one) => startsWithName(words, firstName(one)));
  const longest = Math.max(...full.map(({ name }) => name.length));
  return full.filter(({ name }) => name.length === longest);
}

function startsWithName(words: string, name: string): boolean {
  if (!words.startsWith(name.toLowerCase())) return false;
  return !/[\p{L}\p{N}]/u.test(words[name.length] ?? " ");
}

function firstName({ name }: Named): string {
  return name.split(" ")[0] ?? name;
}

/** An @ inside a word is an e-mail address. */
function beginsWord(text: string, at: number): boolean {
  return at === 0 || OPENERS.test(text[at - 1] ?? "");
}
