import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { environmentExample, settingsTable } from "./start/settings-text.ts";

const root = join(import.meta.dirname, "..");
writeFileSync(join(root, ".env.example"), environmentExample());
writeFileSync(join(root, "docs/settings.md"), settingsTable());
