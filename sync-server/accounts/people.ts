import { ulid } from "ulid";
import type { Tables } from "./accounts-schema.ts";
import type { Run } from "./at-once.ts";

export interface NewPerson {
  name: string;
  email: string;
  /** As better-auth's `hashPassword` makes it. */
  passwordHash: string;
}

/** Adds somebody who can sign in with a password; answers the id. */
export function addPerson(tables: Tables, run: Run, person: NewPerson, now: number): string {
  const id = ulid(now);
  const time = new Date(now).toISOString();
  const times = { createdAt: time, updatedAt: time };
  run(
    tables.insertInto("user").values({
      id,
      name: person.name,
      email: person.email.toLowerCase(),
      emailVerified: 0,
      ...times,
    }),
  );
  run(
    tables.insertInto("account").values({
      id: ulid(now),
      issuer: "local:credential",
      accountId: id,
      providerId: "credential",
      userId: id,
      password: person.passwordHash,
      ...times,
    }),
  );
  return id;
}

export function findPerson(tables: Tables, run: Run, email: string) {
  return run(tables.selectFrom("user").selectAll().where("email", "=", email.toLowerCase()))[0];
}
