import { SERVER_CLIENT_ID } from "../../client-id.ts";
import { type DeletedRanges, rawUpdate } from "../raw-update.ts";
import { type Forge, type Ground, one } from "./forged-update.ts";

const deletes =
  (ranges: (ground: Ground) => DeletedRanges[]): Forge =>
  (ground) =>
    rawUpdate([], ranges(ground));

/** Nobody deletes anything. */
export const deletionForgeries: Record<string, Forge> = {
  "an own entry deleted": deletes(({ knownClient }) => [[knownClient, [[0, 1]]]]),
  "a server's entry deleted": deletes(() => [[SERVER_CLIENT_ID, [[0, 1]]]]),
  "everything of the server's deleted": deletes(({ servers }) => [
    [SERVER_CLIENT_ID, [[0, servers.structs]]],
  ]),
  "a deletion of what is to come": deletes(({ servers }) => [
    [SERVER_CLIENT_ID, [[servers.structs, 100]]],
  ]),
  "a deletion of what nobody has": deletes(({ client }) => [[client, [[0, 1]]]]),
  "an empty deletion": deletes(({ client }) => [[client, [[0, 0]]]]),
  "an empty deletion at the end": deletes(({ servers }) => [
    [SERVER_CLIENT_ID, [[servers.structs, 0]]],
  ]),
  "a deletion without end": deletes(() => [[SERVER_CLIENT_ID, [[0, Number.MAX_SAFE_INTEGER]]]]),
  "a deletion beside a good entry": (ground) => one(ground, {}, [[SERVER_CLIENT_ID, [[0, 1]]]]),
};
