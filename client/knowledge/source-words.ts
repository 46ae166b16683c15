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
  count === 1 ? "1 article" : `${count} articles`;

/** "Waiting to be read", "Reading, 12 of 40". */
export function progressWords({ state, looked, found }: SourceView): string {
  if (state === "waiting") return "Waiting to be read";
  return found === 0 ? "Reading" : `Reading, ${looked} of ${found}`;
}
