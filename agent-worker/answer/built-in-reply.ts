import { smallTalkOf } from "../intent/small-talk.ts";
import { guessTextLanguage } from "../retrieval/text-language.ts";
import { searchWords } from "../retrieval/words.ts";
import { foundPhrase } from "../rules/phrases.ts";
import { handOver } from "./hand-over.ts";
import { makeReply, type Reply } from "./reply.ts";
import type { Situation } from "./situation.ts";

/** What needs no article, in the order of H8 behind the rules: what a person must see goes first. */
export function builtInReply(situation: Situation): Reply | null {
  const { settings, turn, lines, facts } = situation;
  const phrase = foundPhrase(turn.messages, settings.keyPhrases);
  if (phrase !== null) return handOver(situation, "keyword", { because: phrase });
  if (facts.wantsPerson === true) return handOver(situation, "requested");
  if (facts.isFrustrated) return handOver(situation, "frustrated");
  if (turn.isRejection)
    return handOver(situation, "looping", { because: "the visitor said no to the answer" });
  if (turn.question === "") return makeSmallTalk(situation);
  if (searchWords(turn.question).length === 0)
    return makeReply({ action: "ask", text: lines.askAgain });
  if (turn.isRepeat)
    return handOver(situation, "looping", { because: "the same was asked before" });
  if (turn.isLooping)
    return handOver(situation, "looping", { because: "three turns were about the same" });
  return null;
}

/** What the agent says of itself claims nothing, so it has no sources. */
function makeSmallTalk({ settings, turn, lines, language }: Situation): Reply {
  const said = turn.messages.map(smallTalkOf).findLast((found) => found !== null);
  // Before anything was answered an "ok" or "no" is no more than somebody there.
  const kind = said === "acknowledged" && turn.isFirst ? "greeting" : said;
  if (!kind) return makeReply({ action: "ask", text: lines.askAgain });
  const greeting = settings.greeting.trim();
  const its = guessTextLanguage(greeting) ?? "en";
  const isOwn = kind === "greeting" && greeting !== "" && language === its;
  return makeReply({
    action: "answer",
    text: isOwn ? greeting : lines[kind],
    reason: "small-talk",
  });
}
