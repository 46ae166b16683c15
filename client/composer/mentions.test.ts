import { expect, test } from "vitest";
import { mentionBefore, mentionOf, mentionsIn, suggestedMembers } from "./mentions.ts";

const theo = { id: "theo", name: "Theo Brandt" };
const tara = { id: "tara", name: "Tara Singh" };
const taraTwo = { id: "tara-2", name: "Tara Silva" };
const members = [theo, tara];

test("a note mentions whoever is named with an @", () => {
  expect(mentionsIn("@tara can you check? @Theo Brandt knows", members)).toEqual(["tara", "theo"]);
});

test("an @ before another word, or in an address, mentions nobody", () => {
  expect(mentionsIn("write to tara@clinic.test, x@tara or @Tarantino", members)).toEqual([]);
});

test("a full name means that person alone, a shared first name everybody who has it", () => {
  const all = [...members, taraTwo];
  expect(mentionsIn("@Tara Silva knows", all)).toEqual(["tara-2"]);
  expect(mentionsIn("@Tara knows", all)).toEqual(["tara", "tara-2"]);
});

test("of people with the same name the one who was picked is meant", () => {
  const twin = { id: "tara-3", name: "Tara Singh" };
  const text = `${mentionOf(twin, [tara, twin])} knows`;
  expect(mentionsIn(text, [tara, twin], new Set([twin.id]))).toEqual([twin.id]);
});

test("a mention is in the making from the @ to the caret, over two words at most", () => {
  expect(mentionBefore("ask @Ta", 7)).toEqual({ at: 4, typed: "Ta" });
  expect(mentionBefore("@", 1)).toEqual({ at: 0, typed: "" });
  expect(mentionBefore("@Tara Si", 8)).toEqual({ at: 0, typed: "Tara Si" });
  expect(mentionBefore("@Tara knows this", 16)).toBeNull();
  expect(mentionBefore("tara@cl", 7)).toBeNull();
  expect(mentionBefore("@Tara\n", 6)).toBeNull();
});

test("names are suggested by the beginning of any of their words, first names first", () => {
  const names = (typed: string) =>
    suggestedMembers([taraTwo, theo, tara], typed).map(({ id }) => id);
  expect(names("")).toHaveLength(3);
  expect(names("ta")).toEqual(["tara-2", "tara"]);
  expect(names("b")).toEqual(["theo"]);
  expect(names("tara s")).toEqual(["tara-2", "tara"]);
  expect(names("x")).toEqual([]);
});
