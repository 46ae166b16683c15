import type { SourceView } from "../../shared/protocol/knowledge-calls.ts";
import type { IconName } from "../ui/icon-paths.ts";

const icons: Readonly<Record<SourceView["kind"], IconName>> = {
  folder: "inbox",
  file: "article",
  site: "globe",
  written: "article",
  uploads: "inbox",
};

export const sourceIcon = ({ kind }: SourceView): IconName => icons[kind];

export const articlesWord = (count: number): string =>
  count === 1 ? "1 article" : `${countWords(count)} articles`;

export const countWords = (count: number): string => count.toLocaleString("en-GB");

const languageNames = new Intl.DisplayNames(["en"], { type: "language", fallback: "code" });

/** "German" for "de". */
export const languageWord = (code: string): string => languageNames.of(code) ?? code;

/** "Waiting to be read", "Reading, 12 of 40", "Could not be read", "40 articles". */
export function stateWords({ state, looked, found, articles }: SourceView): string {
  if (state === "waiting") return "Waiting to be read";
  if (state === "reading")
    return found === 0 ? "Reading" : `Reading, ${countWords(looked)} of ${countWords(found)}`;
  return state === "failed" && articles === 0 ? "Could not be read" : articlesWord(articles);
}
