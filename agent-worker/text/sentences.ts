const ABBREVIATION =
  /(?:\b(?:Dr|Mr|Mrs|Ms|Prof|Sr|Jr|St|No|Nr|vs|etc|e\.g|i\.e|z\.B|d\.h|u\.a|ca|bzw|approx|dept|est|fig|inc|ltd|co|corp|al|art|vol|pp|ed|gen|gov|sen|rep|rev|hon|mt|ave|blvd|tel|ext|min|max|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mme|Mlle|M|Sra|Sta|Ud|Uds|[A-Z])|\b\d+|\b[A-Z]\.[A-Z])\.$/iu;

const LONGEST_END = 60;

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** Sentences of one paragraph, trimmed; "Dr. Lee", "e.g. this" and "No. 4" are not torn apart. */
export function splitSentences(text: string): string[] {
  const sentences: string[][] = [];
  let end = "";
  for (const { segment } of segmenter.segment(text)) {
    const last = sentences.at(-1);
    const goesOn = last !== undefined && isUnfinished(end, segment);
    // Only the end decides; looking at all of a sentence would take time with the square of its length.
    end = (goesOn ? end + segment : segment).slice(-LONGEST_END);
    if (goesOn) last.push(segment);
    else sentences.push([segment]);
  }
  return sentences.map((parts) => parts.join("").trim()).filter(Boolean);
}

function isUnfinished(sentence: string, next: string): boolean {
  const end = sentence.trimEnd();
  if (/^[\p{Ll},;)\]]/u.test(next.trimStart())) return true;
  if (!end.endsWith(".")) return false;
  if (/\b\d+\.$/.test(end)) return /^\d/.test(next.trimStart()) || /^\d+\.$/.test(end);
  return ABBREVIATION.test(end);
}
