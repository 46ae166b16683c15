/** The kinds of document: conversation, internal, draft, workspace bell. */
export type DocumentKind = "c" | "n" | "d" | "w";

export interface DocumentName {
  kind: DocumentKind;
  /** ULID of the conversation; of the workspace for `w`. */
  id: string;
}

const NAME = /^([cnd]):([0-9A-HJKMNP-TV-Z]{26})$/;
const BELL = /^w:([0-9A-Za-z_-]{1,64})$/;

export function parseDocumentName(name: string): DocumentName | null {
  const conversation = NAME.exec(name);
  if (conversation !== null)
    return { kind: conversation[1] as DocumentKind, id: conversation[2] as string };
  const bell = BELL.exec(name);
  return bell === null ? null : { kind: "w", id: bell[1] as string };
}

export function conversationDocument(id: string): string {
  return `c:${id}`;
}

export function internalDocument(id: string): string {
  return `n:${id}`;
}

export function draftDocument(id: string): string {
  return `d:${id}`;
}

export function bellDocument(workspace: string): string {
  return `w:${workspace}`;
}
