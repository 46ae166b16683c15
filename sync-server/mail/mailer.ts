import { createTransport } from "nodemailer";
import type { Logger } from "pino";

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

export interface Mailer {
  /** "off" without a mail server; "failed" is logged and never throws. Answers within the time limit. */
  send(mail: Mail): Promise<"sent" | "failed" | "off">;
  close(): void;
}

export interface MailerParts {
  smtpUrl: string | undefined;
  from: string;
  log: Logger;
  limitMs?: number;
}

const LIMIT_MS = 10_000;

export function buildMailer({ smtpUrl, from, log, limitMs = LIMIT_MS }: MailerParts): Mailer {
  if (smtpUrl === undefined) return { send: async () => "off", close: () => undefined };
  const transport = createTransport(
    { url: smtpUrl, connectionTimeout: limitMs, greetingTimeout: limitMs, socketTimeout: limitMs },
    { from },
  );
  return {
    async send(mail) {
      const limit = timeLimit(limitMs);
      try {
        await Promise.race([transport.sendMail(mail), limit.reached]);
        return "sent";
      } catch (error) {
        log.warn({ code: codeOf(error) }, "mail could not be sent");
        return "failed";
      } finally {
        limit.clear();
      }
    },
    close: () => transport.close(),
  };
}

function timeLimit(ms: number): { reached: Promise<never>; clear(): void } {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("the mail server did not answer in time")), ms);
  return { reached: promise, clear: () => clearTimeout(timer) };
}

/** The error's code alone: its text may hold addresses. */
function codeOf(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string")
    return error.code;
  return "timeout";
}
