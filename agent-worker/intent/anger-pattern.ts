import { searchWords } from "../retrieval/words.ts";

const ANGER =
  /\b(?:you (?:are|re) (?:useless|stupid|dumb|an idiot|not helping|no help|worthless|terrible|awful)|(?:this|that|it) (?:is|s) (?:useless|ridiculous|a joke|unacceptable|outrageous|bullshit|a scam|a waste of (?:my )?time|pathetic|insane|infuriating)|useless (?:bot|chatbot|answer|answers)|stupid (?:bot|chatbot|machine)|not (?:an|my) answer|did not answer|didn t answer|doesn t answer|does not answer|wtf|what the (?:hell|fuck)|fuck (?:you|this|off)|i (?:am|m) (?:so |really |very |extremely )?(?:angry|furious|fed up|frustrated|pissed)|worst (?:service|support|company|experience)|das ist (?:lacherlich|eine frechheit|unverschamt)|esto es (?:ridiculo|inaceptable)|c est (?:ridicule|inacceptable|n importe quoi))\b/;

/** Whether a message is angry in words that leave no doubt. */
export function matchesAnger(text: string): boolean {
  return ANGER.test(searchWords(text).join(" "));
}
