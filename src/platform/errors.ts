// The closed set of things that go wrong on purpose. Everything else is a fault and shows one neutral sentence.

/** Input that does not fit; `fields` holds one Chinese sentence per field name, "" for the whole form. */
export class InvalidInput extends Error {
  override readonly name = "InvalidInput";
  constructor(readonly fields: Readonly<Record<string, string>>) {
    super("invalid input");
  }
}

/** The thing does not exist or is outside the actor's scope; the two look alike. */
export class NotFound extends Error {
  override readonly name = "NotFound";
  constructor(readonly subject: string) {
    super(`not found: ${subject}`);
  }
}

/** A rule refuses; `sentence` is Chinese and shown as it is. */
export class Denied extends Error {
  override readonly name = "Denied";
  constructor(
    readonly code: string,
    readonly sentence: string,
  ) {
    super(code);
  }
}

/** Somebody else was faster, or the thing has moved on since the page was shown. */
export class Conflict extends Error {
  override readonly name = "Conflict";
  constructor(
    readonly code: string,
    readonly sentence: string,
  ) {
    super(code);
  }
}

/** No session, or one that has ended. */
export class SignedOut extends Error {
  override readonly name = "SignedOut";
}

/** Reason a policy refuses; null means allowed. One answer greys the button and refuses the request. */
export interface Denial {
  readonly code: string;
  readonly sentence: string;
}

/** Throws `Denied` when a policy gave a reason. */
export function demand(denial: Denial | null): void {
  if (denial) throw new Denied(denial.code, denial.sentence);
}

export function isExpected(error: unknown): error is InvalidInput | NotFound | Denied | Conflict | SignedOut {
  return (
    error instanceof InvalidInput ||
    error instanceof NotFound ||
    error instanceof Denied ||
    error instanceof Conflict ||
    error instanceof SignedOut
  );
}
