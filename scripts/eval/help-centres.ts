import { join } from "node:path";
import { type AskedHelp, askHelpCentre, readHelpQuestions } from "./help-centre.ts";

const FOLDERS = {
  clinic: join(import.meta.dirname, "../demo/articles"),
  crm: join(import.meta.dirname, "help-centres/crm"),
  property: join(import.meta.dirname, "help-centres/property"),
};

/** Asks three small help centres what their visitors would; these questions are never fitted on. */
export async function askHelpCentres(): Promise<AskedHelp[]> {
  const asked: AskedHelp[] = [];
  for (const [centre, folder] of Object.entries(FOLDERS)) {
    const file = join(import.meta.dirname, `help-centres/${centre}.jsonl`);
    asked.push(...(await askHelpCentre(folder, readHelpQuestions(file))));
  }
  return asked;
}
