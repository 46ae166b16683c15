const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const TIME_LENGTH = 10;
const RANDOM_LENGTH = 16;
const LATEST = 2 ** 48 - 1;
const LATEST_PART = "7ZZZZZZZZZ";

/**
 * A ULID for `now` that is greater than `above`, whatever the device's clock says (F8: entries of one author
 * are ruled on in the order of their ids). `random` gives numbers from 0 to below 1.
 * What is random stays random: two devices of one person, or one before and after it lost the end of its log,
 * may stand above the same entry and must not come to the same id.
 */
export function makeEntryId(now: number, above: string | undefined, random: () => number): string {
  const id = timePart(now) + randomPart(random);
  if (above === undefined || id > above) return id;
  const later = above.slice(0, TIME_LENGTH);
  return later < LATEST_PART ? successor(later) + randomPart(random) : successor(above);
}

function timePart(now: number): string {
  let rest = Math.min(Math.max(Math.trunc(now), 0), LATEST);
  let part = "";
  for (let index = 0; index < TIME_LENGTH; index += 1) {
    part = ALPHABET.charAt(rest % 32) + part;
    rest = Math.floor(rest / 32);
  }
  return part;
}

function randomPart(random: () => number): string {
  return Array.from({ length: RANDOM_LENGTH }, () =>
    ALPHABET.charAt(Math.floor(random() * 32)),
  ).join("");
}

function successor(id: string): string {
  const last = ALPHABET.length - 1;
  let index = id.length - 1;
  while (index > 0 && id.charAt(index) === ALPHABET.charAt(last)) index -= 1;
  const next = ALPHABET.charAt(ALPHABET.indexOf(id.charAt(index)) + 1);
  return id.slice(0, index) + next + ALPHABET.charAt(0).repeat(id.length - index - 1);
}

/** Chance from the platform's generator, for `makeEntryId`. */
export function secureRandom(): number {
  const [word] = crypto.getRandomValues(new Uint32Array(1));
  return (word ?? 0) / 2 ** 32;
}
