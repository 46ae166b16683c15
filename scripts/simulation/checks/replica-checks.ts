import * as Y from "yjs";
import { readConversation } from "../../../shared/domain/conversation.ts";
import { readConversationLanes } from "../../../shared/document/lane-document.ts";
import type { Device } from "../people/device.ts";
import type { Witness } from "../people/witness.ts";
import type { WarmDocument } from "../server/start-server.ts";
import { canonical, canonicalLanes } from "./canonical.ts";
import type { Truth } from "./truth.ts";

/** C1, C3: what a device holds is the log, in content and in order. */
export function checkReplicas(truth: Truth, devices: readonly Device[]): string[] {
  return devices.flatMap((device) => [
    ...[...device.replicas.values()].flatMap(({ name, doc }) => {
      const logged = truth.documents.get(name) ?? new Y.Doc();
      return canonicalLanes(name, doc) === canonicalLanes(name, logged)
        ? []
        : [`${device.label}: ${name} differs from the log`];
    }),
    ...device.conversations.flatMap((id) =>
      orderOf(device.see(id).items) === orderOf(trueItems(truth, id, device))
        ? []
        : [`${device.label}: ${id} is in another order`],
    ),
    ...checkList(truth, device),
  ]);
}

function orderOf(items: { id: string }[]): string {
  return items.map(({ id }) => id).join();
}

function trueItems(truth: Truth, id: string, { person }: Device) {
  const c = truth.documents.get(`c:${id}`) ?? new Y.Doc();
  const n = person.role === "visitor" ? null : (truth.documents.get(`n:${id}`) ?? new Y.Doc());
  return readConversation(readConversationLanes(c, n), { now: 0, memberName: () => "" }).items;
}

/** W4: the list on the device is the feed. */
function checkList(truth: Truth, device: Device): string[] {
  const rows = device.listRows;
  if (rows === null) return [];
  return truth.conversations.flatMap(({ id, row }) =>
    canonical(rows.get(id) ?? null) === canonical(row)
      ? []
      : [`${device.label}: list row of ${id}`],
  );
}

/** W1 and D3: whatever anybody saw is in the log; whatever is not in the log was lost from its author's disk before it was sent. */
export function checkWritten(
  truth: Truth,
  devices: readonly Device[],
  witness: Witness,
): { problems: string[]; written: number; logged: number } {
  const isLogged = (document: string, lane: string, id: string) =>
    truth.documents.get(document)?.getMap(lane).has(id) === true;
  const problems = witness
    .all()
    .filter(({ document, lane, id }) => !isLogged(document, lane, id))
    .map(({ document, lane, id }) => `${document} ${lane} ${id} was seen and is not in the log`);
  let written = 0;
  let logged = 0;
  for (const device of devices) {
    for (const { document, id } of device.written) {
      written += 1;
      if (isLogged(document, document.startsWith("c:") ? "v" : "o", id)) logged += 1;
      else if (!device.lost.has(id)) problems.push(`${device.label}: ${id} in ${document} is lost`);
    }
  }
  return { problems, written, logged };
}

/** D6: what the server has in memory is what a cold read gives. */
export function checkWarm(truth: Truth, warm: readonly WarmDocument[]): string[] {
  return warm
    .filter(({ name }) => name.startsWith("c:") || name.startsWith("n:"))
    .flatMap(({ name, update }) => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, Buffer.from(update, "base64"));
      if (doc.store.pendingStructs !== null) return [`${name} has pending structs in memory`];
      const cold = truth.documents.get(name) ?? new Y.Doc();
      return canonicalLanes(name, doc) === canonicalLanes(name, cold)
        ? []
        : [`${name} in memory differs from the log`];
    });
}

/** P1: no text of the team that was not published is in any byte of a visitor's document. */
export function checkSecrecy(truth: Truth, devices: readonly Device[]): string[] {
  const published = new Set(
    truth.conversations.flatMap(({ lanes }) =>
      Object.values(lanes.f).flatMap((fact) => (fact.kind === "message" ? [fact.text] : [])),
    ),
  );
  const secrets = devices
    .filter(({ person }) => person.role === "teammate")
    .flatMap(({ written }) => written)
    .flatMap(({ text }) => (text === null || published.has(text) ? [] : [text]));
  const bytes = [
    ...[...truth.payloads].flatMap(([name, list]) => (name.startsWith("c:") ? list : [])),
    ...devices.flatMap((device) => (device.person.role === "visitor" ? device.storedBytes() : [])),
  ];
  const all = Buffer.concat(bytes);
  return secrets.filter((secret) => all.includes(secret)).map((secret) => `"${secret}" leaked`);
}
