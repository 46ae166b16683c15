import { afterEach, expect, test } from "vitest";
import { createServer, type Server } from "node:net";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { SMTPServer } from "smtp-server";
import { type House, openHouse } from "../testing/house.ts";
import { buildMailer } from "./mailer.ts";

const log = pino({ level: "silent" });
const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** A real mail server on a free port that keeps what it is given. */
async function openMailServer(options: { refuses?: boolean } = {}) {
  const letters: { to: string[]; text: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: (_address, _session, done) =>
      done(options.refuses === true ? new Error("mailbox unavailable") : null),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        letters.push({ to, text: Buffer.concat(chunks).toString() });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { url: urlOf(server.server as Server), letters };
}

/** Takes connections and says nothing. */
async function openSilentServer() {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => void server.close());
  return urlOf(server);
}

const urlOf = (server: Server) => `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;

function mailerTo(smtpUrl: string | undefined, limitMs = 5000) {
  const mailer = buildMailer({ smtpUrl, from: "Lobby <lobby@harbor.example>", log, limitMs });
  closing.push(() => mailer.close());
  return mailer;
}

const mail = { to: "theo@harbor.example", subject: "Hello", text: "Come in." };

test("mail goes out over the server that is set", async () => {
  const { url, letters } = await openMailServer();
  expect(await mailerTo(url).send(mail)).toBe("sent");
  expect(letters).toHaveLength(1);
  expect(letters[0]?.to).toEqual(["theo@harbor.example"]);
  expect(letters[0]?.text).toContain("From: Lobby <lobby@harbor.example>");
});

test("without a mail server nothing is sent, and it says so", async () => {
  expect(await mailerTo(undefined).send(mail)).toBe("off");
});

test("a mail server that refuses, hangs or is not there never throws", async () => {
  const refusing = await openMailServer({ refuses: true });
  expect(await mailerTo(refusing.url).send(mail)).toBe("failed");
  expect(await mailerTo(await openSilentServer(), 100).send(mail)).toBe("failed");
  expect(await mailerTo("smtp://127.0.0.1:1").send(mail)).toBe("failed");
});

async function houseWith(smtpUrl: string): Promise<House> {
  const house = await openHouse({ SMTP_URL: smtpUrl, MAIL_FROM: "Lobby <lobby@harbor.example>" });
  closing.push(() => house.stop());
  return house;
}

test("an invitation goes to the invited address with the link in it", async () => {
  const { url, letters } = await openMailServer();
  const { owner, workspace } = await (await houseWith(url)).setUp();
  const { body } = await owner.post(`/api/workspaces/${workspace}/invitations`, {
    email: "theo@harbor.example",
  });
  expect(body.isSent).toBe(true);
  const text = letters[0]?.text.replaceAll(/=\r?\n/g, "") ?? "";
  expect(letters[0]?.to).toEqual(["theo@harbor.example"]);
  expect(text).toContain("Subject: Olive Owens invites you to Harbor Clinic");
  expect(text).toContain(body.link);
});

test("a mail server that fails leaves the invitation with its link to pass on", async () => {
  const { url } = await openMailServer({ refuses: true });
  const { owner, workspace } = await (await houseWith(url)).setUp();
  const path = `/api/workspaces/${workspace}/invitations`;
  const { status, body } = await owner.post(path, { email: "theo@harbor.example" });
  expect(status).toBe(201);
  expect(body).toMatchObject({ isSent: false, link: expect.stringContaining("/invite/") });
});

test("a name cannot add headers to a mail", async () => {
  const { url, letters } = await openMailServer();
  const house = await houseWith(url);
  const owner = house.stranger();
  const { body: me } = await owner.post("/api/setup", {
    workspace: "Harbor\r\nBcc: everybody@harbor.example",
    name: "Olive",
    email: "olive@harbor.example",
    password: "olive's password",
  });
  await owner.post(`/api/workspaces/${me.workspaces[0].id}/invitations`, {
    email: "theo@harbor.example",
  });
  expect(letters[0]?.to).toEqual(["theo@harbor.example"]);
  expect(letters[0]?.text.split("\r\n\r\n")[0]).not.toMatch(/^Bcc:/m);
});
