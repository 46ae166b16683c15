import { blankSummary, evolveSummary, type Row, rowOf } from "../../../shared/domain/row.ts";
import { blankState, evolve } from "../../../shared/domain/state.ts";
import { canonical, laneNamesOf } from "./canonical.ts";
import { countDeleted } from "./deleted-structs.ts";
import type { TrueConversation, Truth } from "./truth.ts";

/** What must hold of the database alone; each line is one violation. */
export function checkLog(truth: Truth): string[] {
  return [
    ...[...truth.documents.keys()].flatMap((name) => checkDocument(truth, name)),
    ...truth.conversations.flatMap(checkFolds),
    ...truth.conversations.flatMap(checkOutcomes),
    ...truth.conversations.flatMap(checkStamps),
    ...(truth.openJobs > 0 ? [`${truth.openJobs} jobs are still open`] : []),
  ];
}

function checkDocument({ documents, entryCounts }: Truth, name: string): string[] {
  const doc = documents.get(name);
  if (doc === undefined || name.startsWith("d:")) return [];
  const problems: string[] = [];
  if (doc.store.pendingStructs !== null) problems.push(`${name} has pending structs in the log`);
  if (countDeleted(doc) > 0) problems.push(`${name} has a key that was written twice`);
  for (const lane of laneNamesOf(name)) {
    const entries = entryCounts.get(`${name} ${lane}`) ?? 0;
    const size = doc.getMap(lane).size;
    if (lane !== "s" && entries !== size)
      problems.push(`${name} lane ${lane}: ${entries} entry rows, ${size} in the log`);
  }
  return problems;
}

/** D6: the log alone gives state and row. */
function checkFolds({ id, head, state, row, recorded }: TrueConversation): string[] {
  if (recorded.length === 0) return [];
  const folded = recorded.reduce(evolve, blankState());
  const summary = recorded.reduce(evolveSummary, blankSummary());
  const problems: string[] = [];
  if (canonical(folded) !== canonical(state))
    problems.push(`${id} state: log ${canonical(folded)} row ${canonical(state)}`);
  if (row === null) return [...problems, `${id} is not in the list`];
  const { channel, agent, createdAt, fseq, visitor } = row;
  const known = { id: visitor.id, name: null, email: null };
  const info = { id, channel, agent, createdAt, visitor: known };
  const expected: Row = rowOf(info, folded, summary, head, fseq);
  if (canonical(expected) !== canonical(row))
    problems.push(`${id} list row: log ${canonical(expected)} feed ${canonical(row)}`);
  return problems;
}

/** C18: each intent of the team has one outcome, and each outcome its intent. */
function checkOutcomes({ id, lanes }: TrueConversation): string[] {
  const missing = Object.keys(lanes.o).filter((intent) => lanes.x[intent] === undefined);
  const stray = Object.keys(lanes.x).filter(
    (outcome) => lanes.o[outcome.replace(/\/replaced$/, "")] === undefined,
  );
  return [
    ...missing.map((intent) => `${id}: intent ${intent} has no outcome`),
    ...stray.map((outcome) => `${id}: outcome ${outcome} has no intent`),
  ];
}

/** Every visitor entry has its place, no two commits share one, and none is beyond the head. */
function checkStamps({ id, lanes, head, recorded }: TrueConversation): string[] {
  const places = recorded.map(({ place }) => `${place.q}/${place.i}`);
  const missing = Object.keys(lanes.v).filter((entry) => lanes.s[entry] === undefined);
  const stray = Object.keys(lanes.s).filter((entry) => lanes.v[entry] === undefined);
  const doubled = places.filter((place, index) => places.indexOf(place) !== index);
  const highest = recorded.at(-1)?.place.q ?? 0;
  return [
    ...missing.map((entry) => `${id}: visitor entry ${entry} has no stamp`),
    ...stray.map((entry) => `${id}: stamp ${entry} has no entry`),
    ...doubled.map((place) => `${id}: two things at ${place}`),
    ...(highest === head ? [] : [`${id}: head ${head}, last thing at ${highest}`]),
  ];
}
