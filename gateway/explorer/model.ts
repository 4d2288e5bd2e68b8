export interface BilingualLabel {
  readonly zh: string;
  readonly en: string;
}

/** Somebody whose place the visitor may take: one application of one organisation. */
export interface ExplorerPersona {
  readonly id: string;
  readonly label: BilingualLabel;
  /** The item (31 characters) and case that it starts with, or null. */
  readonly item: string | null;
  readonly case: string | null;
}

export interface ExplorerItem {
  /** `S07` */
  readonly id: string;
  /** 31 characters, GB/T 39554.1. */
  readonly code: string;
  readonly label: BilingualLabel;
  /** Whether the item can be used only with the consent of those whom it is about. */
  readonly requiresConsent: boolean;
  /** Whose business it mostly is: the persona that its ready operation is run as. */
  readonly persona: string;
}

/** A ready operation, one tab of the editor. */
export interface ExplorerOperation {
  /** Name of its file: an item's id, or a name of its own. */
  readonly id: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** For whom a sandbox consent is to be made. */
export interface ConsentWish {
  /** 31-character item code. */
  readonly item: string;
  /** ID numbers in the operation's variables. */
  readonly subjects: readonly string[];
}
