import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { type House, openHouse } from "../../sync-server/testing/house.ts";

// Processes of their own start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.stop());

function lobby(...args: string[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, "../lobby.ts"), ...args], {
    env: { ...process.env, DATA_DIR: house.dataDir },
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => (stdout += chunk));
  child.stderr.on("data", (chunk) => (stderr += chunk));
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
    child.once("close", (code) => resolve({ code, stdout, stderr })),
  );
}

const olive = ["--email", "olive@harbor.example", "--name", "Olive", "--workspace", "Harbor"];

test("an owner made beside a running Lobby signs in with the password that was made up", async () => {
  const { code, stdout } = await lobby("owner", "create", ...olive, "--json");
  expect(code).toBe(0);
  const { workspace, email, password } = JSON.parse(stdout);
  const caller = house.stranger();
  expect((await caller.post("/api/auth/sign-in/email", { email, password })).status).toBe(200);
  expect((await caller.get("/api/me")).body.workspaces).toEqual([
    { id: workspace, name: "Harbor", role: "owner" },
  ]);
  expect((await caller.get("/api/setup")).body).toEqual({ needsOwner: false });
});

test("a given password is used and not printed", async () => {
  const given = [...olive, "--password", "a long enough password"];
  const { stdout } = await lobby("owner", "create", ...given);
  expect(stdout).toBe("Made the workspace Harbor. olive@harbor.example can sign in.\n");
});

test("the same workspace is not made twice, and a second one keeps the person's password", async () => {
  await lobby("owner", "create", ...olive);
  expect(await lobby("owner", "create", ...olive)).toEqual({
    code: 1,
    stdout: "",
    stderr: "There is a workspace named Harbor already.\n",
  });
  const { stdout } = await lobby("owner", "create", ...olive, "--workspace", "Second");
  expect(stdout).toContain("had an account already");
});

test("a key made beside a running Lobby works at once, until it is revoked", async () => {
  await house.setUp();
  const { stdout } = await lobby("key", "create", "--name", "portal", "--json");
  const { id, key } = JSON.parse(stdout);
  const read = () =>
    house.stranger().get("/api/v1/conversations", { authorization: `Bearer ${key}` });
  expect((await read()).status).toBe(200);
  expect((await lobby("key", "list")).stdout).toContain(`${id}  portal  (Harbor Clinic, last used`);
  expect((await lobby("key", "revoke", id)).code).toBe(0);
  expect((await read()).status).toBe(401);
  expect((await lobby("key", "revoke", id)).stderr).toContain("There is no key with the id");
});

test("without a workspace a key is refused with one sentence", async () => {
  const { code, stdout, stderr } = await lobby("key", "create", "--name", "portal", "--json");
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toBe(
    "There is no workspace yet: run lobby owner create, or set Lobby up first.\n",
  );
  const nowhere = ["--data-dir", join(house.dataDir, "nowhere")];
  expect((await lobby("key", "list", ...nowhere)).stderr).toMatch(/^There is no Lobby in /);
});

test("with several workspaces the key says which", async () => {
  await lobby("owner", "create", ...olive);
  await lobby("owner", "create", ...olive, "--workspace", "Second");
  const create = (...args: string[]) => lobby("key", "create", "--name", "portal", ...args);
  expect((await create()).stderr).toBe(
    "There are several workspaces: say --workspace with one of Harbor, Second.\n",
  );
  expect((await create("--workspace", "Third")).stderr).toBe("There is no workspace Third.\n");
  expect((await create("--workspace", "Second")).code).toBe(0);
});

test.each([
  [["--email", "nonsense"], "--email"],
  [["--password", "short"], "--password"],
  [["--name", " "], "--name"],
])("a bad option %j is refused by its name", async (args, name) => {
  const { code, stderr } = await lobby("owner", "create", ...olive, ...args);
  expect(code).toBe(1);
  expect(stderr).toMatch(new RegExp(`^${name} is not accepted: .+\\.\\n$`));
});
