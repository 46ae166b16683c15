/** Speaks to the server as one signed-in person, or as a program with a key. */
export type Caller = {
  get: <Answer>(path: string) => Promise<Answer>;
  /** `acceptable` are statuses that count as done already, such as 409 when the thing is there. */
  post: <Answer>(path: string, body: object, acceptable?: number[]) => Promise<Answer>;
};

export async function signIn(
  url: string,
  credentials: { email: string; password: string },
): Promise<Caller> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(credentials),
  });
  await refuseFailure("/api/auth/sign-in/email", response, []);
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
  return makeCaller(url, { cookie: cookies.join("; ") });
}

export function makeCaller(url: string, headers: Record<string, string>): Caller {
  const call = async (path: string, init: RequestInit, acceptable: number[]) => {
    const response = await fetch(url + path, init);
    await refuseFailure(path, response, acceptable);
    return response.json();
  };
  return {
    get: (path) => call(path, { headers }, []),
    post: (path, body, acceptable = []) =>
      call(
        path,
        {
          method: "POST",
          headers: { "content-type": "application/json", ...headers },
          body: JSON.stringify(body),
        },
        acceptable,
      ),
  };
}

async function refuseFailure(
  path: string,
  response: Response,
  acceptable: number[],
): Promise<void> {
  if (response.ok || acceptable.includes(response.status)) return;
  throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
}
