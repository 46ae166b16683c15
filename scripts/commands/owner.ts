import { hashPassword } from "better-auth/crypto";
import type { Command } from "commander";
import { randomBytes } from "node:crypto";
import { setupRequestSchema } from "../../shared/protocol/http.ts";
import { createOwner } from "../../sync-server/accounts/workspace.ts";
import { withAccounts } from "./accounts-database.ts";
import { type DataDirOption, withDataDir } from "./data-dir.ts";
import { printResult } from "./output.ts";

interface Options extends DataDirOption {
  email: string;
  name: string;
  workspace: string;
  password?: string;
  json: boolean;
}

export function register(program: Command): void {
  const owner = program.command("owner").description("people who own a workspace");
  withDataDir(owner.command("create"))
    .description("make a workspace and the person who owns it")
    .requiredOption("--email <address>", "the owner's e-mail address")
    .requiredOption("--name <name>", "the owner's name")
    .requiredOption("--workspace <name>", "the workspace's name")
    .option("--password <password>", "at least 10 characters; made up and printed when left out")
    .option("--json", "print one JSON value", false)
    .action(create);
}

async function create({ dataDir, json, ...given }: Options): Promise<void> {
  const made = given.password === undefined ? randomBytes(12).toString("base64url") : undefined;
  const request = readRequest({ ...given, password: given.password ?? made });
  const passwordHash = await hashPassword(request.password);
  const { workspace, email } = request;
  const created = await withAccounts(dataDir, async (database) =>
    createOwner(
      database,
      { workspace, owner: { name: request.name, email, passwordHash } },
      Date.now(),
    ),
  );
  if (!created.ok) throw new Error(`There is a workspace named ${workspace} already.`);
  const { id, owner, agent, isNewPerson } = created.value;
  const password = isNewPerson ? made : undefined;
  const signIn = isNewPerson
    ? `${email} can sign in${password === undefined ? "" : ` with the password ${password}`}.`
    : `${email} had an account already and keeps its password.`;
  printResult(
    json,
    { workspace: id, owner, email, widgetKey: agent.widgetKey, ...(password && { password }) },
    `Made the workspace ${workspace}. ${signIn}`,
  );
}

function readRequest(given: object) {
  const parsed = setupRequestSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`--${issue?.path.join(".")} is not accepted: ${issue?.message}.`);
}
