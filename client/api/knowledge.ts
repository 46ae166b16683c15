import type {
  AskedAgain,
  Checkup,
  Coverage,
  RulingRequest,
  Unanswered,
} from "../../shared/protocol/improve-calls.ts";
import type { knowledgeCalls } from "../../shared/protocol/knowledge-calls.ts";
import type { ExplainedReply, PlaygroundRequest } from "../../shared/protocol/playground-call.ts";
import type { CallOutput } from "../../shared/protocol/worker-call.ts";
import { type Answer, request, sendFile } from "./request.ts";

type Kind = Exclude<keyof typeof knowledgeCalls, "store-upload">;
type Input<One extends Kind> = (typeof knowledgeCalls)[One]["input"]["_zod"]["input"];

/** One agent of a workspace, whose articles are meant. */
export interface AgentPlace {
  workspace: string;
  agent: string;
}

const place = ({ workspace, agent }: AgentPlace) =>
  `/api/workspaces/${encodeURIComponent(workspace)}/agents/${encodeURIComponent(agent)}`;

export const askKnowledge = <One extends Kind>(
  at: AgentPlace,
  kind: One,
  input: Input<One>,
): Answer<CallOutput<One>> => request("POST", `${place(at)}/knowledge/${kind}`, input);

export const uploadFile = (at: AgentPlace, file: File): Answer<CallOutput<"store-upload">> =>
  sendFile(`${place(at)}/knowledge/uploads?name=${encodeURIComponent(file.name)}`, file);

export const askPlayground = (
  at: AgentPlace,
  question: PlaygroundRequest,
): Answer<ExplainedReply> => request("POST", `${place(at)}/playground`, question);

export const readUnanswered = (at: AgentPlace): Answer<Unanswered> =>
  request("GET", `${place(at)}/questions/unanswered`);

export const ruleOnQuestions = (at: AgentPlace, ruled: RulingRequest): Answer<unknown> =>
  request("POST", `${place(at)}/questions/rulings`, ruled);

export const readCoverage = (at: AgentPlace): Answer<Coverage> =>
  request("GET", `${place(at)}/coverage`);

export const checkArticles = (at: AgentPlace): Answer<Checkup> =>
  request("POST", `${place(at)}/checkup`);

export const askAgain = (at: AgentPlace, offset: number): Answer<AskedAgain> =>
  request("POST", `${place(at)}/questions/ask-again`, { offset });
