import type { Mail } from "./mailer.ts";

export interface InvitationMail {
  to: string;
  inviter: string;
  workspace: string;
  link: string;
  days: number;
}

export function invitationMail({ to, inviter, workspace, link, days }: InvitationMail): Mail {
  return {
    to,
    subject: oneLine(`${inviter} invites you to ${workspace}`),
    text: [
      `${inviter} invites you to answer visitors of ${workspace} in Lobby.`,
      `Open this link to join: ${link}`,
      `It works for ${days} days and for ${to} only. If you did not expect it, ignore this message.`,
    ].join("\n\n"),
  };
}

function oneLine(text: string): string {
  return text.replaceAll(/[\r\n]+/g, " ");
}
