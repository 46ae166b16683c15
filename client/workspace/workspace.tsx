import { type Accessor, createContext, createMemo, type JSX, untrack, useContext } from "solid-js";
import type { Member, Tag, WorkspaceInfo } from "../../shared/protocol/http.ts";
import type { InboxEngine } from "../engine/engine.ts";
import { hueOf } from "../ui/initials.ts";
import { createClock } from "./clock.ts";
import { memberHues } from "./member-hues.ts";
import { listTags, type TagList } from "./tag-list.ts";

/** What every screen of the inbox needs: the engine, the time, and names for ids. */
export interface Workspace {
  engine: InboxEngine;
  info: Accessor<WorkspaceInfo>;
  me: Accessor<Member>;
  now: Accessor<number>;
  /** The first word of a member's name; somebody who left is "A former teammate". */
  memberName(id: string): string;
  member(id: string): Member | undefined;
  /** Degrees; no two members have the same while there are hues. */
  memberHue(id: string): number;
  tags: Accessor<TagList>;
  tag(id: string): Tag | undefined;
  agentName(id: string): string;
}

const WorkspaceContext = createContext<Workspace>();

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (workspace === undefined) throw new Error("useWorkspace needs a WorkspaceProvider above it");
  return workspace;
}

export function WorkspaceProvider(props: { engine: InboxEngine; children: JSX.Element }) {
  const workspace = untrack(() => createWorkspace(props.engine));
  return <WorkspaceContext.Provider value={workspace}>{props.children}</WorkspaceContext.Provider>;
}

function createWorkspace(engine: InboxEngine): Workspace {
  const info = engine.workspace;
  const members = createMemo(() => new Map(info().members.map((one) => [one.id, one])));
  const hues = createMemo(() => memberHues([...members().keys()]));
  const tags = createMemo(() => listTags(info().tags));
  const agents = createMemo(() => new Map(info().agents.map((one) => [one.id, one])));
  return {
    engine,
    info,
    me: engine.me,
    now: createClock(),
    member: (id) => members().get(id),
    memberHue: (id) => hues().get(id) ?? hueOf(id),
    memberName: (id) => members().get(id)?.name.split(" ")[0] ?? "A former teammate",
    tags,
    tag: (id) => tags().find(id),
    agentName: (id) => agents().get(id)?.name ?? "The agent",
  };
}
