import type { Auth } from "./auth.ts";

/** Opens a session with a password; the cookies to set, or null when the password is wrong. */
export async function signIn(
  auth: Auth,
  { email, password }: { email: string; password: string },
  headers: Headers,
): Promise<string[] | null> {
  const response = await auth.api.signInEmail({
    body: { email, password },
    headers: withoutCookies(headers),
    asResponse: true,
  });
  if (response.status >= 500) throw new Error("a session could not be opened");
  return response.ok ? response.headers.getSetCookie() : null;
}

function withoutCookies(headers: Headers): Headers {
  const kept = new Headers();
  const agent = headers.get("user-agent");
  if (agent !== null) kept.set("user-agent", agent);
  return kept;
}
