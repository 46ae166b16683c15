import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts small secrets for the database, so that a stolen backup without `secrets.json` tells nothing. */
export interface Seal {
  close(text: string, of: string): string;
  /** Null when it was sealed with another key, for something else, or is damaged. */
  open(sealed: string, of: string): string | null;
}

/** `of` names what the secret belongs to: sealed text moved to another row does not open there. */
export function makeSeal(secret: string): Seal {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "lobby action secrets", 32));
  return {
    close(text, of) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(of));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64");
    },
    open(sealed, of) {
      const bytes = Buffer.from(sealed, "base64");
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV_BYTES));
        decipher.setAAD(Buffer.from(of));
        decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
        const body = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
        return Buffer.concat([body, decipher.final()]).toString("utf8");
      } catch {
        return null;
      }
    },
  };
}
