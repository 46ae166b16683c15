import * as Y from "yjs";
import {
  type DocumentConnection,
  openDocumentConnection,
} from "../../../shared/browser/document-connection.ts";
import type { DocumentLink } from "../../../shared/browser/document-link.ts";
import {
  bellDocument,
  conversationDocument,
  internalDocument,
} from "../../../shared/document/document-name.ts";
import { readConversationLanes } from "../../../shared/document/lane-document.ts";
import { type Conversation, readConversation } from "../../../shared/domain/conversation.ts";
import type { Chance } from "../chance.ts";
import type { Network } from "../network.ts";
import type { Teammate, Visitor, World } from "../world.ts";
import { type Disk, makeDisk } from "./disk.ts";
import type { List } from "./list.ts";
import { openReplica, type Replica } from "./replica.ts";
import type { Witness } from "./witness.ts";

export interface DeviceParts {
  label: string;
  person: Visitor | Teammate;
  world: World;
  network: Network;
  chance: Chance;
  witness: Witness;
  /** For teammates; a visitor has none. */
  list: List | null;
  onRefused(reason: string): void;
}

const YEAR = 365 * 864e5;

/** A browser with a disk: it is reloaded, loses its line, has a clock of its own; its person writes. */
export class Device {
  readonly label: string;
  readonly person: Visitor | Teammate;
  readonly conversations: string[];
  readonly written: { document: string; id: string; text: string | null }[] = [];
  /** Entries whose row was lost from the disk. */
  readonly lost = new Set<string>();
  readonly counts = { reloads: 0, offline: 0 };
  replicas = new Map<string, Replica>();
  isOnline = true;
  readonly #parts: DeviceParts;
  readonly #disks = new Map<string, Disk>();
  readonly #own = new Map<string, string[]>();
  #clockOffset = 0;
  #connection: DocumentConnection;
  #bell: { link: DocumentLink; isSynced: boolean } | null = null;

  constructor(parts: DeviceParts) {
    const { label, person, world } = parts;
    this.#parts = parts;
    this.label = label;
    this.person = person;
    this.conversations =
      person.role === "visitor"
        ? [person.conversation]
        : world.visitors.map(({ conversation }) => conversation);
    this.#connection = this.#boot();
  }

  get network(): Network {
    return this.#parts.network;
  }

  #boot(): DocumentConnection {
    const { chance, network, person, world } = this.#parts;
    const connection = openDocumentConnection({
      url: `ws://127.0.0.1:${network.port}/sync`,
      onOpen: () => undefined,
      onClose: () => undefined,
      reconnectDelay: () => chance.between(20, 200),
      now: () => this.now(),
      random: () => chance.next(),
    });
    this.replicas = new Map();
    for (const conversation of this.conversations) {
      this.#open(connection, conversationDocument(conversation));
      if (person.role === "teammate") this.#open(connection, internalDocument(conversation));
    }
    if (person.role === "teammate") this.#openBell(connection, bellDocument(world.workspace));
    if (this.isOnline) connection.connect();
    return connection;
  }

  #open(connection: DocumentConnection, name: string): void {
    const { person, witness, world, label, onRefused } = this.#parts;
    const lane = person.role === "visitor" ? "v" : name.startsWith("n:") ? "o" : null;
    const replica = openReplica({
      name,
      lane,
      by: person.id,
      parity: person.role === "visitor" ? "odd" : "even",
      disk: remember(this.#disks, name, makeDisk),
      own: remember(this.#own, name, () => []),
      witness,
      connection,
      getToken: () => world.tokenOf(person),
      onRefused: (reason) => onRefused(`${label}: ${reason}`),
    });
    this.replicas.set(name, replica);
  }

  #openBell(connection: DocumentConnection, name: string): void {
    const { person, world, label, list, onRefused } = this.#parts;
    const bell = { isSynced: false } as { link: DocumentLink; isSynced: boolean };
    bell.link = connection.open({
      name,
      doc: new Y.Doc(),
      getToken: () => world.tokenOf(person),
      onTokenExpired: () => undefined,
      onState(state) {
        bell.isSynced = state.is === "synced";
        if (bell.isSynced) list?.pull();
        if (state.is === "out") onRefused(`${label}: ${name} ${state.reason}`);
      },
      onStateless: (message) => list?.take(message),
    });
    this.#bell = bell;
  }

  now(): number {
    return Math.round(Date.now() + this.#clockOffset);
  }

  jumpClock(): void {
    const { chance } = this.#parts;
    this.#clockOffset = chance.is(0.3) ? 0 : chance.between(-10, 10) * YEAR;
  }

  /** The page goes and comes back: another client id, the disk's last rows perhaps lost. */
  reload(losesTail: boolean): void {
    this.counts.reloads += 1;
    this.#connection.destroy();
    const { chance } = this.#parts;
    for (const disk of losesTail ? this.#disks.values() : [])
      for (const id of disk.loseTail(1 + chance.whole(4))) this.lost.add(id);
    this.#connection = this.#boot();
  }

  goOffline(): void {
    this.counts.offline += 1;
    this.isOnline = false;
    this.#connection.disconnect();
  }

  goOnline(): void {
    this.isOnline = true;
    this.#connection.connect();
  }

  /** The browser notices that the network is back. */
  wake(): void {
    if (this.isOnline) this.#connection.wake();
  }

  see(conversation: string): Conversation {
    const c = this.replicas.get(conversationDocument(conversation))?.doc ?? new Y.Doc();
    const n = this.replicas.get(internalDocument(conversation))?.doc ?? null;
    return readConversation(readConversationLanes(c, n), {
      now: this.now(),
      memberName: () => "",
    });
  }

  write(document: string, body: Parameters<Replica["write"]>[0]): void {
    const replica = this.replicas.get(document);
    if (replica === undefined) throw new Error(`${this.label} has no ${document}`);
    const id = replica.write(body, this.now(), () => this.#parts.chance.next());
    this.written.push({ document, id, text: "text" in body ? body.text : null });
  }

  tellRead(conversation: string): void {
    const { seen } = this.see(conversation);
    this.replicas.get(conversationDocument(conversation))?.link.send({ type: "read", q: seen });
  }

  isQuiet(): boolean {
    const isListening = this.#bell === null || this.#bell.isSynced;
    return (
      isListening &&
      [...this.replicas.values()].every(
        (replica) => replica.isSynced() && replica.unsent().length === 0,
      )
    );
  }

  get listRows(): List["rows"] | null {
    return this.#parts.list?.rows ?? null;
  }

  /** Every byte it ever stored of its conversation documents. */
  storedBytes(): Uint8Array[] {
    return [...this.#disks].flatMap(([name, { updates }]) =>
      name.startsWith("c:") ? updates : [],
    );
  }

  close(): void {
    this.#connection.destroy();
  }
}

function remember<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
