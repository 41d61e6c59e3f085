/** One choice of a list: what is sent, what is read, and a line to explain it. */
export type Option = { value: string; label: string; hint?: string };
