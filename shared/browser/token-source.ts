import type { SocketToken } from "../protocol/http.ts";

const LIFE_MS = 15 * 60_000;
const RENEW_AT = 0.8;
const RETRY_MS = 15_000;

export interface TokenSource {
  /** A token that is good for a while; rejects when none can be had now. */
  get(): Promise<string>;
  /** The server called the token expired: the next `get` fetches another. */
  expire(): void;
  dispose(): void;
}

export interface TokenSourceOptions {
  fetchToken(): Promise<SocketToken>;
  /** A newer token is there: open documents are to be told. */
  onRenewed(): void;
  now(): number;
}

/** Keeps one token, fetches it once however many ask, and renews it at 80 % of its life. */
export function makeTokenSource({ fetchToken, onRenewed, now }: TokenSourceOptions): TokenSource {
  let kept: { token: string; renewAt: number } | null = null;
  let asked: Promise<string> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const fetchOnce = () => {
    asked ??= fetchToken()
      .then(keep)
      .finally(() => {
        asked = null;
      });
    return asked;
  };
  const keep = ({ token, expiresAt }: SocketToken) => {
    const life = lifeOf(expiresAt - now()) * RENEW_AT;
    kept = { token, renewAt: now() + life };
    renewIn(life);
    return token;
  };
  const renewIn = (delay: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void fetchOnce().then(onRenewed, () => renewIn(RETRY_MS)), delay);
  };

  return {
    get: () => (kept !== null && now() < kept.renewAt ? Promise.resolve(kept.token) : fetchOnce()),
    expire() {
      kept = null;
    },
    dispose: () => clearTimeout(timer),
  };
}

/** The device's clock may be wrong: a life that makes no sense is taken as the usual one. */
function lifeOf(life: number): number {
  return life > 0 && life <= LIFE_MS ? life : LIFE_MS;
}
