import { Show } from "solid-js";
import { refuse } from "../../shared/domain/result.ts";
import { createOwner, type NewOwner, signIn } from "../api/account.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { createSubmission, fieldOf } from "../ui/form.ts";
import { FrontPage } from "../ui/front-page.tsx";
import { Notice } from "../ui/notice.tsx";

const PASSWORD_LENGTH = 10;

/** The first minute of a new installation: its owner and its workspace. */
export function SetupPage(props: { onDone: () => void }) {
  const { isBusy, problem, submit } = createSubmission({
    async send(form) {
      const owner: NewOwner = {
        workspace: fieldOf(form, "workspace").trim(),
        name: fieldOf(form, "name").trim(),
        email: fieldOf(form, "email").trim(),
        password: fieldOf(form, "password"),
      };
      const missing = missingWords(owner);
      if (missing !== null) return refuse({ message: missing });
      const created = await createOwner(owner);
      return created.ok ? signIn(owner.email, owner.password) : created;
    },
    done: () => props.onDone(),
  });

  return (
    <FrontPage
      title="Set up your lobby"
      words="A workspace is your team's inbox. You become its owner and can invite the others in a minute."
    >
      <form onSubmit={submit} noValidate>
        <Show when={problem()}>{(words) => <Notice kind="error">{words()}</Notice>}</Show>
        <Field
          label="Workspace"
          name="workspace"
          placeholder="Riverside Clinic"
          autocomplete="organization"
          autofocus
        />
        <Field
          label="Your name"
          name="name"
          autocomplete="name"
          hint="Visitors see your first name."
        />
        <Field label="E-mail" name="email" type="email" autocomplete="username" />
        <Field
          label="Password"
          name="password"
          type="password"
          autocomplete="new-password"
          hint={`At least ${PASSWORD_LENGTH} characters.`}
        />
        <Button type="submit" look="primary" disabled={isBusy()}>
          {isBusy() ? "Creating the workspace" : "Create the workspace"}
        </Button>
      </form>
    </FrontPage>
  );
}

function missingWords(owner: NewOwner): string | null {
  if (owner.workspace === "") return "Give the workspace a name.";
  if (owner.name === "") return "Say what you are called.";
  if (!/^\S+@\S+\.\S+$/.test(owner.email)) return "That doesn't look like an e-mail address.";
  if (owner.password.length < PASSWORD_LENGTH)
    return `The password needs at least ${PASSWORD_LENGTH} characters.`;
  return null;
}
