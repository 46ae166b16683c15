/** True when one insertion, deletion, replacement or swap of neighbours turns one word into the other. */
export function isOneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const leftA = endA - start;
  const leftB = endB - start;
  if (leftA <= 1 && leftB <= 1) return true;
  return leftA === 2 && leftB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}

const SHARED_START = 6;
const SHARED_PART = 0.7;

/** Words with the longest start in common, where that is most of both ("dermatologist", "dermatology"). */
export function closestRelatives(word: string, words: string[]): string[] {
  const start = word.slice(0, SHARED_START);
  if (start.length < SHARED_START) return [];
  let longest = 0;
  let relatives: string[] = [];
  for (const candidate of words) {
    if (!candidate.startsWith(start)) continue;
    let shared = SHARED_START;
    while (shared < word.length && word[shared] === candidate[shared]) shared += 1;
    if (shared < longest || shared / Math.max(word.length, candidate.length) < SHARED_PART)
      continue;
    if (shared > longest) relatives = [];
    longest = shared;
    relatives.push(candidate);
  }
  return relatives;
}
