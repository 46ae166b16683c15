import { request } from "../api/request.ts";
import { forgetMe } from "../engine/remembered-me.ts";
import { Button } from "../ui/button.tsx";
import { FrontPage } from "../ui/front-page.tsx";

/** Somebody with an account who is in no workspace, for example after being removed from one. */
export function NoWorkspacePage(props: { onSignedOut: () => void }) {
  const signOut = async () => {
    await request("POST", "/api/auth/sign-out", {});
    forgetMe(localStorage);
    props.onSignedOut();
  };
  return (
    <FrontPage
      title="You are in no workspace"
      words="Your account is fine, but no team has it as a member right now. Ask someone to invite you."
    >
      <Button onClick={() => void signOut()}>Sign out</Button>
    </FrontPage>
  );
}
