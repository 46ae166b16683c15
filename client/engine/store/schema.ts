import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from "idb";
import type { TeamEntry } from "../../../shared/domain/intent.ts";
import type { Row } from "../../../shared/domain/row.ts";

/** One database per person and workspace holds everything the device knows. */
export interface InboxSchema extends DBSchema {
  /** Documents as one update. `version` guards against two tabs compacting at once. */
  snap: { key: string; value: { doc: string; version: number; update: Uint8Array } };
  /** Updates since the snapshot, in any order. */
  upd: {
    key: number;
    value: { key?: number; doc: string; updates: readonly Uint8Array[] };
    indexes: { doc: string };
  };
  meta: { key: string; value: DocumentMeta };
  /** Own entries the server has not ruled on: what this device owes. Written with the update that carries them. */
  unsent: { key: string; value: UnsentEntry };
  /** The list in chunks of about 500, as JSON. */
  rows: { key: number; value: { chunk: number; json: string } };
  /** Changed rows since the chunks were written. */
  journal: { key: number; value: { key?: number; rows: Row[] } };
  kv: { key: string; value: unknown };
}

export interface DocumentMeta {
  doc: string;
  /** Where the next pull of this document continues. */
  seq: number;
  /** The row's `head` when it was last pulled or live; tells whether the copy is current. */
  head: number;
  lastUsed: number;
  bytes: number;
  /** A draft edited here that the server has not answered; never evicted. */
  isDirty: boolean;
}

export interface UnsentEntry {
  id: string;
  doc: string;
  entry: TeamEntry;
}

export type InboxDatabase = IDBPDatabase<InboxSchema>;
export type StoreName = StoreNames<InboxSchema>;
export type WriteTransaction = IDBPTransaction<InboxSchema, StoreName[], "readwrite">;
export type ReadTransaction = IDBPTransaction<InboxSchema, StoreName[], "readonly">;

export const DATABASE_VERSION = 1;

export const documentStores = ["snap", "upd", "meta", "unsent"] as const satisfies StoreName[];
export const listStores = ["rows", "journal", "kv"] as const satisfies StoreName[];

/** The two sides of the database share no transaction: documents never wait for a long list. */
export type Side = "documents" | "list";

/** The side that all these stores belong to. */
export function sideOf(stores: readonly StoreName[]): Side {
  if (stores.every((one) => isDocumentStore(one))) return "documents";
  if (stores.some((one) => isDocumentStore(one)))
    throw new TypeError(`no write touches both sides: ${stores.join(", ")}`);
  return "list";
}

function isDocumentStore(name: StoreName): boolean {
  return (documentStores as readonly StoreName[]).includes(name);
}

export function createStores(database: InboxDatabase): void {
  database.createObjectStore("snap", { keyPath: "doc" });
  database
    .createObjectStore("upd", { keyPath: "key", autoIncrement: true })
    .createIndex("doc", "doc");
  database.createObjectStore("meta", { keyPath: "doc" });
  database.createObjectStore("unsent", { keyPath: "id" });
  database.createObjectStore("rows", { keyPath: "chunk" });
  database.createObjectStore("journal", { keyPath: "key", autoIncrement: true });
  database.createObjectStore("kv");
}
