import { join, type Participant } from "./participant.ts";
import type { Rig } from "./rig.ts";

/** The named people of a test, who all leave at its end. */
export interface People {
  /** A visitor with a conversation of her own. */
  vera(): Promise<{ conversation: string; vera: Participant; token: string }>;
  teammate(name: string, conversation: string): Promise<Participant>;
  leave(): void;
}

export function gatherPeople(rig: () => Rig): People {
  const people: Participant[] = [];
  const add = (one: Participant) => {
    people.push(one);
    return one;
  };
  return {
    async vera() {
      const { id, visitor, token } = await rig().addConversation();
      const vera = add(join(rig(), { id: visitor, role: "visitor", token }, id));
      return { conversation: id, vera, token };
    },
    async teammate(name, conversation) {
      const member = rig().addMember(name);
      const token = await rig().teamToken(member);
      return add(join(rig(), { id: member, role: "teammate", token }, conversation));
    },
    leave() {
      for (const one of people.splice(0)) one.leave();
    },
  };
}
