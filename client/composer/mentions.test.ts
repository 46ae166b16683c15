import { expect, test } from "vitest";
import type { Member } from "../../shared/protocol/http.ts";
import { mentionsIn } from "./mentions.ts";

const member = (id: string, name: string): Member => ({
  id,
  name,
  email: `${id}@clinic.test`,
  role: "teammate",
});
const members = [member("theo", "Theo Brandt"), member("tara", "Tara Singh")];

test("a note mentions whoever is named with an @", () => {
  expect(mentionsIn("@tara can you check? @Theo Brandt knows", members)).toEqual(["theo", "tara"]);
});

test("an @ before another word mentions nobody", () => {
  expect(mentionsIn("write to tara@clinic.test or @Tarantino", members)).toEqual([]);
});
