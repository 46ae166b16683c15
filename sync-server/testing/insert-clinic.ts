import type { Database } from "better-sqlite3";
import { ulid } from "ulid";

/** The workspace of tests and simulations with its one agent, under ids the caller chose. */
export function insertClinic(sqlite: Database, workspace: string, agent: string): void {
  sqlite
    .prepare(
      `INSERT INTO organization (id, name, slug, createdAt) VALUES (?, 'Harbor Clinic', ?, ?)`,
    )
    .run(workspace, workspace, new Date().toISOString());
  sqlite
    .prepare(
      `INSERT INTO agent (id, workspace, name, widget_key, collection, settings, created_at) VALUES (?, ?, 'Harbor Assistant', ?, 'default', '{}', 0)`,
    )
    .run(agent, workspace, ulid());
}
