import { createSignal, Match, onMount, Show, Switch } from "solid-js";
import { refuse } from "../../shared/domain/result.ts";
import type { InvitationInfo } from "../../shared/protocol/http.ts";
import { acceptInvitation, readInvitation } from "../api/account.ts";
import type { Problem } from "../api/request.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { createSubmission, fieldOf } from "../ui/form.ts";
import { FrontPage } from "../ui/front-page.tsx";
import { Notice } from "../ui/notice.tsx";

/** What somebody sees who follows the link of an invitation. */
export function InvitationPage(props: { id: string; onAccepted: () => void }) {
  const [info, setInfo] = createSignal<InvitationInfo>();
  const [problem, setProblem] = createSignal<Problem>();

  const read = async () => {
    const answer = await readInvitation(props.id);
    if (answer.ok) setInfo(answer.value);
    else setProblem(answer.problem);
  };
  onMount(() => void read());

  return (
    <Switch fallback={<main class="front-page" aria-busy="true" />}>
      <Match when={info()}>
        {(invitation) => (
          <AcceptForm id={props.id} invitation={invitation()} onAccepted={props.onAccepted} />
        )}
      </Match>
      <Match when={problem()}>
        {(failed) => (
          <FrontPage
            title="This invitation can't be used"
            foot="Ask the person who invited you for a new link. You may already be a member."
          >
            <Notice kind="error">{failed().message}</Notice>
            <Button look="plain" onClick={() => location.assign("/")}>
              Go to sign in
            </Button>
          </FrontPage>
        )}
      </Match>
    </Switch>
  );
}

function AcceptForm(props: { id: string; invitation: InvitationInfo; onAccepted: () => void }) {
  const { isBusy, problem, submit } = createSubmission({
    async send(form) {
      const password = fieldOf(form, "password");
      const name = fieldOf(form, "name").trim();
      if (!props.invitation.hasAccount && name === "")
        return refuse({ message: "Say what you are called." });
      if (password.length < 10)
        return refuse({ message: "The password has at least 10 characters." });
      return acceptInvitation(props.id, { ...(name === "" ? {} : { name }), password });
    },
    done: () => props.onAccepted(),
  });

  return (
    <FrontPage
      title={`Join ${props.invitation.workspace}`}
      words={`${props.invitation.inviter} invited you to answer visitors together.`}
    >
      <form onSubmit={submit} noValidate>
        <Show when={problem()}>{(words) => <Notice kind="error">{words()}</Notice>}</Show>
        <Field
          label="E-mail"
          name="email"
          type="email"
          value={props.invitation.email}
          autocomplete="username"
          hint="The invitation is for this address."
          readOnly
        />
        <Show
          when={props.invitation.hasAccount}
          fallback={
            <>
              <Field
                label="Your name"
                name="name"
                autocomplete="name"
                hint="Visitors see your first name."
                autofocus
              />
              <Field
                label="Choose a password"
                name="password"
                type="password"
                autocomplete="new-password"
                hint="At least 10 characters."
              />
            </>
          }
        >
          <Field
            label="Your password"
            name="password"
            type="password"
            autocomplete="current-password"
            hint="You have an account already; use its password."
            autofocus
          />
        </Show>
        <Button type="submit" look="primary" disabled={isBusy()}>
          {isBusy() ? "Joining" : `Join ${props.invitation.workspace}`}
        </Button>
      </form>
    </FrontPage>
  );
}
