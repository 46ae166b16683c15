import { InvalidArgumentError } from "commander";

const MINUTES = { m: 1, h: 60, d: 24 * 60, w: 7 * 24 * 60 };

/** Reads `30m`, `12h`, `1d` or `2w` as minutes, and `never` as null. */
export function readInterval(text: string): number | null {
  if (text === "never") return null;
  const found = /^(\d{1,4})\s*([mhdw])$/.exec(text.trim());
  const minutes = Number(found?.[1]) * MINUTES[(found?.[2] ?? "m") as keyof typeof MINUTES];
  if (minutes > 0) return minutes;
  throw new InvalidArgumentError("It is a time such as 30m, 12h or 7d, or never.");
}

export function readPositive(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value) && value >= 0) return value;
  throw new InvalidArgumentError("It is a number.");
}
