import { ingestFiles } from "../ingest/ingest-files.ts";
import { openKnowledge } from "../knowledge/database.ts";

// Reads the folder given into the data directory given and says on stdout how far it is, to be killed at any time.
const [dataDir = "", folder = ""] = process.argv.slice(2);
const knowledge = openKnowledge(dataDir);
const summary = await ingestFiles(knowledge, {
  targets: [folder],
  collection: "default",
  now: Date.now,
  onProgress: (done) => process.stdout.write(`${done}\n`),
});
knowledge.close();
process.stdout.write(`${JSON.stringify(summary)}\n`);
