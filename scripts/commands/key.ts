import type { Command } from "commander";
import type { Tables } from "../../sync-server/accounts/accounts-schema.ts";
import { createApiKey, listApiKeys, revokeApiKey } from "../../sync-server/accounts/api-keys.ts";
import { withExistingAccounts } from "./accounts-database.ts";
import { type DataDirOption, withDataDir } from "./data-dir.ts";
import { printResult } from "./output.ts";

interface Options extends DataDirOption {
  json: boolean;
}

const LONGEST_NAME = 100;

export function register(program: Command): void {
  const key = program.command("key").description("keys for the REST interface");
  withDataDir(key.command("create"))
    .description("make a key; it is shown this once")
    .requiredOption("--name <name>", "what the key is for")
    .option("--workspace <name or id>", "the workspace, when there are several")
    .option("--json", "print one JSON value", false)
    .action(create);
  withDataDir(key.command("list"))
    .description("list the keys there are")
    .option("--json", "print one JSON value", false)
    .action(list);
  withDataDir(key.command("revoke"))
    .description("end a key at once")
    .argument("<id>", "the key's id, as the list shows it")
    .option("--json", "print one JSON value", false)
    .action(revoke);
}

async function create(options: Options & { name: string; workspace?: string }): Promise<void> {
  const name = options.name.trim();
  if (name === "" || name.length > LONGEST_NAME)
    throw new Error(`--name must have 1 to ${LONGEST_NAME} characters.`);
  const made = await withExistingAccounts(options.dataDir, async (_database, tables) => {
    const workspace = await chooseWorkspace(tables, options.workspace);
    return createApiKey(tables, { workspace, name }, Date.now());
  });
  printResult(options.json, made, `${made.key}\nKeep it: it is not shown again.`);
}

async function list({ dataDir, json }: Options): Promise<void> {
  const keys = await withExistingAccounts(dataDir, (_database, tables) => listApiKeys(tables));
  const lines = keys.map(
    ({ id, name, workspace, lastUsedAt }) =>
      `${id}  ${name}  (${workspace}, ${lastUsedAt === null ? "never used" : `last used ${new Date(lastUsedAt).toISOString()}`})`,
  );
  printResult(json, keys, lines.join("\n") || "There are no keys.");
}

async function revoke(id: string, { dataDir, json }: Options): Promise<void> {
  const isGone = await withExistingAccounts(dataDir, (_database, tables) =>
    revokeApiKey(tables, id),
  );
  if (!isGone) throw new Error(`There is no key with the id ${id}: lobby key list shows them.`);
  printResult(json, { id }, `The key ${id} works no more.`);
}

async function chooseWorkspace(tables: Tables, wanted: string | undefined): Promise<string> {
  const all = await tables.selectFrom("organization").select(["id", "name"]).execute();
  if (all.length === 0)
    throw new Error("There is no workspace yet: run lobby owner create, or set Lobby up first.");
  if (wanted === undefined && all.length > 1)
    throw new Error(
      `There are several workspaces: say --workspace with one of ${all.map(({ name }) => name).join(", ")}.`,
    );
  const chosen =
    wanted === undefined ? all[0] : all.find(({ id, name }) => id === wanted || name === wanted);
  if (chosen === undefined) throw new Error(`There is no workspace ${wanted}.`);
  return chosen.id;
}
