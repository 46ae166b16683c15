import type { Checkup } from "../../shared/protocol/improve-calls.ts";
import { foldText } from "../retrieval/words.ts";
import { isAgentOrder, withoutAgentOrders } from "../text/agent-orders.ts";
import { splitSentences } from "../text/sentences.ts";
import type { CheckedPassage } from "./check-articles.ts";

type Steering = Checkup["steering"][number];

/** What the agent does not leave out by itself, for people may be meant as well; whoever keeps the articles is to look at it. */
const DOUBTFUL: readonly RegExp[] = [
  /\bsystem prompts?\s*:|\byour (?:hidden|secret|system) (?:instructions?|prompts?|rules)\b/,
  /\b(?:the|any|all) (?:agent|assistant|bot|model)s? (?:reading|answering|that (?:reads?|answers?))\b/,
  /\bfrom now on,?\s+(?:you\s+)?(?:must |will |should |only |always |never |please )*(?:answer|reply|respond)\b/,
  /\b(?:answer|reply|respond) (?:to )?(?:every|all|any) (?:visitor|user|customer|message|question|chat|prompt)s? (?:with (?:the )?(?:words?|sentence|phrase)|by saying|that)\b/,
  /\b(?:do not|don['’]t|never) (?:tell|inform|warn) (?:the )?(?:visitor|user|customer)s? (?:about |of )?(?:this|these) (?:instructions?|prompts?|rules)\b/,
];
const SHOWN_LENGTH = 600;
const SLICE = 500;

/** Passages that speak to the agent in the place of its reader, each once, by what they say to it. */
export async function findSteering(
  passages: readonly CheckedPassage[],
  letOthersRun: () => Promise<unknown>,
): Promise<Steering[]> {
  const found: Steering[] = [];
  for (const [at, { article, title, heading, text }] of passages.entries()) {
    if (at % SLICE === SLICE - 1) await letOthersRun();
    const said = orderIn(`${title}\n\n${heading}`) ?? orderIn(text);
    if (said !== null) found.push({ article, title, heading, text: said.slice(0, SHOWN_LENGTH) });
  }
  return found;
}

/** The sentence that is an order, or may be one; all of the text where it is no single sentence. */
function orderIn(text: string): string | null {
  const isLeftOut = withoutAgentOrders(text) !== text;
  if (!isLeftOut && !isDoubtful(text)) return null;
  const sentences = text.split("\n").flatMap(splitSentences);
  const order = sentences.find((one) => (isLeftOut && isAgentOrder(one)) || isDoubtful(one));
  return order ?? (isLeftOut ? text : null);
}

function isDoubtful(sentence: string): boolean {
  const plain = foldText(sentence);
  return DOUBTFUL.some((pattern) => pattern.test(plain));
}
