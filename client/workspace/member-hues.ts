import { hueOf, hues } from "../ui/initials.ts";

/** Degrees below which two hues look alike at the size of an avatar. */
const APART = 60;

/** A hue for each member by id: their own where nobody has one like it, else the free one furthest from those taken. */
export function memberHues(ids: readonly string[]): ReadonlyMap<string, number> {
  const given = new Map<string, number>();
  for (const id of ids.toSorted()) {
    const taken = [...given.values()];
    const free = hues.filter((hue) => !taken.includes(hue));
    const own = hueOf(id);
    const isClear = taken.every((hue) => between(hue, own) >= APART);
    given.set(id, isClear || free.length === 0 ? own : furthest(free, taken));
  }
  return given;
}

function furthest(free: readonly number[], taken: readonly number[]): number {
  const room = (hue: number) => Math.min(...taken.map((other) => between(hue, other)));
  return free.reduce((best, hue) => (room(hue) > room(best) ? hue : best));
}

function between(one: number, other: number): number {
  const apart = Math.abs(one - other);
  return Math.min(apart, 360 - apart);
}
