import type { Database } from "better-sqlite3";

/** Who belongs to which workspace, read synchronously from the accounts' own tables. */
export interface Directory {
  memberName(workspace: string, member: string): string | null;
  isSessionOpen(session: string, now: number): boolean;
}

export function makeDirectory(sqlite: Database): Directory {
  const member = sqlite.prepare<[string, string], { name: string }>(
    `SELECT u.name FROM member m JOIN user u ON u.id = m.userId WHERE m.organizationId = ? AND m.userId = ?`,
  );
  const session = sqlite.prepare<[string], { expiresAt: string | number }>(
    `SELECT expiresAt FROM session WHERE id = ?`,
  );
  return {
    memberName: (workspace, id) => member.get(workspace, id)?.name ?? null,
    isSessionOpen: (id, now) => {
      const row = session.get(id);
      return row !== undefined && new Date(row.expiresAt).getTime() > now;
    },
  };
}
