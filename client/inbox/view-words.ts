import type { InboxSort, InboxView } from "../../shared/domain/inbox-query.ts";
import type { IconName } from "../ui/icon-paths.ts";

interface ViewWords {
  label: string;
  icon: IconName;
  /** Second stroke after `g`. */
  key: string;
  empty: { title: string; words: string };
}

export const viewWords: Record<InboxView, ViewWords> = {
  "needs-attention": {
    label: "Needs attention",
    icon: "bell",
    key: "n",
    empty: {
      title: "Nobody is waiting",
      words: "Conversations come here when the agent hands over or a visitor writes back to you.",
    },
  },
  mine: {
    label: "Mine",
    icon: "person",
    key: "m",
    empty: {
      title: "Nothing is yours right now",
      words: "Reply to a conversation or take it over, and it stays here until it is resolved.",
    },
  },
  unassigned: {
    label: "Unassigned",
    icon: "unassigned",
    key: "u",
    empty: {
      title: "Everybody has been picked up",
      words: "Conversations wait here from the handoff until somebody takes them.",
    },
  },
  agent: {
    label: "Agent is handling",
    icon: "agent",
    key: "i",
    empty: {
      title: "The agent is not talking to anybody",
      words: "Watch it answer here; replying takes a conversation over at any time.",
    },
  },
  open: {
    label: "All open",
    icon: "inbox",
    key: "o",
    empty: {
      title: "No open conversations",
      words: "The first one appears as soon as a visitor writes on your website.",
    },
  },
  snoozed: {
    label: "Snoozed",
    icon: "snooze",
    key: "s",
    empty: {
      title: "Nothing is snoozed",
      words: "Snooze what can wait; it comes back at its time or when the visitor writes.",
    },
  },
  resolved: {
    label: "Resolved",
    icon: "check-circle",
    key: "r",
    empty: {
      title: "Nothing resolved yet",
      words: "What you resolve is kept here, complete, and opens again when the visitor writes.",
    },
  },
};

export const sortWords: Record<InboxSort, string> = {
  activity: "Last activity",
  waiting: "Longest waiting",
  created: "Newest conversation",
};
