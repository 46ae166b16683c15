// Begins on any Node from 20 with nothing installed: installs what is missing, then runs its arguments on the project's own Node.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const OLDEST_NODE_TO_INSTALL_WITH = [20, 0];
const OLDEST_NODE_TO_RUN_ON = [22, 18];

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const bin = join(root, "node_modules/.bin");
const stampFile = join(root, "node_modules/.setup-stamp");
const say = (text) => process.stderr.write(`${text}\n`);

function isAtLeast([major, minor]) {
  const [ownMajor, ownMinor] = process.versions.node.split(".").map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

function fail(sentence) {
  say(sentence);
  process.exit(1);
}

function wantedStamp() {
  const hash = createHash("sha256");
  for (const file of ["package-lock.json", "package.json"]) {
    hash.update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

function isStamped(stamp) {
  return existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp;
}

/** Whether npm's own record of node_modules already matches the lockfile: an `npm install` by hand needs no second one. */
function isInstalledByHand() {
  const record = join(root, "node_modules/.package-lock.json");
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const present = JSON.parse(readFileSync(record, "utf8")).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    const found = present[path];
    return path === "" || (found ? found.version === entry.version : entry.optional === true);
  });
}

function npmCommand() {
  const underNpm = process.env.npm_execpath;
  if (underNpm?.endsWith(".js")) return { command: process.execPath, first: [underNpm] };
  return { command: process.platform === "win32" ? "npm.cmd" : "npm", first: [] };
}

function installFailure(output, code) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH|network/i.test(output)) {
    return "The packages could not be installed because the npm registry cannot be reached: connect this machine to it and run the same command again.";
  }
  if (/ENOSPC/.test(output)) {
    return "The packages could not be installed because the disk is full: about 1.2 GB is needed.";
  }
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return `The packages could not be installed because ${join(root, "node_modules")} may not be written by this user.`;
  }
  return `The packages could not be installed (npm ended with code ${code}): npm's own words are above.`;
}

/** Ticks on stderr: in place on a terminal, a line every ten seconds in a log. */
function showProgress() {
  const began = Date.now();
  const isTerminal = process.stderr.isTTY;
  const text = () => `Installing packages, ${Math.round((Date.now() - began) / 1000)} s`;
  say("Installing packages: this happens once and takes about a minute.");
  const timer = setInterval(
    () => process.stderr.write(isTerminal ? `\r${text()} ` : `${text()}\n`),
    isTerminal ? 1_000 : 10_000,
  );
  return () => {
    clearInterval(timer);
    process.stderr.write(isTerminal ? `\r${text()}, done.\n` : `${text()}, done.\n`);
  };
}

function install() {
  const { command, first } = npmCommand();
  const args = [
    ...first,
    "ci",
    "--include=dev",
    "--include=optional",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  const stopProgress = showProgress();
  return new Promise((resolve) => {
    const npm = spawn(command, args, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      shell: command === "npm.cmd",
    });
    const stopForwarding = forwardSignals(npm);
    let output = "";
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000);
      process.stderr.write(chunk);
    };
    npm.stdout.on("data", keep);
    npm.stderr.on("data", keep);
    npm.on("error", () =>
      fail("npm could not be started: install npm (it comes with Node.js) and run this again."),
    );
    npm.on("close", (code, signal) => {
      stopProgress();
      stopForwarding();
      if (signal) process.exit(128 + constants.signals[signal]);
      if (code !== 0) fail(installFailure(output, code));
      resolve();
    });
  });
}

function forwardSignals(child) {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  const forward = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, forward);
  return () => {
    for (const signal of signals) process.off(signal, forward);
  };
}

/** An npm that is killed outright passes no signal on; whoever it started must not stay behind. */
function stopWithNpm(child) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const npm = process.ppid;
  const watch = () => {
    if (process.ppid === npm) return;
    clearInterval(timer);
    child.kill("SIGTERM");
  };
  const timer = setInterval(watch, 250);
  timer.unref();
}

/** The Node to run on, or undefined when neither the installed one nor this one will do. */
function projectNode() {
  const own = join(bin, "node");
  if (existsSync(own)) return own;
  return isAtLeast(OLDEST_NODE_TO_RUN_ON) ? process.execPath : undefined;
}

async function setUp() {
  const stamp = wantedStamp();
  if (isStamped(stamp)) return;
  if (!isInstalledByHand()) await install();
  const own = join(bin, "node");
  if (existsSync(own) && spawnSync(own, ["--version"]).status !== 0) {
    fail(`${own} does not run on this machine: install Node.js 24 and remove that file.`);
  }
  writeFileSync(stampFile, stamp);
}

if (!isAtLeast(OLDEST_NODE_TO_INSTALL_WITH)) {
  fail(
    `Lobby needs Node.js 20 or newer, and this is ${process.versions.node}: install a newer one.`,
  );
}
await setUp();
const node = projectNode();
if (!node) {
  fail(
    `Lobby runs on Node.js 22.18 or newer and brings its own on Linux only: install Node.js 24 (this is ${process.versions.node}) and run the same command again.`,
  );
}
const run = spawn(node, process.argv.slice(2), {
  cwd: root,
  stdio: "inherit",
  env: {
    // Saves every process about a third of its start: 670 ms of CPU become 410 ms for the server.
    NODE_COMPILE_CACHE: join(root, "node_modules/.cache/compiled"),
    ...process.env,
    PATH: `${bin}${delimiter}${process.env.PATH}`,
  },
});
forwardSignals(run);
stopWithNpm(run);
run.on("error", (error) => fail(`${node} could not be started: ${error.message}`));
run.on("exit", (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code));
