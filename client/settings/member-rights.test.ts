import { expect, test } from "vitest";
import type { Member, Role } from "../../shared/protocol/http.ts";
import { rightsOver } from "./member-rights.ts";

const person = (id: string, role: Role): Member => ({ id, name: id, email: `${id}@x.test`, role });
const olivia = person("olivia", "owner");
const anna = person("anna", "admin");
const theo = person("theo", "teammate");
const tara = person("tara", "teammate");
const members = [olivia, anna, theo, tara];

test("an owner gives every role and removes everybody", () => {
  expect(rightsOver(anna, { me: olivia, members })).toEqual({
    roles: ["owner", "admin", "teammate"],
    mayRemove: true,
  });
});

test("an admin manages admins and teammates and leaves owners alone", () => {
  expect(rightsOver(theo, { me: anna, members })).toEqual({
    roles: ["admin", "teammate"],
    mayRemove: true,
  });
  expect(rightsOver(olivia, { me: anna, members })).toEqual({ roles: [], mayRemove: false });
});

test("a teammate manages nobody", () => {
  expect(rightsOver(tara, { me: theo, members })).toEqual({ roles: [], mayRemove: false });
});

test("everybody may leave but the only owner", () => {
  expect(rightsOver(theo, { me: theo, members }).mayRemove).toBe(true);
  expect(rightsOver(olivia, { me: olivia, members }).mayRemove).toBe(false);
  const second = person("omar", "owner");
  expect(rightsOver(olivia, { me: olivia, members: [...members, second] }).mayRemove).toBe(true);
});
