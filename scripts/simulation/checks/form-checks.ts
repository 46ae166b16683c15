import type { Recorded } from "../../../shared/domain/fact.ts";

/** H5, H6 over one commit; `forms` says which were asked before it and whether they are done, and is kept up to date. */
export function checkForms(commit: readonly Recorded[], forms: Map<string, boolean>): string[] {
  const problems: string[] = [];
  const handOff = commit.findIndex(({ lane, fact }) => lane === "e" && fact.kind === "handed-off");
  commit.forEach(({ lane, fact }, index) => {
    if (lane !== "f") return;
    if (fact.kind === "form-asked") forms.set(fact.id, false);
    if (fact.kind !== "details-given" && fact.kind !== "form-skipped") return;
    if (forms.get(fact.form) !== false)
      problems.push(`${fact.id} answers ${fact.form}, which was not asked or is done`);
    forms.set(fact.form, true);
    if (handOff !== -1 && handOff < index) problems.push(`${fact.id} came after its handoff`);
    if (fact.kind === "details-given" && !fact.details.every(({ value }) => value.includes("@")))
      problems.push(`${fact.id} has values that the form does not take`);
  });
  return problems;
}
